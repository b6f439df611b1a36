import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { haversineM, lengthM, METRES_PER_DEGREE } from '#shared/domain/geo/distance';
import { HECTARE_M2, MU_M2, measureArea, runningM } from '#shared/domain/geo/measure';
import type { LngLat } from '#shared/domain/geo/types';

const HOME: LngLat = [121.55, 29.87];
const MX = METRES_PER_DEGREE * Math.cos((HOME[1] * Math.PI) / 180);
const at = (x: number, y: number): LngLat => [HOME[0] + x / MX, HOME[1] + y / METRES_PER_DEGREE];
const place = fc
  .tuple(fc.integer({ min: -3000, max: 3000 }), fc.integer({ min: -3000, max: 3000 }))
  .map(([x, y]) => at(x, y));

describe('measuring along a path', () => {
  it('gives the way from the start to every corner', () => {
    const [a, b, c] = [at(0, 0), at(300, 0), at(300, 400)] as const;
    const sums = runningM([a, b, c]);
    expect(sums[0]).toBe(0);
    expect(sums[1]).toBeCloseTo(300, 1);
    expect(sums[2]).toBeCloseTo(700, 1);
    expect(sums[1]).toBe(haversineM(a, b));
  });

  it('knows the way from Ningbo to Shanghai', () => {
    // City centres as on any map: some 150 km by air.
    const km =
      (runningM([
        [121.5503, 29.8746],
        [121.4737, 31.2304],
      ])[1] ?? 0) / 1000;
    expect(km).toBeGreaterThan(150.5);
    expect(km).toBeLessThan(151.5);
  });

  it('ends with the length of the path, never shrinks, and is nothing for nothing', () => {
    expect(runningM([])).toEqual([]);
    expect(runningM([HOME])).toEqual([0]);
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 20 }), (path) => {
        const sums = runningM(path);
        expect(sums).toHaveLength(path.length);
        expect(sums.at(-1)).toBeCloseTo(lengthM(path), 6);
        for (const [i, sum] of sums.entries()) expect(sum).toBeGreaterThanOrEqual(sums[i - 1] ?? 0);
      }),
    );
  });
});

describe('measuring an area', () => {
  it('knows a square of 100 m: one hectare, fifteen mu', () => {
    const { areaM2, perimeterM } = measureArea([at(0, 0), at(100, 0), at(100, 100), at(0, 100)]);
    expect(areaM2).toBeCloseTo(HECTARE_M2, -1);
    expect((areaM2 ?? 0) / MU_M2).toBeCloseTo(15, 1);
    expect(perimeterM).toBeCloseTo(400, 1);
  });

  it('has a way round but no area for two corners, and none at all for none', () => {
    expect(measureArea([])).toEqual({ areaM2: 0, perimeterM: 0 });
    const two = measureArea([at(0, 0), at(50, 0)]);
    expect(two.areaM2).toBe(0);
    expect(two.perimeterM).toBeCloseTo(100, 1);
  });

  it('gives no area when the sides cross', () => {
    expect(measureArea([at(0, 0), at(100, 100), at(100, 0), at(0, 100)]).areaM2).toBeNull();
  });

  it('does not depend on where the corners begin or which way they go', () => {
    const triangle = fc.tuple(place, place, place);
    fc.assert(
      fc.property(triangle, ([a, b, c]) => {
        const one = measureArea([a, b, c]);
        for (const other of [measureArea([b, c, a]), measureArea([c, b, a])]) {
          expect(other.perimeterM).toBeCloseTo(one.perimeterM, 5);
          if (one.areaM2 !== null && other.areaM2 !== null) expect(other.areaM2).toBeCloseTo(one.areaM2, 0);
        }
      }),
    );
  });
});
