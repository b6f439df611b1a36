import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { TileArt } from '#renderer/features/map/basemap/tiles/art';
import { type Quad, quadKey } from '#renderer/features/map/basemap/tiles/grid';
import { mercatorGrid } from '#renderer/features/map/basemap/tiles/mercatorGrid';
import { wantedFor } from '#renderer/features/map/basemap/tiles/paintTiles';
import { type Picture, partsFor } from '#renderer/features/map/basemap/tiles/parts';
import { byItself, pictureGrid } from '#renderer/features/map/basemap/tiles/pictureGrid';
import { TileCache } from '#renderer/features/map/basemap/tiles/tileCache';
import { TileQueue } from '#renderer/features/map/basemap/tiles/tileQueue';
import type { View } from '#renderer/features/map/canvas/view';

const grid = mercatorGrid({
  crs: 'wgs84',
  minZoom: 3,
  maxZoom: 16,
  tileSize: 256,
  bbox: null,
  content: 'raster',
});
const picture = (side = 256) => ({ width: side, height: side }) as unknown as Picture;
const view = (zoom: number): View => {
  const scale = 256 * 2 ** zoom;
  return {
    zoom,
    scale,
    left: 0.8 * scale,
    top: 0.4 * scale,
    width: 700,
    height: 500,
    padX: 0,
    padY: 0,
    dpr: 1,
  };
};

describe('what is drawn for a tile', () => {
  const have = (...quads: Quad[]) => {
    const keys = new Set(quads.map(quadKey));
    return (quad: Quad) => (keys.has(quadKey(quad)) ? picture() : undefined);
  };
  const quad = { z: 10, x: 853, y: 421 };

  test('itself when it is there', () => {
    const parts = partsFor(grid, quad, have(quad, { z: 9, x: 426, y: 210 }));
    expect(parts).toHaveLength(1);
    expect(parts[0]?.source).toMatchObject({ x: 0, y: 0, width: 256, height: 256 });
  });

  test('the part of the nearest coarser tile that covers it', () => {
    const [part] = partsFor(grid, quad, have({ z: 8, x: 213, y: 105 }, { z: 6, x: 53, y: 26 }));
    // Column 853 is the second of four in 213, row 421 the second of four in 105.
    expect(part?.source).toMatchObject({ x: 64, y: 64, width: 64, height: 64 });
  });

  test('sharper ones over the coarser part, or alone', () => {
    const child = { z: 11, x: 1706, y: 843 };
    expect(partsFor(grid, quad, have(child)).map((part) => quadKey(part.quad))).toEqual(['11/1706/843']);
    const both = partsFor(grid, quad, have(child, { z: 9, x: 426, y: 210 }));
    expect(both.map((part) => part.quad.z)).toEqual([10, 11]);
  });

  test('nothing where there is nothing', () => expect(partsFor(grid, quad, have())).toEqual([]));
});

const art = (there: ReadonlySet<string>, none: ReadonlySet<string> = new Set()): TileArt => ({
  get: (quad) => (there.has(quadKey(quad)) ? picture() : undefined),
  isNone: (quad) => none.has(quadKey(quad)),
  want: () => undefined,
  idle: () => true,
  destroy: () => undefined,
});

describe('what is asked for', () => {
  test('coarse tiles first, then the sharp ones from the middle outwards', () => {
    const now = view(12);
    const quads = grid.quadsIn(now, 12);
    const wanted = wantedFor(grid, art(new Set()), now, quads);
    const coarse = wanted.filter(({ z }) => z === 9);
    expect(coarse.length).toBeGreaterThan(0);
    expect(wanted.slice(0, coarse.length)).toEqual(coarse);
    const middle = wanted[coarse.length];
    const [x, y] = grid.place(now, middle ?? { z: 0, x: 0, y: 0 })(0.5, 0.5);
    expect(Math.hypot(x - 350, y - 250)).toBeLessThan(190);
    expect(wanted.filter(({ z }) => z === 12)).toHaveLength(quads.length);
  });

  test('the next coarser one instead of a tile that does not exist', () => {
    const now = view(12);
    const quads = grid.quadsIn(now, 12);
    const none = new Set(quads.map(quadKey));
    const wanted = wantedFor(grid, art(new Set(), none), now, quads);
    expect(wanted.some(({ z }) => z === 12)).toBe(false);
    expect(wanted.some(({ z }) => z === 11)).toBe(true);
  });

  test('a package of deep tiles seen from afar asks for none of them', () => {
    const deep = mercatorGrid({
      crs: 'wgs84',
      minZoom: 15,
      maxZoom: 16,
      tileSize: 256,
      bbox: null,
      content: 'raster',
    });
    expect(deep.quadsIn(view(9), deep.zFor(view(9)))).toEqual([]);
  });
});

describe('TileCache', () => {
  test('keeps within its bound and lets go what was longest not asked for', () => {
    const gone: string[] = [];
    const cache = new TileCache<string>(100, (value) => gone.push(value));
    for (const key of ['a', 'b', 'c']) cache.set(key, key, 40);
    expect(gone).toEqual(['a']);
    cache.get('b');
    cache.set('d', 'd', 40);
    expect(gone).toEqual(['a', 'c']);
    cache.clear();
    expect(cache.bytes).toBe(0);
  });

  test('never holds more than its bound, but for one tile that is larger', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 60 }))),
        (steps) => {
          const cache = new TileCache<number>(100, () => undefined);
          for (const [key, bytes] of steps) {
            cache.set(String(key), bytes, bytes);
            expect(cache.bytes).toBeLessThanOrEqual(100);
            expect(cache.get(String(key))).toBe(bytes);
          }
        },
      ),
    );
  });
});

describe('TileQueue', () => {
  const quadAt = (x: number): Quad => ({ z: 5, x, y: 0 });
  function makeQueue() {
    const asked: {
      key: string;
      signal: AbortSignal;
      answer: (value: string | null) => void;
      fail: () => void;
    }[] = [];
    const loaded: string[] = [];
    const faults: unknown[] = [];
    let nowMs = 0;
    const queue = new TileQueue<string>({
      atOnce: 2,
      load: (quad, signal) =>
        new Promise((answer, reject) => {
          asked.push({ key: quadKey(quad), signal, answer, fail: () => reject(new Error('off')) });
        }),
      onLoaded: (key) => loaded.push(key),
      onFault: (error) => faults.push(error),
      nowMs: () => nowMs,
    });
    return { queue, asked, loaded, faults, later: (ms: number) => (nowMs += ms) };
  }
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

  test('asks few at once, in the order wanted, and the next when one came', async () => {
    const { queue, asked, loaded } = makeQueue();
    queue.want([quadAt(3), quadAt(1), quadAt(2)]);
    expect(asked.map(({ key }) => key)).toEqual(['5/3/0', '5/1/0']);
    asked[0]?.answer('three');
    await settled();
    expect(loaded).toEqual(['5/3/0']);
    expect(asked.map(({ key }) => key)).toEqual(['5/3/0', '5/1/0', '5/2/0']);
    expect(queue.idle).toBe(false);
  });

  test('gives up what is wanted no longer and says nothing of it', async () => {
    const { queue, asked, loaded, faults } = makeQueue();
    queue.want([quadAt(1), quadAt(2)]);
    queue.want([quadAt(2), quadAt(3)]);
    expect(asked[0]?.signal.aborted).toBe(true);
    asked[0]?.answer('late');
    await settled();
    expect([loaded, faults]).toEqual([[], []]);
    expect(asked.map(({ key }) => key)).toEqual(['5/1/0', '5/2/0', '5/3/0']);
  });

  test('a tile that failed is asked again later by itself, one that does not exist never', async () => {
    vi.useFakeTimers();
    try {
      const { queue, asked, loaded, faults, later } = makeQueue();
      queue.want([quadAt(1), quadAt(2)]);
      asked[0]?.fail();
      asked[1]?.answer(null);
      await vi.advanceTimersByTimeAsync(0);
      expect(faults.filter(Boolean)).toHaveLength(1);
      queue.want([quadAt(1), quadAt(2)]);
      expect(asked).toHaveLength(2);
      expect(queue.idle).toBe(true);
      later(20_000);
      await vi.advanceTimersByTimeAsync(20_000);
      expect(asked.map(({ key }) => key)).toEqual(['5/1/0', '5/2/0', '5/1/0']);
      asked[2]?.answer('one');
      await vi.advanceTimersByTimeAsync(0);
      expect(loaded).toEqual(['5/1/0']);
      // What nobody wants any more is not asked for again.
      queue.want([quadAt(7)]);
      asked[3]?.fail();
      await vi.advanceTimersByTimeAsync(0);
      queue.want([]);
      later(20_000);
      await vi.advanceTimersByTimeAsync(20_000);
      expect(asked).toHaveLength(4);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a picture by itself', () => {
  const size = { width: 8_000, height: 5_001, tileSize: 512 };
  const tiles = pictureGrid(size, byItself);

  test('its tiles cover every pixel once', () => {
    const whole = {
      zoom: 0,
      scale: 1,
      left: 0,
      top: 0,
      width: 8_000,
      height: 5_001,
      padX: 0,
      padY: 0,
      dpr: 1,
    };
    for (let z = 0; z <= tiles.maxZ; z += 1) {
      const area = tiles.quadsIn(whole, z).reduce((sum, quad) => {
        const { width, height } = tiles.regionOf(quad);
        return sum + width * height;
      }, 0);
      expect(area).toBe(8_000 * 5_001);
    }
    expect(tiles.quadsIn(whole, tiles.maxZ)).toHaveLength(16 * 10);
  });

  test('the size drawn is about one pixel for one of the canvas', () => {
    const at = (scale: number): View => ({
      zoom: 0,
      scale,
      left: 0,
      top: 0,
      width: 600,
      height: 400,
      padX: 0,
      padY: 0,
      dpr: 1,
    });
    expect(tiles.zFor(at(1))).toBe(tiles.maxZ);
    expect(tiles.zFor(at(0.5))).toBe(tiles.maxZ - 1);
    expect(tiles.zFor(at(0.01))).toBe(0);
    expect(tiles.zFor(at(9))).toBe(tiles.maxZ);
  });
});
