/** The built host as a process: what it prints, how it starts and ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mbtilesBytes, PNG } from '#tests/fixtures/basemaps/packages';
import { enter, post } from '../contract/targets.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
let workspace: Workspace;
const running = new Set<ChildProcess>();

beforeEach(() => {
  workspace = makeWorkspace();
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  workspace.remove();
});

type Run = {
  child: ChildProcess;
  output: () => string;
  url: () => Promise<string>;
  ended: Promise<number | null>;
};

function start(program: string, ...args: string[]): Run {
  const child = spawn(process.execPath, [join(root, program), ...args], { cwd: root, env: workspace.env });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += chunk;
    });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const addresses = () => output.match(/http:\S+/g) ?? [];
  let given = 0;
  return {
    child,
    output: () => output,
    ended,
    url: async () => {
      given += 1;
      await expect.poll(() => addresses().length, { timeout: 30_000 }).toBeGreaterThanOrEqual(given);
      return addresses()[given - 1] ?? '';
    },
  };
}
const host = (...args: string[]) => start('out/host/index.js', '--no-open', ...args);
const portOf = (url: string) => Number(new URL(url).port);
const asHost = (url: string) => ({
  port: portOf(url),
  newStartUrl: () => url,
  close: () => Promise.resolve(),
});

/** Makes a map through a host of its own, and ends that host as Ctrl+C does. */
async function makeMap(name: string): Promise<string> {
  const first = host();
  const url = await first.url();
  const cookie = await enter(url);
  expect(await post(asHost(url), cookie, 'maps.create', { name })).toMatchObject({ ok: true });
  const patch = { name: '活动室' };
  expect(await post(asHost(url), cookie, 'things.create', { kind: 'place', patch })).toMatchObject({
    ok: true,
  });
  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);
  return join(workspace.mapsDir, name);
}

test('ends on Ctrl+C with a backup, and opens the same map again', async () => {
  const folder = await makeMap('测试社区');
  expect(readdirSync(join(folder, 'backups')).length).toBeGreaterThan(0);
  expect(existsSync(join(folder, 'map.sqlite-wal'))).toBe(false);
  const second = host('--map', folder);
  const url = await second.url();
  const state = await post(asHost(url), await enter(url), 'app.state', {});
  expect(state).toMatchObject({ ok: true, data: { host: 'browser', map: { name: '测试社区' } } });
});

test('reads a tile package in a process of its own, built beside it', async () => {
  const run = host();
  const url = await run.url();
  const cookie = await enter(url);
  const ask = async (method: string, input: unknown): Promise<Record<string, string>> => {
    const answer = await post(asHost(url), cookie, method, input);
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.data as Record<string, string>;
  };
  await ask('maps.create', { name: '底图' });
  const bytes = mbtilesBytes();
  const { uploadId } = await ask('basemaps.beginFile', { fileName: 'a.mbtiles', sizeBytes: bytes.length });
  await ask('basemaps.putPart', { uploadId, offset: 0, bytes });
  const { id } = await ask('basemaps.addTiles', { uploadId });
  expect(await ask('basemaps.tile', { id, z: 1, x: 1, y: 1 })).toEqual({
    tile: { bytes: PNG, mime: 'image/png' },
  });
  run.child.kill('SIGINT');
  expect(await run.ended).toBe(0);
});

test('says what is wrong with --map, and offers the first screen all the same', async () => {
  const wrong = host('--map', join(workspace.mapsDir, 'nothing'));
  const url = await wrong.url();
  await expect.poll(wrong.output, { timeout: 30_000 }).toContain('找不到这张地图的文件夹');
  expect(await post(asHost(url), await enter(url), 'app.state', {})).toMatchObject({ data: { map: null } });
});

test('says who has the map open', async () => {
  const folder = await makeMap('同一张');
  const first = host('--map', folder);
  const url = await first.url();
  await post(asHost(url), await enter(url), 'app.state', {});
  const second = host('--map', folder);
  await expect.poll(second.output, { timeout: 30_000 }).toContain('正被另一个程序窗口使用');
});

test('says that a port is taken', async () => {
  const first = host();
  const second = host('--port', String(portOf(await first.url())));
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain('端口已被占用');
});

test('gives another address on Enter, and the older one has had its turn', async () => {
  const one = host();
  const first = await one.url();
  one.child.stdin?.write('\n');
  const second = await one.url();
  expect((await fetch(first, { redirect: 'manual' })).status).toBe(401);
  expect((await fetch(second, { redirect: 'manual' })).status).toBe(303);
});

test('npm start explains itself without installing or building', async () => {
  const help = start('start.mjs', '--help');
  expect(await help.ended).toBe(0);
  expect(help.output()).toContain('--map');
});
