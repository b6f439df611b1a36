import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const CORE = join(import.meta.dirname, '../../electron/core');
const files = readdirSync(CORE, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts'));
const outside = files.filter((name) => !name.startsWith('store/'));

/** What only the store may say: services must run on another database without a change. */
const DIALECT = [
  /\brawRows\(/,
  /\bsql[`<]/,
  /import \{[^}]*\bsql\b[^}]*\} from 'kysely'/,
  /from 'better-sqlite3'/,
];

it('SQL stands in the store alone', () => {
  expect(outside.length).toBeGreaterThan(50);
  const offenders = outside.filter((name) => {
    const text = readFileSync(join(CORE, name), 'utf8');
    return DIALECT.some((pattern) => pattern.test(text.replace(/import type .*\n/g, '')));
  });
  expect(offenders).toEqual([]);
});

it('the patterns would notice it', () => {
  const store = files
    .filter((name) => name.startsWith('store/'))
    .map((name) => readFileSync(join(CORE, name), 'utf8'));
  for (const pattern of DIALECT)
    expect(
      store.some((text) => pattern.test(text)),
      String(pattern),
    ).toBe(true);
});
