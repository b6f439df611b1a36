import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { worldX, worldY } from '#renderer/features/map/canvas/view';
import { HitIndex } from '#renderer/features/map/points/hitIndex';
import {
  anchorOf,
  countInWindow,
  makePointSet,
  pointsOnCanvas,
} from '#renderer/features/map/points/pointSet';
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
    expect(pointsOnCanvas(set, view, EVERYTHING, 10)).toHaveLength(3);
    expect(pointsOnCanvas(set, view, EVERYTHING, 2)).toHaveLength(2);
    const kinds = KIND_IDS.map((kind) => kind !== 'person');
    expect(pointsOnCanvas(set, view, { kinds, match: null }, 10)).toHaveLength(1);
  });
});

describe('HitIndex', () => {
  const visible = fc.array(fc.boolean(), { minLength: KIND_IDS.length, maxLength: KIND_IDS.length });

  it('finds the nearest visible point as a look at all of them does, before and after its tree is built', () => {
    const many = fc.sample(row, { numRuns: 6_000, seed: 7 });
    const set = makePointSet(packed(many));
    const slow = new HitIndex(set);
    const fast = new HitIndex(set);
    fast.build();
    fc.assert(
      fc.property(row, visible, fc.double({ min: 1e-7, max: 1e-4, noNaN: true }), (at, kinds, radius) => {
        const [x, y] = [worldX(at.lng), worldY(at.lat)];
        let best = -1;
        let bestDistance = radius ** 2;
        for (let i = 0; i < set.count; i += 1) {
          const distance = ((set.x[i] ?? 0) - x) ** 2 + ((set.y[i] ?? 0) - y) ** 2;
          if (kinds[set.kind[i] ?? 0] && distance <= bestDistance && distance < radius ** 2) {
            best = i;
            bestDistance = distance;
          }
        }
        expect(fast.nearest(x, y, radius, { kinds, match: null })).toBe(best);
        expect(slow.nearest(x, y, radius, { kinds, match: null })).toBe(best);
      }),
    );
  });

  it('takes the topmost of points in one place, and none that a filter leaves out', () => {
    const set = makePointSet(
      packed([
        { lng: 121.5, lat: 29.9, kind: 'risk' },
        { lng: 121.5, lat: 29.9, kind: 'building' },
      ]),
    );
    const index = new HitIndex(set);
    const [x, y] = [worldX(121.5), worldY(29.9)];
    expect(KIND_IDS[set.kind[index.nearest(x, y, 1e-6, EVERYTHING)] ?? -1]).toBe('risk');
    const none = { ...EVERYTHING, match: new Uint8Array(2) };
    expect(index.nearest(x, y, 1e-6, none)).toBe(-1);
  });
});
