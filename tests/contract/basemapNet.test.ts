/** Addresses of tiles, asked from a server of this test's own. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '#shared/contract/index';
import { MVT, PNG } from '#tests/fixtures/basemaps/packages';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let test: TestCore;
let server: Server;
let asked: IncomingMessage[];
let answer: Answer;
let nowMs: number;

const png: Answer = (_request, response) =>
  void response.writeHead(200, { 'content-type': 'image/png' }).end(PNG);
const listen = (made: Server): Promise<void> =>
  new Promise((resolve) => made.listen(0, '127.0.0.1', () => resolve()));
const portOf = (made: Server): number => (made.address() as AddressInfo).port;

beforeEach(async () => {
  nowMs = Date.parse('2026-08-02T10:00:00+08:00');
  asked = [];
  answer = png;
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await listen(server);
  test = makeTestCore({ now: () => nowMs });
  await test.call('maps.create', { name: '测试社区' });
});
afterEach(async () => {
  await test.dispose();
  server.closeAllConnections();
  server.close();
});

const origin = (): string => `http://127.0.0.1:${portOf(server)}`;
const add = (more: Partial<InputOf<'basemaps.addAddress'>> = {}) =>
  test.call('basemaps.addAddress', { type: 'xyz', url: `${origin()}/{z}/{x}/{y}.png`, ...more });
const tile = async (id: string, x = 0, more: object = {}) =>
  (await test.call('basemaps.tile', { id, z: 5, x, y: 9, ...more })).tile;
const folder = (): string => join(test.home, 'maps', '测试社区');
const reopen = async () => {
  await test.call('maps.close', {});
  await test.call('maps.open', { folder: folder() });
};
const serverGone = async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
};

describe('an address', () => {
  it('gives its tiles; each is asked for once, without cookies', async () => {
    const made = await add({ looks: { name: '市影像', attribution: '© 市局' } });
    expect(made).toMatchObject({
      name: '市影像',
      type: 'xyz',
      content: 'raster',
      host: new URL(origin()).host,
    });
    expect(await tile(made.id)).toEqual({ bytes: PNG, mime: 'image/png' });
    await tile(made.id);
    await reopen();
    expect(await tile(made.id)).toEqual({ bytes: PNG, mime: 'image/png' });
    expect(asked.map(({ url }) => url)).toEqual(['/5/0/9.png']);
    expect(asked[0]?.headers.cookie).toBeUndefined();
    expect(asked[0]?.headers['user-agent']).toContain('LivingMap');
  });

  it('is asked once for all who want the same tile at once', async () => {
    const { id } = await add();
    await Promise.all(Array.from({ length: 5 }, () => tile(id)));
    expect(asked).toHaveLength(1);
  });

  it('of vector tiles, unpacked', async () => {
    answer = (_request, response) => void response.end(gzipSync(MVT));
    const made = await add({ url: `${origin()}/{z}/{x}/{y}.pbf` });
    expect(made.content).toBe('vector');
    expect((await tile(made.id))?.bytes).toEqual(MVT);
  });

  it('gives nothing where its server has nothing', async () => {
    for (const [x, status] of [204, 404, 410].entries()) {
      answer = (_request, response) => void response.writeHead(status).end();
      expect(await tile((await add()).id, x)).toBeNull();
    }
    const { id } = await add({ minZoom: 6 });
    expect(await tile(id)).toBeNull();
    expect(asked).toHaveLength(3);
  });

  it('of 天地图 needs only the office’s key', async () => {
    const made = await test.call('basemaps.addAddress', {
      type: 'wmts',
      url: 'https://t{s}.tianditu.gov.cn/cva_w/wmts',
      key: 'k',
    });
    expect(made).toMatchObject({
      name: '天地图矢量注记',
      role: 'annotation',
      minZoom: 1,
      maxZoom: 18,
      hasKey: true,
    });
    const base = await add();
    const { basemaps } = await test.call('basemaps.list', {});
    expect(basemaps.map(({ id }) => id)).toEqual([base.id, made.id]);
  });

  it('is refused with its reason', async () => {
    await expect(add({ url: 'https://a.cn/{z}/{x}' })).rejects.toMatchObject({
      code: 'basemap.address',
      params: { reason: 'placeholders' },
    });
    await expect(add({ url: 'http://a.cn/{z}/{x}/{y}?tk={tk}', key: 'k' })).rejects.toMatchObject({
      code: 'basemap.insecureKey',
    });
  });
});

describe('the office’s key', () => {
  const key = 'SECRETKEY0123456789';

  it('goes to the server and nowhere else', async () => {
    const made = await add({ url: `${origin()}/{z}/{x}/{y}?tk={tk}`, key });
    await tile(made.id);
    expect(asked[0]?.url).toBe(`/5/0/9?tk=${key}`);
    expect(made.hasKey).toBe(true);
    answer = (_request, response) => void response.writeHead(403).end(`bad key ${key}`);
    const failed = await tile(made.id, 1).catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 'basemap.refused', params: { status: 403 } });
    await test.call('basemaps.update', { id: made.id, looks: { opacity: 0.4 } });
    const all = [
      made,
      failed,
      await test.call('basemaps.list', {}),
      await test.call('history.state', {}),
      await test.call('app.state', {}),
      test.events,
    ];
    expect(JSON.stringify(all)).not.toContain(key);
  });

  it('that stood in a pasted address is taken out of it, and may be changed', async () => {
    const made = await add({ url: `${origin()}/{z}/{x}/{y}?tk=${key}` });
    expect(made.hasKey).toBe(true);
    await tile(made.id);
    await test.call('basemaps.update', { id: made.id, key: 'NEWKEY' });
    await tile(made.id);
    expect(asked.map(({ url }) => url)).toEqual([`/5/0/9?tk=${key}`, '/5/0/9?tk=NEWKEY']);
    await expect(test.call('basemaps.update', { id: made.id, key: '' })).rejects.toMatchObject({
      code: 'basemap.address',
      params: { reason: 'keyMissing' },
    });
  });
});

describe('a server', () => {
  it('that sends something else than a tile is refused, whatever it calls it', async () => {
    const { id } = await add();
    for (const [x, body] of [
      '<ServiceExceptionReport/>',
      '<html>login</html>',
      '{"code":1}',
      '<svg/>',
    ].entries()) {
      answer = (_request, response) =>
        void response.writeHead(200, { 'content-type': 'image/png' }).end(body);
      await expect(tile(id, x)).rejects.toMatchObject({ code: 'basemap.refused', params: { status: 200 } });
    }
  });

  it('that sends without end, or a bomb, is cut off', async () => {
    const { id } = await add();
    answer = (_request, response) => {
      response.writeHead(200);
      const more = (): void =>
        void response.write(Buffer.concat([PNG, Buffer.alloc(1024 * 1024)]), (error) => error || more());
      more();
    };
    await expect(tile(id)).rejects.toMatchObject({ code: 'basemap.refused' });
    const bomb = gzipSync(Buffer.concat([PNG, Buffer.alloc(100 * 1024 * 1024)]));
    answer = (_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    await expect(tile(id, 1)).rejects.toMatchObject({ code: 'basemap.refused' });
    answer = (_request, response) => void response.end(gzipSync(Buffer.alloc(100 * 1024 * 1024)));
    await expect(tile(id, 2)).rejects.toMatchObject({ code: 'basemap.refused' });
  });

  it('may redirect within itself only', async () => {
    const other = createServer((_request, response) => void response.end(PNG));
    await listen(other);
    try {
      const { id } = await add();
      answer = (request, response) =>
        request.url?.startsWith('/5/')
          ? void response.writeHead(302, { location: '/moved.png' }).end()
          : png(request, response);
      expect((await tile(id, 1))?.bytes).toEqual(PNG);
      for (const [x, location] of [
        `http://127.0.0.1:${portOf(other)}/a.png`,
        `http://localhost:${portOf(server)}/a.png`,
        'file:///etc/passwd',
        'http://169.254.169.254/latest',
      ].entries()) {
        answer = (_request, response) => void response.writeHead(302, { location }).end();
        await expect(tile(id, 2 + x)).rejects.toMatchObject({
          code: 'basemap.refused',
          params: { status: 302 },
        });
      }
      answer = (request, response) => void response.writeHead(302, { location: request.url }).end();
      const before = asked.length;
      await expect(tile(id, 9)).rejects.toMatchObject({ code: 'basemap.refused' });
      expect(asked.length - before).toBe(4);
    } finally {
      other.close();
    }
  });

  it('that does not answer is not asked again for a while', async () => {
    const { id } = await add();
    await serverGone();
    await expect(tile(id)).rejects.toMatchObject({ code: 'basemap.offline' });
    const before = performance.now();
    await Promise.all(
      Array.from({ length: 20 }, (_, x) =>
        expect(tile(id, x)).rejects.toMatchObject({ code: 'basemap.offline' }),
      ),
    );
    expect(performance.now() - before).toBeLessThan(2_000);
  });

  it('is asked again after its rest, which grows while it stays away', async () => {
    const { id } = await add();
    const away: Answer = (request) => void request.socket.destroy();
    const fails = (x: number) => expect(tile(id, x)).rejects.toMatchObject({ code: 'basemap.offline' });
    answer = away;
    await fails(0);
    for (const restMs of [10_000, 20_000, 40_000, 60_000, 60_000]) {
      const before = asked.length;
      nowMs += restMs - 1;
      await fails(1);
      expect(asked.length).toBe(before);
      nowMs += 2;
      await fails(1);
      expect(asked.length).toBeGreaterThan(before);
    }
    nowMs += 60_001;
    answer = png;
    expect((await tile(id, 1))?.bytes).toEqual(PNG);
    answer = (_request, response) => void response.writeHead(429).end();
    await expect(tile(id, 2)).rejects.toMatchObject({ code: 'basemap.refused', params: { status: 429 } });
    const before = asked.length;
    await expect(tile(id, 3)).rejects.toMatchObject({ code: 'basemap.refused' });
    expect(asked.length).toBe(before);
  });

  it('is asked no more than a few at once, and a tile that nobody wants any more is given up', async () => {
    const { id } = await add();
    const held: ServerResponse[] = [];
    answer = (_request, response) => void held.push(response);
    const wanted = Array.from({ length: 12 }, (_, x) =>
      tile(id, x, { jobId: `tile-${x}` }).catch((error: unknown) => error),
    );
    await expect.poll(() => held.length).toBe(6);
    for (const x of [0, 11]) await test.call('jobs.cancel', { jobId: `tile-${x}` });
    expect(await wanted[0]).toMatchObject({ code: 'cancelled' });
    expect(await wanted[11]).toMatchObject({ code: 'cancelled' });
    answer = png;
    await expect.poll(() => asked.length).toBeGreaterThan(6);
    for (const response of held) response.end(PNG);
    const all = await Promise.all(wanted.slice(1, 11));
    expect(all.every((found) => (found as { mime?: string }).mime === 'image/png')).toBe(true);
    expect(asked.length).toBeLessThanOrEqual(12);
    // Who asks again gets it.
    expect((await tile(id, 0))?.bytes).toEqual(PNG);
  });

  it('leaves nothing hanging when the map is closed', async () => {
    const { id } = await add();
    answer = () => undefined;
    const waiting = tile(id).catch((error: unknown) => error);
    await expect.poll(() => asked.length).toBe(1);
    await test.call('maps.close', {});
    expect(await waiting).toMatchObject({ code: 'cancelled' });
  });
});

describe('tiles that were seen', () => {
  const DAY_MS = 86_400_000;
  const withHeaders =
    (headers: Record<string, string>): Answer =>
    (request, response) => {
      if (headers.etag && request.headers['if-none-match'] === headers.etag)
        response.writeHead(304, headers).end();
      else response.writeHead(200, headers).end(PNG);
    };

  it('are shown without a network, also when they are old', async () => {
    const { id } = await add();
    await tile(id);
    nowMs += 400 * DAY_MS;
    await reopen();
    await serverGone();
    expect((await tile(id))?.bytes).toEqual(PNG);
    await expect(tile(id, 1)).rejects.toMatchObject({ code: 'basemap.offline' });
  });

  it('are shown at once where their server takes its time, and the new one later', async () => {
    const { id } = await add();
    await tile(id);
    nowMs += 400 * DAY_MS;
    const held: ServerResponse[] = [];
    answer = (_request, response) => void held.push(response);
    expect((await tile(id))?.bytes).toEqual(PNG);
    const other = new Uint8Array([...PNG, 1]);
    held[0]?.end(other);
    await expect.poll(async () => (await tile(id))?.bytes).toEqual(other);
    expect(asked).toHaveLength(2);
  });

  it('are asked for again when their time is over, and only whether they changed', async () => {
    answer = withHeaders({ 'cache-control': 'max-age=3600', etag: '"a1"' });
    const { id } = await add();
    await tile(id);
    nowMs += 3_599_000;
    await tile(id);
    expect(asked).toHaveLength(1);
    nowMs += 2_000;
    expect((await tile(id))?.bytes).toEqual(PNG);
    expect(asked[1]?.headers['if-none-match']).toBe('"a1"');
    await tile(id);
    expect(asked).toHaveLength(2);
  });

  it('are not kept where their server forbids it', async () => {
    answer = withHeaders({ 'cache-control': 'no-store' });
    const { id } = await add();
    await tile(id);
    await tile(id);
    expect(asked).toHaveLength(2);
  });

  it('go with the basemap that is erased; nothing of a key is in them', async () => {
    const { id } = await add({ url: `${origin()}/{z}/{x}/{y}?tk={tk}`, key: 'SECRETKEY' });
    await tile(id);
    const cache = join(folder(), 'basemaps', 'cache');
    expect(existsSync(cache)).toBe(true);
    for (const name of readdirSync(cache))
      expect(readFileSync(join(cache, name)).includes('SECRETKEY')).toBe(false);
    await test.call('basemaps.remove', { id });
    await test.call('basemaps.erase', { id });
    const again = await add();
    await serverGone();
    await expect(tile(again.id)).rejects.toMatchObject({ code: 'basemap.offline' });
  });
});
