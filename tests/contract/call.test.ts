/** `npm run -s call`: the program without a window, as a script sees it. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { METHODS } from '#shared/contract/index';

const script = fileURLToPath(new URL('../../electron/host/call.ts', import.meta.url));
// Every call is a program that starts, opens the map and closes it again.
vi.setConfig({ testTimeout: 120_000 });

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'living-map-call-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** Runs the command; `lines` go to its standard input. */
function call(
  args: readonly string[],
  lines: readonly unknown[] = [],
): Promise<{ code: number | null; out: string }> {
  const env = {
    ...process.env,
    INIT_CWD: home,
    LIVING_MAP_STATE: join(home, 'state'),
    LIVING_MAP_MAPS: home,
  };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { env, stdio: ['pipe', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve({ code, out }));
    child.stdin.end(lines.map((line) => JSON.stringify(line)).join('\n'));
  });
}

it('lists every method with its schemas', async () => {
  const { code, out } = await call(['--list']);
  const listed = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { method: string; input: object; output: object });
  expect(code).toBe(0);
  expect(listed.map(({ method }) => method)).toEqual([...METHODS.keys()]);
  for (const { input, output } of listed) {
    expect(input).toMatchObject({ type: 'object' });
    expect(output).toHaveProperty('$schema');
  }
});

it('runs one method a time on a map, and a later call can undo an earlier one', async () => {
  expect((await call(['maps.create', '{"name":"测试社区"}'])).code).toBe(0);
  const map = ['--map', '测试社区'];
  const made = await call(['things.create', '{"kind":"place","patch":{"name":"活动室"}}', ...map]);
  expect(JSON.parse(made.out)).toMatchObject({ name: '活动室' });
  expect(JSON.parse((await call(['history.undo', '{}', ...map])).out)).toMatchObject({ count: 1 });
  const counts = JSON.parse((await call(['app.counts', '{}', ...map])).out) as { byKind: { place?: number } };
  expect(counts.byKind.place ?? 0).toBe(0);
});

it('answers with an error code and ends with 1', async () => {
  expect(await call(['app.counts'])).toMatchObject({ code: 1, out: expect.stringContaining('map.notOpen') });
  expect(await call(['no.method'])).toMatchObject({
    code: 1,
    out: expect.stringContaining('method.unknown'),
  });
  expect(await call(['app.state', '{}', '--map', 'nothing'])).toMatchObject({
    code: 1,
    out: expect.stringContaining('map.notFound'),
  });
  expect((await call(['app.state', '{not json'])).code).toBe(2);
});

it('takes files in, gives files out, and runs many lines in one process', async () => {
  writeFileSync(join(home, 'people.csv'), '姓名,电话\n王小明,13812345678\n');
  const lines = [
    { method: 'maps.create', input: { name: '一行一个' } },
    { method: 'imports.open', input: { fileName: 'people.csv', bytes: { $file: join(home, 'people.csv') } } },
  ];
  const { code, out } = await call(['--stdin'], lines);
  expect(code).toBe(0);
  const [created, opened] = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  expect(created).toMatchObject({ name: '一行一个' });
  expect(opened).toHaveProperty('importId');
  const list = { source: 'thing', title: '场所清单', filter: { kinds: ['place'] } };
  const args = [
    'lists.xlsx',
    JSON.stringify({ list, edition: 'public' }),
    '--map',
    '一行一个',
    '--out',
    'list.xlsx',
  ];
  expect((await call(args)).code).toBe(0);
  expect(readFileSync(join(home, 'list.xlsx')).subarray(0, 2).toString()).toBe('PK');
});
