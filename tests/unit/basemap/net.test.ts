import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshUntilMs } from '#core/services/basemaps/net/freshness';
import { makeMemory } from '#core/services/basemaps/net/memory';
import { makeSlots } from '#core/services/basemaps/net/slots';
import { openTileCache } from '#core/store/tiles/tileCache';

describe('how long an answer is good', () => {
  const NOW = Date.parse('2026-08-02T02:00:00Z');
  const until = (headers: Record<string, string>): number | null => {
    const found = freshUntilMs(new Headers(headers), NOW);
    return found === null ? null : (found - NOW) / 1000;
  };
  it.each([
    [{}, 30 * 86_400],
    [{ 'cache-control': 'max-age=60' }, 60],
    [{ 'cache-control': 'public, MAX-AGE="60"', age: '20' }, 40],
    [{ 'cache-control': 'max-age=60', expires: 'Mon, 03 Aug 2026 02:00:00 GMT' }, 60],
    [{ expires: 'Sun, 02 Aug 2026 02:00:30 GMT' }, 30],
    [{ expires: '0' }, 0],
    [{ expires: 'Sat, 01 Aug 2026 02:00:00 GMT' }, 0],
    [{ 'cache-control': 'no-cache' }, 0],
    [{ 'cache-control': 'private, no-store' }, null],
    [{ 'cache-control': 'max-age=9999999999' }, 365 * 86_400],
    [{ 'cache-control': 'max-age=60', age: '-5x' }, 60],
  ])('%j: %s s', (headers, seconds) => {
    expect(until(headers as Record<string, string>)).toBe(seconds);
  });
});

describe('the memory', () => {
  it('never holds more than it may, and the last used longest', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 40 })), {
          maxLength: 60,
        }),
        (puts) => {
          const memory = makeMemory<number>(100);
          const sizes = new Map<number, number>();
          for (const [key, bytes] of puts) {
            memory.put(String(key), bytes, bytes);
            sizes.set(key, bytes);
            expect(memory.get(String(key))).toBe(bytes);
            const held = [...sizes].filter(([one]) => memory.get(String(one)) !== undefined);
            expect(held.reduce((sum, [, size]) => sum + size, 0)).toBeLessThanOrEqual(100);
          }
        },
      ),
    );
    const memory = makeMemory<string>(2);
    memory.put('a', 'a', 1);
    memory.put('b', 'b', 1);
    memory.get('a');
    memory.put('c', 'c', 1);
    expect([memory.get('a'), memory.get('b'), memory.get('c')]).toEqual(['a', undefined, 'c']);
  });
});

describe('slots', () => {
  const never = new AbortController().signal;

  it('run so many at once, the last asked first, and give up the oldest of too many', async () => {
    const slots = makeSlots(1, 2);
    const order: number[] = [];
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const run = (n: number, signal = never) =>
      slots
        .run(async () => {
          order.push(n);
          if (n === 0) await gate;
          return n;
        }, signal)
        .catch((error: Error) => error.message);
    const all = [0, 1, 2, 3].map((n) => run(n));
    expect(await all[1]).toBe('cancelled');
    open();
    expect(await Promise.all(all)).toEqual([0, 'cancelled', 2, 3]);
    expect(order).toEqual([0, 3, 2]);
  });

  it('let go who does not wait any more, and go on after a failure', async () => {
    const slots = makeSlots(1, 5);
    const leave = new AbortController();
    const failing = slots
      .run(() => Promise.reject(new Error('broken')), never)
      .catch((error: Error) => error.message);
    const left = slots.run(() => Promise.resolve('ran'), leave.signal).catch((error: Error) => error.message);
    leave.abort();
    expect(await left).toBe('cancelled');
    expect(await failing).toBe('broken');
    expect(await slots.run(() => Promise.resolve('next'), never)).toBe('next');
    await expect(slots.run(() => Promise.resolve(1), leave.signal)).rejects.toThrow('cancelled');
  });
});

describe('the cache on the disk', () => {
  let home: string;
  let nowMs = 0;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'living-map-cache-'));
    nowMs = 1_000;
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));
  const open = (maxBytes = 10_000) => openTileCache(home, { maxBytes, now: () => nowMs });
  const key = (x: number, basemapId = 'a') => ({ basemapId, z: 10, x, y: 1 });
  const tile = (size: number) => ({
    bytes: new Uint8Array(size),
    mime: 'image/png',
    etag: null,
    freshUntilMs: 5,
  });

  it('keeps what was put, until it is full: then the longest unused goes', () => {
    const cache = open(10_000);
    for (let x = 0; x < 150; x += 1) {
      nowMs += 1;
      cache.put(key(x), tile(60));
    }
    nowMs += 3_600_001;
    expect(cache.get(key(0))?.bytes.length).toBe(60);
    for (let x = 150; x < 170; x += 1) cache.put(key(x), tile(60));
    expect(cache.bytes()).toBeLessThanOrEqual(10_000);
    expect(cache.get(key(0))).not.toBeNull();
    expect(cache.get(key(1))).toBeNull();
    expect(cache.get(key(169))).not.toBeNull();
    cache.close();
    const again = open();
    expect(again.bytes()).toBeLessThanOrEqual(10_000);
    expect(again.get(key(0))).toMatchObject({ mime: 'image/png', freshUntilMs: 5 });
    again.close();
  });

  it('counts a tile that is replaced once, and drops those of one basemap', () => {
    const cache = open();
    cache.put(key(1), tile(100));
    cache.put(key(1), tile(40));
    cache.put(key(1, 'b'), tile(7));
    expect(cache.bytes()).toBe(47);
    cache.refresh(key(1), 99);
    expect(cache.get(key(1))?.freshUntilMs).toBe(99);
    cache.drop('a');
    expect(cache.bytes()).toBe(7);
    cache.close();
  });

  it('that is damaged is begun anew', () => {
    writeFileSync(
      join(home, 'tiles.sqlite'),
      'this is no database at all, and long enough to be one'.repeat(50),
    );
    const cache = open();
    expect(cache.get(key(1))).toBeNull();
    cache.put(key(1), tile(3));
    expect(cache.get(key(1))?.bytes.length).toBe(3);
    cache.close();
  });
});
