import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latOf, lngOf, worldX, worldY } from '#renderer/features/map/canvas/view';
import { makeClusters } from '#renderer/features/map/clusters/cluster';
import { cardPlace } from '#renderer/features/map/hover/place';
import { makePointSet } from '#renderer/features/map/points/pointSet';
import { insideOf, legsOf, onSpot } from '#renderer/features/map/spider/gather';
import { LIST_FROM, spiderLayout } from '#renderer/features/map/spider/layout';
import { collectWalk, MOST_WALKED } from '#renderer/features/map/walk/collect';
import { plainLook } from '#renderer/ui/looks';
import { KIND_IDS } from '#shared/domain/kinds/index';
import { EVERYTHING, packed, viewAt } from './helpers.ts';

describe('spiderLayout', () => {
  it('has room for every symbol, near the spot, the first at the top', () => {
    for (let count = 2; count < LIST_FROM; count += 1) {
      const offsets = spiderLayout(count);
      expect(offsets).toHaveLength(count);
      for (const [i, [x, y]] of offsets.entries()) {
        expect(Math.hypot(x, y)).toBeGreaterThanOrEqual(36);
        expect(Math.hypot(x, y)).toBeLessThan(200);
        for (const [x2, y2] of offsets.slice(i + 1)) expect(Math.hypot(x - x2, y - y2)).toBeGreaterThan(23);
      }
      expect(offsets[0]?.[0]).toBeCloseTo(0, 9);
      expect(offsets[0]?.[1]).toBeLessThan(0);
    }
  });
});

const at = (east: number, north: number, kind: (typeof KIND_IDS)[number] = 'person') => ({
  lng: 121.5 + east,
  lat: 29.9 + north,
  kind,
});

describe('what is spread out', () => {
  const markers = packed([at(0, 0), at(0, 0, 'building'), at(0.000001, 0), at(0.0005, 0, 'risk')]);
  const data = { markers, set: makePointSet(markers) };
  const rowsOf = (points: readonly number[]) => points.map((i) => data.set.row[i]).sort();

  it('is what stands within half a metre', () => {
    expect(rowsOf(onSpot(data, [121.5, 29.9], EVERYTHING))).toEqual([0, 1, 2]);
    const kinds = KIND_IDS.map((kind) => kind !== 'building');
    expect(rowsOf(onSpot(data, [121.5, 29.9], { kinds, match: null }))).toEqual([0, 2]);
  });

  it('is for a building all in its outline', () => {
    const outline = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [121.4995, 29.8995],
          [121.5006, 29.8995],
          [121.5006, 29.9005],
          [121.4995, 29.9005],
          [121.4995, 29.8995],
        ] as [number, number][],
      ],
    };
    expect(rowsOf(insideOf(data, outline, EVERYTHING))).toEqual([0, 1, 2, 3]);
  });

  it('has the topmost first, with its look', () => {
    const legs = legsOf(data, [0, 1, 2, 3], plainLook);
    expect(legs.map(({ thing }) => thing.kind)).toEqual(['risk', 'person', 'person', 'building']);
  });
});

describe('collectWalk', () => {
  const view = viewAt(121.5, 29.9, 400, 400, 0, 17);

  it('goes from the middle outwards, over what is in the window only', () => {
    const markers = packed([at(0.0008, 0), at(0.0001, 0), at(-0.0004, 0), at(0.1, 0)]);
    const data = { markers, set: makePointSet(markers) };
    const hits = collectWalk(data, view, EVERYTHING, null);
    expect(hits.map(({ anchor }) => Number((anchor[0] - 121.5).toFixed(4)))).toEqual([
      0.0001, -0.0004, 0.0008,
    ]);
    const match = Uint8Array.from(data.set.row, (row) => (row === 0 ? 1 : 0));
    expect(collectWalk(data, view, { ...EVERYTHING, match }, null)).toHaveLength(1);
  });

  it('has groups among the symbols, and comes to an end', () => {
    const many = Array.from({ length: 600 }, (_, i) => at((i % 30) * 0.00004, Math.floor(i / 30) * 0.00004));
    const markers = packed(many);
    const data = { markers, set: makePointSet(markers) };
    expect(collectWalk(data, view, EVERYTHING, null)).toHaveLength(MOST_WALKED);
    const clusters = makeClusters(data.set, EVERYTHING, 16);
    const visible = { ...EVERYTHING, match: clusters.alone };
    const types = collectWalk(data, view, visible, clusters).map(({ type }) => type);
    expect(types.filter((type) => type === 'cluster').length).toBeGreaterThan(0);
  });
});

describe('cardPlace', () => {
  it('never leaves the map as long as the card fits into it', () => {
    const size = fc.record({
      width: fc.integer({ min: 20, max: 290 }),
      height: fc.integer({ min: 20, max: 200 }),
    });
    const room = { width: 600, height: 400 };
    const place = fc.record({ x: fc.integer({ min: 0, max: 600 }), y: fc.integer({ min: 0, max: 400 }) });
    fc.assert(
      fc.property(place, size, (where, card) => {
        const { left, top } = cardPlace(where, card, room);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(left + card.width).toBeLessThanOrEqual(room.width);
        expect(top + card.height).toBeLessThanOrEqual(room.height);
      }),
    );
  });

  it('stands right below, and on the other side at the edges', () => {
    const card = { width: 100, height: 60 };
    const room = { width: 600, height: 400 };
    expect(cardPlace({ x: 50, y: 50 }, card, room)).toEqual({ left: 66, top: 66 });
    expect(cardPlace({ x: 580, y: 380 }, card, room)).toEqual({ left: 464, top: 304 });
  });
});

describe('lngOf and latOf', () => {
  it('take the projection back', () => {
    const position = fc.tuple(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -85, max: 85, noNaN: true }),
    );
    fc.assert(
      fc.property(position, ([lng, lat]) => {
        expect(lngOf(worldX(lng))).toBeCloseTo(lng, 9);
        expect(latOf(worldY(lat))).toBeCloseTo(lat, 9);
      }),
    );
  });
});
