import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (name: string): string => readFileSync(root + name, 'utf8');
const PLACES = /^(shared|electron|renderer|resources|tests)\/?|^\.[a-z-]+\.cjs$/;

describe('documents', () => {
  it('ARCHITECTURE.md names only paths that exist', () => {
    const named = [...read('ARCHITECTURE.md').matchAll(/`([^`\s]+)`/g)].map((match) => match[1] ?? '');
    const paths = named.filter((name) => PLACES.test(name) && !/[<>…*]/.test(name));
    expect(paths.length).toBeGreaterThan(30);
    expect(paths.filter((path) => !existsSync(root + path))).toEqual([]);
  });

  it.each(['README.md', 'README.zh-CN.md'])('%s links only to files that exist', (name) => {
    const links = [...read(name).matchAll(/\]\(([^)#]+)\)/g)].map((match) => match[1] ?? '');
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((link) => !/^https?:/.test(link) && !existsSync(root + link))).toEqual([]);
  });

  it('the scripts that README.md names exist', () => {
    const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts;
    const named = [...read('README.md').matchAll(/npm (?:run (?:-s )?)?(start|test|call|bench|package)\b/g)];
    expect(named.length).toBeGreaterThan(4);
    for (const [, script] of named) expect(Object.keys(scripts)).toContain(script);
  });
});
