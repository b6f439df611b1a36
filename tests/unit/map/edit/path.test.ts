import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measurePath, squared, withCorner } from '#renderer/features/map/edit/path';
import { haversineM, localProjection } from '#shared/domain/geo/distance';
import type { LngLat } from '#shared/domain/geo/types';

const ORIGIN: LngLat = [121.55, 29.87];
const local = localProjection(ORIGIN);
/** A place by metres to the east and north. */
const at = (x: number, y: number): LngLat => local.fromXY([x, y]);
const metres = fc.integer({ min: -500, max: 500 });
const place = fc.tuple(metres, metres).map(([x, y]) => at(x, y));

describe('corners', () => {
  test('the second click of a double click adds none', () => {
    const one = withCorner([], ORIGIN);
    expect(withCorner(one, [...ORIGIN])).toBe(one);
    expect(withCorner(one, at(1, 0))).toHaveLength(2);
  });
});

describe('a squared corner', () => {
  test('runs along the first side or at a right angle to it, wherever the pointer is', () => {
    fc.assert(
      fc.property(place, place, place, (a, b, pointer) => {
        fc.pre(haversineM(a, b) > 5 && haversineM(b, pointer) > 5);
        const corner = squared([a, b], pointer);
        fc.pre(haversineM(b, corner) > 1);
        const angle = measurePath([a, b], corner, false)?.angleDeg ?? Number.NaN;
        const off = Math.min(angle, Math.abs(angle - 90), Math.abs(angle - 180));
        expect(off).toBeLessThan(0.05);
      }),
    );
  });
  test('is the nearest such place to the pointer', () => {
    fc.assert(
      fc.property(place, place, place, (a, b, pointer) => {
        fc.pre(haversineM(a, b) > 5);
        const corner = squared([a, b], pointer);
        // Of two perpendicular lines the nearer is at most 45° away: d·sin 45°.
        expect(haversineM(corner, pointer)).toBeLessThanOrEqual(haversineM(b, pointer) * Math.SQRT1_2 + 0.01);
      }),
    );
  });
  test('the first side runs north–south or east–west', () => {
    const [east] = squared([ORIGIN], at(3, 40));
    expect(east).toBeCloseTo(ORIGIN[0], 9);
    const [, north] = squared([ORIGIN], at(40, -3));
    expect(north).toBeCloseTo(ORIGIN[1], 9);
  });
  test('without a corner the pointer stays', () => {
    expect(squared([], ORIGIN)).toBe(ORIGIN);
  });
});

describe('measures while drawing', () => {
  test('a square of 100 m', () => {
    const corners = [at(0, 0), at(100, 0), at(100, 100)];
    const measure = measurePath(corners, at(0, 100), true);
    expect(measure?.sideM).toBeCloseTo(100, 1);
    expect(measure?.angleDeg).toBeCloseTo(90, 2);
    expect(measure?.areaM2).toBeGreaterThan(9_990);
    expect(measure?.areaM2).toBeLessThan(10_010);
  });
  test('nothing before the first corner, no angle on the first side, no area of a line', () => {
    expect(measurePath([], ORIGIN, true)).toBeNull();
    expect(measurePath([ORIGIN], at(10, 0), true)).toMatchObject({ angleDeg: null, areaM2: null });
    expect(measurePath([at(0, 0), at(10, 0)], at(10, 10), false)?.areaM2).toBeNull();
  });
});
