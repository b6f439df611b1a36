import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { worldX, worldY } from '#renderer/features/map/canvas/view';
import { HitIndex } from '#renderer/features/map/points/hitIndex';
import { anchorOf, makePointSet, runsIn } from '#renderer/features/map/points/pointSet';
import { countInWindow, pointsOnCanvas } from '#renderer/features/map/points/window';
import { KIND_IDS } from '#shared/domain/kinds/index';
import { EVERYTHING, packed, type Row, viewAt } from './helpers.ts';

const row = fc.record({
  lng: fc.double({ min: 121.4, max: 121.6, noNaN: true }),
  lat: fc.double({ min: 29.8, max: 30, noNaN: true }),
  kind: fc.constantFrom(...KIND_IDS),
  level: fc.integer({ min: 0, max: 4 }),
});

describe('makePointSet', () => {
  it('keeps every marker once, with its place, kind and level, buildings lowest and risks on top', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const markers = packed(rows);
        const set = makePointSet(markers);
        expect([...set.row].sort((a, b) => a - b)).toEqual(rows.map((_, index) => index));
        for (let i = 0; i < set.count; i += 1) {
          const source = rows[set.row[i] ?? -1] as Row;
          expect(KIND_IDS[set.kind[i] ?? -1]).toBe(source.kind);
          expect(set.level[i]).toBe(source.level);
          expect(set.x[i]).toBe(worldX(source.lng));
          expect(set.y[i]).toBe(worldY(source.lat));
          expect(anchorOf(markers, set.row[i] ?? -1)).toEqual([source.lng, source.lat]);
        }
      }),
    );
    const order = makePointSet(
      packed([
        { lng: 121.5, lat: 29.9, kind: 'risk' },
        { lng: 121.5, lat: 29.9, kind: 'person' },
        { lng: 121.5, lat: 29.9, kind: 'building' },
        { lng: 121.5, lat: 29.9, kind: 'team' },
      ]),
    );
    expect([...order.kind].map((kind) => KIND_IDS[kind])).toEqual(['building', 'team', 'person', 'risk']);
  });

  it('leaves out a kind of a newer program instead of failing', () => {
    const markers = packed([{ lng: 121.5, lat: 29.9, kind: 'place' }]);
    markers.kind[0] = 200;
    expect(makePointSet(markers).count).toBe(0);
  });
});

describe('what is in the window', () => {
  const set = makePointSet(
    packed([
      { lng: 121.5, lat: 29.9, kind: 'place' },
      { lng: 121.5, lat: 29.9, kind: 'person' },
      { lng: 121.504, lat: 29.9, kind: 'person' },
      { lng: 121.6, lat: 29.9, kind: 'risk' },
    ]),
  );
  const countOf = (counts: Uint32Array, kind: string): number =>
    counts[KIND_IDS.indexOf(kind as never)] ?? -1;

  it('is counted without the margin, by kind, and only as far as a filter takes it', () => {
    // At zoom 16 a pixel is 2.1e-5°, so 0.004° is 186 px from the middle: on the canvas, outside the window.
    const view = viewAt(121.5, 29.9, 500, 500, 100);
    expect(countOf(countInWindow(set, view, EVERYTHING), 'person')).toBe(1);
    expect(countOf(countInWindow(set, view, EVERYTHING), 'risk')).toBe(0);
    const match = Uint8Array.from(set.kind, (kind) => (KIND_IDS[kind] === 'place' ? 1 : 0));
    expect(countOf(countInWindow(set, view, { ...EVERYTHING, match }), 'person')).toBe(0);
    expect(countOf(countInWindow(set, view, { ...EVERYTHING, match }), 'place')).toBe(1);
  });

  it('is drawn with the margin, without kinds that are switched off, up to a limit', () => {
    const view = viewAt(121.5, 29.9, 500, 500, 100);
    expect(pointsOnCanvas(set, view, EVERYTHING)).toHaveLength(3);
    expect(pointsOnCanvas(set, view, EVERYTHING, { limit: 2 })).toHaveLength(2);
    const kinds = KIND_IDS.map((kind) => kind !== 'person');
    expect(pointsOnCanvas(set, view, { kinds, match: null })).toHaveLength(1);
  });
});

describe('runsIn', () => {
  it('holds every point of a box once, in ascending order, whatever stray points the set has', () => {
    const stray = fc.record({
      lng: fc.double({ min: -179, max: 179, noNaN: true }),
      lat: fc.double({ min: -80, max: 80, noNaN: true }),
      kind: fc.constantFrom(...KIND_IDS),
      level: fc.constant(0),
    });
    const many = fc.sample(row, { numRuns: 3_000, seed: 5 });
    fc.assert(
      fc.property(fc.array(stray, { maxLength: 5 }), row, row, (strays, one, other) => {
        const set = makePointSet(packed([...many, ...strays]));
        const [west = 0, east = 0] = [worldX(one.lng), worldX(other.lng)].sort((a, b) => a - b);
        const [north = 0, south = 0] = [worldY(one.lat), worldY(other.lat)].sort((a, b) => a - b);
        const inside = (i: number): boolean => {
          const [x, y] = [set.x[i] ?? 0, set.y[i] ?? 0];
          return x >= west && x <= east && y >= north && y <= south;
        };
        const held = runsIn(set, { west, north, east, south }).flatMap(({ kind, start, end }) => {
          const indices = Array.from({ length: end - start }, (_, index) => start + index);
          expect(indices.every((i) => set.kind[i] === kind)).toBe(true);
          return indices;
        });
        expect(held).toEqual([...new Set(held)].sort((a, b) => a - b));
        const wanted = Array.from({ length: set.count }, (_, i) => i).filter(inside);
        expect(held.filter(inside)).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });

  it('is short for a small box: most points are not looked at', () => {
    const set = makePointSet(packed(fc.sample(row, { numRuns: 6_000, seed: 7 })));
    const [x, y] = [worldX(121.5), worldY(29.9)];
    const runs = runsIn(set, { west: x - 1e-6, east: x + 1e-6, north: y - 1e-6, south: y + 1e-6 });
    const looked = runs.reduce((sum, { start, end }) => sum + end - start, 0);
    expect(looked).toBeLessThan(set.count / 100);
  });
});

describe('looks', () => {
  it('numbers the categories and levels of each kind', () => {
    const markers = {
      ...packed([
        { lng: 121.5, lat: 29.9, kind: 'place' },
        { lng: 121.5, lat: 29.9, kind: 'place' },
        { lng: 121.5, lat: 29.9, kind: 'place' },
        { lng: 121.5, lat: 29.9, kind: 'risk', level: 2 },
      ]),
      category: Uint16Array.of(1, 0xffff, 1, 0),
      categoryIds: ['problem-fire', 'place-school'],
    };
    const set = makePointSet(markers);
    const looks = Array.from(
      { length: set.count },
      (_, i) => set.looks[set.kind[i] ?? 0]?.[set.look[i] ?? 0],
    );
    expect(looks).toEqual([
      { categoryId: 'place-school', level: 0 },
      { categoryId: null, level: 0 },
      { categoryId: 'place-school', level: 0 },
      { categoryId: 'problem-fire', level: 2 },
    ]);
    expect(set.looks[KIND_IDS.indexOf('place')]).toHaveLength(2);
  });
});

describe('HitIndex', () => {
  const visible = fc.array(fc.boolean(), { minLength: KIND_IDS.length, maxLength: KIND_IDS.length });
  const radii = KIND_IDS.map((_, kind) => (kind + 1) * 4e-6);

  it('finds what a look at all points finds: the topmost symbol over the place, else the nearest in reach', () => {
    const set = makePointSet(packed(fc.sample(row, { numRuns: 6_000, seed: 7 })));
    const index = new HitIndex(set);
    fc.assert(
      fc.property(row, visible, fc.double({ min: 1e-7, max: 1e-4, noNaN: true }), (at, kinds, reach) => {
        const [x, y] = [worldX(at.lng), worldY(at.lat)];
        let over = -1;
        let best = -1;
        let bestGap = reach;
        for (let i = 0; i < set.count; i += 1) {
          if (!kinds[set.kind[i] ?? 0]) continue;
          const distance = Math.sqrt(((set.x[i] ?? 0) - x) ** 2 + ((set.y[i] ?? 0) - y) ** 2);
          const gap = distance - (radii[set.kind[i] ?? 0] ?? 0);
          if (gap <= 0) over = i;
          else if (gap <= bestGap) {
            best = i;
            bestGap = gap;
          }
        }
        const wanted = over === -1 ? best : over;
        expect(index.topmost(x, y, radii, reach, { kinds, match: null })).toBe(wanted);
      }),
    );
  });

  it('takes the topmost of points in one place, and none that a filter leaves out', () => {
    const set = makePointSet(
      packed([
        { lng: 121.5, lat: 29.9, kind: 'risk' },
        { lng: 121.5, lat: 29.9, kind: 'building' },
        { lng: 121.6, lat: 29.9, kind: 'building' },
      ]),
    );
    const index = new HitIndex(set);
    const [x, y] = [worldX(121.5), worldY(29.9)];
    expect(KIND_IDS[set.kind[index.topmost(x, y, radii, 1e-6, EVERYTHING)] ?? -1]).toBe('risk');
    const none = { ...EVERYTHING, match: new Uint8Array(3) };
    expect(index.topmost(x, y, radii, 1e-6, none)).toBe(-1);
    expect(index.within(x, y, 1e-9, EVERYTHING)).toHaveLength(2);
  });
});
