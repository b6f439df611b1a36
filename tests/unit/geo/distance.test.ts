import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areaM2,
  bboxContains,
  bboxOf,
  EARTH_RADIUS_M,
  haversineM,
  lengthM,
  localProjection,
} from '#shared/domain/geo/distance';
import type { Area } from '#shared/domain/geo/types';
import { sharedDataPath } from '#tests/helpers/sharedData';

const vectorsPath = sharedDataPath('coord_vectors/eviltransform.json');
const box = (w: number, s: number, e: number, n: number): Area => ({
  type: 'Polygon',
  coordinates: [
    [
      [w, s],
      [e, s],
      [e, n],
      [w, n],
      [w, s],
    ],
  ],
});

describe('distance', () => {
  it('is a quarter of the circle from equator to pole, and zero to itself', () => {
    expect(haversineM([0, 0], [0, 90])).toBeCloseTo((EARTH_RADIUS_M * Math.PI) / 2, 3);
    expect(haversineM([121.5, 29.8], [121.5, 29.8])).toBe(0);
    expect(haversineM([0, 0], [180, 0])).toBeCloseTo(EARTH_RADIUS_M * Math.PI, 3);
  });

  it.skipIf(!vectorsPath)("agrees with eviltransform's distance, made for a radius of 6,378,137 m", () => {
    const { distance_m } = JSON.parse(readFileSync(vectorsPath ?? '', 'utf8'));
    for (const { a, b, metres, tolerance } of distance_m) {
      const scaled = (haversineM([a[1], a[0]], [b[1], b[0]]) * 6_378_137) / EARTH_RADIUS_M;
      expect(Math.abs(scaled - metres)).toBeLessThanOrEqual(tolerance);
    }
  });

  it('agrees with the local projection within 0.1 % up to 5 km', () => {
    const metres = fc.double({ min: -5000, max: 5000, noNaN: true });
    fc.assert(
      fc.property(metres, metres, (x, y) => {
        const origin = [121.5, 29.8] as const;
        const local = localProjection(origin);
        const position = local.fromXY([x, y]);
        const [backX, backY] = local.toXY(position);
        expect(backX).toBeCloseTo(x, 6);
        expect(backY).toBeCloseTo(y, 6);
        expect(Math.abs(haversineM(origin, position) - Math.hypot(x, y))).toBeLessThanOrEqual(
          0.001 * Math.hypot(x, y) + 1e-3,
        );
      }),
      { seed: 7 },
    );
  });

  it('measures a path', () => {
    expect(
      lengthM([
        [0, 0],
        [0, 1],
        [0, 3],
      ]),
    ).toBeCloseTo(haversineM([0, 0], [0, 3]), 6);
    expect(lengthM([[1, 1]])).toBe(0);
  });
});

describe('area', () => {
  it('is that of a spherical zone: R² Δλ (sin φ2 − sin φ1)', () => {
    const rad = Math.PI / 180;
    const zone = EARTH_RADIUS_M ** 2 * rad * (Math.sin(31 * rad) - Math.sin(30 * rad));
    expect(areaM2(box(121, 30, 122, 31)) / zone).toBeCloseTo(1, 12);
  });

  it('subtracts holes and adds parts, whatever way the rings run', () => {
    const outer = [
      [121, 29],
      [122, 29],
      [122, 30],
      [121, 30],
      [121, 29],
    ] as [number, number][];
    const hole = [
      [121.2, 29.2],
      [121.4, 29.2],
      [121.4, 29.4],
      [121.2, 29.4],
      [121.2, 29.2],
    ] as [number, number][];
    const whole = areaM2(box(121, 29, 122, 30));
    const small = areaM2(box(121.2, 29.2, 121.4, 29.4));
    expect(areaM2({ type: 'Polygon', coordinates: [outer, hole] })).toBeCloseTo(whole - small, 0);
    expect(areaM2({ type: 'Polygon', coordinates: [[...outer].reverse(), hole] })).toBeCloseTo(
      whole - small,
      0,
    );
    expect(areaM2({ type: 'MultiPolygon', coordinates: [[outer], [hole]] })).toBeCloseTo(whole + small, 0);
  });

  it('does not change when an edge is cut in two', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (share) => {
        const plain: Area = {
          type: 'Polygon',
          coordinates: [
            [
              [121, 29],
              [122, 29.7],
              [121.3, 30],
              [121, 29],
            ],
          ],
        };
        const cut: Area = {
          type: 'Polygon',
          coordinates: [
            [
              [121, 29],
              [121 + share, 29 + 0.7 * share],
              [122, 29.7],
              [121.3, 30],
              [121, 29],
            ],
          ],
        };
        expect(areaM2(cut) / areaM2(plain)).toBeCloseTo(1, 11);
      }),
    );
  });
});

describe('boxes', () => {
  it('hold their borders', () => {
    const bbox = bboxOf(box(121, 29, 122, 30));
    expect(bbox).toEqual([121, 29, 122, 30]);
    expect(bboxContains(bbox, [121, 30])).toBe(true);
    expect(bboxContains(bbox, [120.999999, 30])).toBe(false);
    expect(bboxContains(bbox, [NaN, 30])).toBe(false);
  });
});
