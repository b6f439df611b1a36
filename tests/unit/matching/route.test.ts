import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthM } from '#shared/domain/geo/distance';
import type { LngLat } from '#shared/domain/geo/types';
import { isWay, orderOfGoing, routeTo } from '#shared/domain/matching/route';
import { east, HERE } from './fixture.ts';

const position = fc.tuple(
  fc.double({ min: 121, max: 121.1, noNaN: true }),
  fc.double({ min: 30, max: 30.1, noNaN: true }),
);

function permutations(all: readonly number[]): number[][] {
  if (all.length <= 1) return [[...all]];
  return all.flatMap((first) =>
    permutations(all.filter((one) => one !== first)).map((rest) => [first, ...rest]),
  );
}
const lengthAlong = (order: readonly number[], stops: readonly LngLat[], end: LngLat): number =>
  lengthM([...order.map((i) => stops[i] as LngLat), end]);

describe('the order of going', () => {
  it('fetches the farthest first on one line', () => {
    const route = routeTo(HERE, [east(200), east(900), east(500)]);
    expect(route.order).toEqual([1, 2, 0]);
    expect(route.lengthM).toBeCloseTo(900, 0);
  });

  it('is nothing for nobody, and one step for one', () => {
    expect(routeTo(HERE, [])).toEqual({ order: [], lengthM: 0 });
    expect(routeTo(HERE, [east(300)]).order).toEqual([0]);
  });

  it('is the shortest of all orders', () => {
    fc.assert(
      fc.property(fc.array(position, { minLength: 1, maxLength: 6 }), position, (stops, end) => {
        const { order, lengthM: found } = routeTo(end, stops);
        const all = permutations(stops.map((_, i) => i)).map((one) => lengthAlong(one, stops, end));
        expect([...order].sort()).toEqual(stops.map((_, i) => i));
        expect(found).toBeCloseTo(Math.min(...all), 3);
        expect(found).toBeCloseTo(lengthAlong(order, stops, end), 6);
      }),
      { numRuns: 60 },
    );
  });

  it('passes every stop once and stays near the shortest beyond the exact size', () => {
    const stops = Array.from({ length: 20 }, (_, i) => east(100 * ((i * 7) % 20) + 100));
    const { order, lengthM: found } = routeTo(HERE, stops);
    expect([...order].sort((a, b) => a - b)).toEqual(stops.map((_, i) => i));
    expect(found).toBeCloseTo(2000, -1);
  });

  it('is of those who go: no place is fetched, and who has no place on the map is in none', () => {
    const asked = [
      { anchor: east(10), kind: 'place' },
      { anchor: east(300), kind: 'unit' },
      { anchor: null, kind: 'person' },
      { anchor: east(100), kind: 'person' },
    ] as const;
    const { order, lengthM: way } = orderOfGoing(HERE, asked);
    expect(order).toEqual([1, 3]);
    expect(way).toBeCloseTo(300, 0);
    expect(isWay({ order, lengthM: way })).toBe(true);
    expect(isWay(orderOfGoing(HERE, asked.slice(0, 2)))).toBe(false);
    expect(isWay(null)).toBe(false);
  });
});
