import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaleOf } from '#renderer/features/map/canvas/view';
import {
  type Clusters,
  gatherPx,
  kindsIn,
  makeClusters,
  membersOf,
} from '#renderer/features/map/clusters/cluster';
import { segmentsOf } from '#renderer/features/map/clusters/clusterArt';
import { ClusterKeeper } from '#renderer/features/map/clusters/keeper';
import { onOneSpot } from '#renderer/features/map/clusters/spot';
import { makePointSet } from '#renderer/features/map/points/pointSet';
import { KIND_IDS, kindOf } from '#shared/domain/kinds/index';
import { EVERYTHING, packed } from './helpers.ts';

const row = fc.record({
  lng: fc.double({ min: 121.49, max: 121.51, noNaN: true }),
  lat: fc.double({ min: 29.89, max: 29.91, noNaN: true }),
  kind: fc.constantFrom(...KIND_IDS),
  level: fc.integer({ min: 0, max: 4 }),
});
const rows = fc.array(row, { maxLength: 120 });
const zooms = fc.integer({ min: 10, max: 20 });
const shownBy = fc.record({
  kinds: fc.array(fc.boolean(), { minLength: KIND_IDS.length, maxLength: KIND_IDS.length }),
  filter: fc.option(fc.integer({ min: 2, max: 3 }), { nil: null }),
});

const indicesOf = (clusters: Clusters): number[] => Array.from({ length: clusters.count }, (_, c) => c);

describe('makeClusters', () => {
  it('puts every shown point into one group or leaves it alone, and no other', () => {
    fc.assert(
      fc.property(rows, zooms, shownBy, (list, zoom, { kinds, filter }) => {
        const set = makePointSet(packed(list));
        const match =
          filter === null ? null : Uint8Array.from(set.row, (one) => (one % filter === 0 ? 1 : 0));
        const clusters = makeClusters(set, { kinds, match }, zoom);
        for (let i = 0; i < set.count; i += 1) {
          const shown = kinds[set.kind[i] ?? 0] && (!match || match[i] === 1);
          const grouped = (clusters.of[i] ?? -1) >= 0;
          expect(Number(grouped) + (clusters.alone[i] ?? 0)).toBe(shown ? 1 : 0);
        }
      }),
    );
  });

  it('says truly what each group holds: kinds, total, extent, middle, and the highest level of its risks', () => {
    fc.assert(
      fc.property(rows, zooms, (list, zoom) => {
        const set = makePointSet(packed(list));
        const clusters = makeClusters(set, EVERYTHING, zoom);
        for (const c of indicesOf(clusters)) {
          const members = membersOf(clusters, c);
          expect(members.length).toBe(clusters.total[c]);
          expect(members.length).toBeGreaterThan(1);
          const kinds = KIND_IDS.map((_, kind) => members.filter((i) => set.kind[i] === kind).length);
          expect([...kindsIn(clusters, c)]).toEqual(kinds);
          const xs = members.map((i) => set.x[i] ?? 0);
          const ys = members.map((i) => set.y[i] ?? 0);
          expect([...clusters.extent.subarray(c * 4, c * 4 + 4)]).toEqual([
            Math.min(...xs),
            Math.min(...ys),
            Math.max(...xs),
            Math.max(...ys),
          ]);
          expect(clusters.x[c]).toBeCloseTo(xs.reduce((a, b) => a + b, 0) / xs.length, 12);
          const levels = members
            .filter((i) => kindOf(KIND_IDS[set.kind[i] ?? 0] ?? 'place').role === 'risk')
            .map((i) => set.level[i] ?? 0)
            .filter((level) => level > 0);
          expect(clusters.level[c]).toBe(levels.length > 0 ? Math.min(...levels) : 0);
        }
      }),
    );
  });

  it('leaves nothing alone that stands near another in one square', () => {
    const side = gatherPx(16) / scaleOf(16);
    fc.assert(
      fc.property(rows, (list) => {
        const set = makePointSet(packed(list));
        const { alone } = makeClusters(set, EVERYTHING, 16);
        const squares = Array.from(
          set.x,
          (x, i) => `${Math.floor(x / side)},${Math.floor((set.y[i] ?? 0) / side)}`,
        );
        for (const [i, square] of squares.entries())
          if (alone[i]) expect(squares.filter((other) => other === square)).toHaveLength(1);
      }),
    );
  });

  it('joins what a square’s border parts', () => {
    const side = 360 * (gatherPx(16) / scaleOf(16));
    const lngOfBorder = Math.floor((121.5 + 180) / side) * side - 180;
    const set = makePointSet(
      packed([
        { lng: lngOfBorder - side * 0.05, lat: 29.9, kind: 'person' },
        { lng: lngOfBorder + side * 0.05, lat: 29.9, kind: 'person' },
      ]),
    );
    expect(makeClusters(set, EVERYTHING, 16).count).toBe(1);
  });

  it('knows a group that no zoom parts', () => {
    const near = [
      { lng: 121.5, lat: 29.9, kind: 'person' as const },
      { lng: 121.5, lat: 29.9, kind: 'building' as const },
    ];
    const spot = makeClusters(makePointSet(packed(near)), EVERYTHING, 21);
    expect(spot.count).toBe(1);
    expect(onOneSpot(spot, 0)).toBe(true);
    const apart = [...near, { lng: 121.5001, lat: 29.9, kind: 'person' as const }];
    expect(onOneSpot(makeClusters(makePointSet(packed(apart)), EVERYTHING, 14), 0)).toBe(false);
  });
});

describe('segmentsOf', () => {
  it('fills the ring once, and every kind that is there can be seen', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 5_000 }), {
      minLength: KIND_IDS.length,
      maxLength: KIND_IDS.length,
    });
    fc.assert(
      fc.property(counts, (kinds) => {
        fc.pre(kinds.some((count) => count > 0));
        const segments = segmentsOf(kinds);
        expect(segments.map(({ kind }) => kind)).toEqual(
          kinds.flatMap((count, kind) => (count > 0 ? [kind] : [])),
        );
        expect((segments.at(-1)?.to ?? 0) - (segments[0]?.from ?? 0)).toBeCloseTo(2 * Math.PI, 9);
        for (const { from, to } of segments) expect(to - from).toBeGreaterThan(0.07);
      }),
    );
  });
});

describe('ClusterKeeper', () => {
  const set = makePointSet(packed([{ lng: 121.5, lat: 29.9, kind: 'person' }]));

  it('groups by itself only where it is too crowded to be read', () => {
    const keeper = new ClusterKeeper();
    expect(keeper.find('auto', set, EVERYTHING, 14, 12_000)).toBeNull();
    expect(keeper.find('auto', set, EVERYTHING, 14, 12_001)).not.toBeNull();
    expect(keeper.find('off', set, EVERYTHING, 14, 100_000)).toBeNull();
    expect(keeper.find('on', set, EVERYTHING, 14, 1)).not.toBeNull();
  });

  it('keeps the groups of a zoom until something else is shown', () => {
    const keeper = new ClusterKeeper();
    const first = keeper.find('on', set, EVERYTHING, 14.25, 1);
    expect(keeper.find('on', set, EVERYTHING, 14.75, 1)).toBe(first);
    expect(keeper.find('on', set, EVERYTHING, 15, 1)).not.toBe(first);
    expect(keeper.find('on', set, { ...EVERYTHING }, 14, 1)).not.toBe(first);
  });
});
