import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { haversineM } from '#shared/domain/geo/distance';
import { contains } from '#shared/domain/geo/polygon';
import type { Area, LngLat } from '#shared/domain/geo/types';
import { insideOf, type SelectShape, selectBy } from '#shared/domain/select/shape';

const HOME: LngLat = [121.5, 29.85];
const near = (spread: number): fc.Arbitrary<LngLat> =>
  fc
    .tuple(
      fc.double({ min: -spread, max: spread, noNaN: true }),
      fc.double({ min: -spread, max: spread, noNaN: true }),
    )
    .map(([dx, dy]) => [HOME[0] + dx, HOME[1] + dy]);
const pointsArb = fc.array(near(0.02), { minLength: 1, maxLength: 60 });
const packed = (points: readonly LngLat[]): Float64Array => Float64Array.from(points.flat());
const none = (points: readonly LngLat[]): Uint8Array => new Uint8Array(points.length);

/** The shortest way to a line, by walking along it in small steps: no formula of a segment in it. */
function walkedM(path: readonly LngLat[], at: LngLat): number {
  let best = Number.POSITIVE_INFINITY;
  for (const [i, b] of path.entries()) {
    const a = path[i - 1] ?? b;
    for (let step = 0; step <= 2000; step += 1) {
      const share = step / 2000;
      best = Math.min(best, haversineM([a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])], at));
    }
  }
  return best;
}

describe('which positions lie in a shape', () => {
  test('a circle takes what haversine says is within its radius', () => {
    fc.assert(
      fc.property(pointsArb, near(0.01), fc.integer({ min: 1, max: 3000 }), (points, centre, radiusM) => {
        const chosen = selectBy(
          { type: 'circle', centre, radiusM },
          'replace',
          packed(points),
          none(points),
          null,
        );
        expect([...chosen]).toEqual(points.map((at) => (haversineM(centre, at) <= radiusM ? 1 : 0)));
      }),
    );
  });

  test('a line takes what is within the distance of its nearest piece, its ends round', () => {
    fc.assert(
      fc.property(
        near(0.02),
        fc.array(near(0.01), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 20, max: 800 }),
        (at, path, withinM) => {
          const distanceM = walkedM(path, at);
          // Closer to the limit than the step of the walk and the plane's error: no judgement.
          if (Math.abs(distanceM - withinM) < 3) return;
          expect(insideOf({ type: 'line', path, withinM })(at[0], at[1])).toBe(distanceM < withinM);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('300 m of a street: 299 m beside it is in, 301 m is out, also past its end', () => {
    const inside = insideOf({
      type: 'line',
      path: [
        [121.5, 29.85],
        [121.51, 29.85],
      ],
      withinM: 300,
    });
    const northM = (metres: number): number => 29.85 + metres / 111_195.08;
    const eastM = (metres: number): number =>
      121.51 + metres / (111_195.08 * Math.cos((29.85 * Math.PI) / 180));
    expect([inside(121.505, northM(299)), inside(121.505, northM(301))]).toEqual([true, false]);
    expect([inside(eastM(299), 29.85), inside(eastM(301), 29.85)]).toEqual([true, false]);
    // In the corner of the box around it, but not within 300 m of its end.
    expect(inside(eastM(290), northM(290))).toBe(false);
  });

  test('a lasso is the polygon of its points, closed by itself; two points hold nothing', () => {
    fc.assert(
      fc.property(pointsArb, fc.array(near(0.01), { minLength: 3, maxLength: 9 }), (points, ring) => {
        const area = { type: 'Polygon', coordinates: [[...ring, ring[0]]] } as Area;
        const inside = insideOf({ type: 'lasso', ring });
        for (const at of points) expect(inside(at[0], at[1])).toBe(contains(area, at));
      }),
    );
    expect(insideOf({ type: 'lasso', ring: [HOME, [121.6, 29.9]] })(HOME[0], HOME[1])).toBe(false);
  });

  test('an area with a hole does not take what is in the hole', () => {
    const square = (half: number): [number, number][] => [
      [121.5 - half, 29.85 - half],
      [121.5 + half, 29.85 - half],
      [121.5 + half, 29.85 + half],
      [121.5 - half, 29.85 + half],
      [121.5 - half, 29.85 - half],
    ];
    const inside = insideOf({
      type: 'area',
      area: { type: 'Polygon', coordinates: [square(0.01), square(0.005)] },
    });
    expect([inside(121.5, 29.85), inside(121.507, 29.85), inside(121.52, 29.85)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  test('a box takes its borders too', () => {
    const inside = insideOf({ type: 'box', box: [121.49, 29.84, 121.51, 29.86] });
    expect([inside(121.49, 29.84), inside(121.51, 29.86), inside(121.5101, 29.86)]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

const shapeArb: fc.Arbitrary<SelectShape> = fc.oneof(
  fc.record({
    type: fc.constant('circle' as const),
    centre: near(0.01),
    radiusM: fc.integer({ min: 1, max: 2000 }),
  }),
  fc.record({ type: fc.constant('lasso' as const), ring: fc.array(near(0.01), { maxLength: 6 }) }),
  fc.record({
    type: fc.constant('line' as const),
    path: fc.array(near(0.01), { maxLength: 4 }),
    withinM: fc.integer({ min: 1, max: 500 }),
  }),
);

describe('one shape more', () => {
  test('adding takes the union, removing the difference, and the set of before stays as it was', () => {
    fc.assert(
      fc.property(pointsArb, shapeArb, shapeArb, (points, first, second) => {
        const lngLat = packed(points);
        const a = selectBy(first, 'replace', lngLat, none(points), null);
        const kept = a.slice();
        const b = selectBy(second, 'replace', lngLat, none(points), null);
        const union = selectBy(second, 'add', lngLat, a, null);
        const rest = selectBy(second, 'remove', lngLat, a, null);
        expect(a).toEqual(kept);
        for (let i = 0; i < points.length; i += 1) {
          expect(union[i]).toBe(a[i] || b[i] ? 1 : 0);
          expect(rest[i]).toBe(a[i] && !b[i] ? 1 : 0);
        }
      }),
    );
  });

  test('what is not shown is never chosen', () => {
    fc.assert(
      fc.property(pointsArb, shapeArb, (points, shape) => {
        const allowed = Uint8Array.from(points, (_, i) => i % 2);
        const chosen = selectBy(shape, 'replace', packed(points), none(points), allowed);
        for (let i = 0; i < points.length; i += 2) expect(chosen[i]).toBe(0);
      }),
    );
  });
});
