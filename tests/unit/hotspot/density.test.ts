import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localProjection } from '#shared/domain/geo/distance';
import type { BBox } from '#shared/domain/geo/types';
import { defaultBandwidthM, density } from '#shared/domain/hotspot/density';

const bbox: BBox = [121.4, 29.7, 121.6, 29.9];
const local = localProjection([121.5, 29.8]);

/** What the raster sums to, in events: density × the area of a bin. */
function integral(values: Float32Array, width: number, height: number, box: BBox): number {
  const [mx, my] = localProjection([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]).metresPerDegree;
  const binKm2 = (((box[2] - box[0]) * mx) / width) * (((box[3] - box[1]) * my) / height) * 1e-6;
  return values.reduce((sum, value) => sum + value, 0) * binKm2;
}

const near = fc.tuple(
  fc.double({ min: 121.46, max: 121.54, noNaN: true }),
  fc.double({ min: 29.76, max: 29.84, noNaN: true }),
);

describe('density', () => {
  it('sums to the count, whatever the bandwidth and raster', () => {
    fc.assert(
      fc.property(
        fc.array(near, { minLength: 1, maxLength: 50 }),
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 30, max: 90 }),
        fc.integer({ min: 30, max: 90 }),
        (points, bandwidthM, width, height) => {
          const values = density(
            { lngLat: Float64Array.from(points.flat()) },
            { bbox, width, height, bandwidthM },
          );
          expect(values).toHaveLength(width * height);
          expect(integral(values, width, height, bbox) / points.length).toBeCloseTo(1, 3);
        },
      ),
      { seed: 4, numRuns: 60 },
    );
  });

  it('is the normal distribution about one event, at its peak and one deviation away', () => {
    const bandwidthM = 800;
    const size = 301;
    const values = density(
      { lngLat: Float64Array.of(121.5, 29.8) },
      { bbox, width: size, height: size, bandwidthM },
    );
    const peak = 1e6 / (2 * Math.PI * bandwidthM ** 2);
    const middle = (size - 1) / 2;
    expect((values[middle * size + middle] ?? 0) / peak).toBeCloseTo(1, 2);
    const binM = ((bbox[2] - bbox[0]) * local.metresPerDegree[0]) / size;
    const away = Math.round(bandwidthM / binM);
    const want = peak * Math.exp(-((away * binM) ** 2) / (2 * bandwidthM ** 2));
    expect((values[middle * size + middle + away] ?? 0) / want).toBeCloseTo(1, 2);
  });

  it('is as a plain sum over all events', () => {
    const points = [
      [121.5, 29.8],
      [121.52, 29.81],
      [121.47, 29.84],
      [121.39, 29.75],
    ] as const;
    const raster = { bbox, width: 120, height: 100, bandwidthM: 1500 };
    const values = density(
      { lngLat: Float64Array.from(points.flat()), weights: Float64Array.of(1, 2, 0.5, 3) },
      raster,
    );
    for (const [row, column] of [
      [0, 0],
      [50, 60],
      [40, 75],
      [99, 0],
      [70, 3],
      [30, 119],
    ] as const) {
      const lng = bbox[0] + ((column + 0.5) / raster.width) * (bbox[2] - bbox[0]);
      const lat = bbox[3] - ((row + 0.5) / raster.height) * (bbox[3] - bbox[1]);
      const want = points.reduce((sum, point, i) => {
        const [x, y] = local.toXY([lng, lat]);
        const [px, py] = local.toXY(point);
        const h = raster.bandwidthM;
        const weight = [1, 2, 0.5, 3][i] ?? 0;
        return (
          sum +
          (weight * 1e6 * Math.exp(-((x - px) ** 2 + (y - py) ** 2) / (2 * h * h))) / (2 * Math.PI * h * h)
        );
      }, 0);
      expect(Math.abs((values[row * raster.width + column] ?? 0) - want)).toBeLessThan(0.01 * want + 1e-4);
    }
  });

  it('begins in the north-west', () => {
    const values = density(
      { lngLat: Float64Array.of(121.401, 29.899) },
      { bbox, width: 10, height: 10, bandwidthM: 100 },
    );
    expect(values.indexOf(Math.max(...values))).toBe(0);
  });

  it('is nothing for nothing, and for positions that are no numbers', () => {
    const raster = { bbox, width: 8, height: 8, bandwidthM: 100 };
    expect(density({ lngLat: new Float64Array() }, raster).every((value) => value === 0)).toBe(true);
    expect(density({ lngLat: Float64Array.of(NaN, 1) }, raster).every((value) => value === 0)).toBe(true);
    expect(density({ lngLat: Float64Array.of(1, 1) }, { ...raster, bbox: [0, 0, 0, 0] })).toHaveLength(64);
  });
});

describe('defaultBandwidthM', () => {
  it('is σ · n^(−1/6) for a normal cloud', () => {
    let state = 1;
    const random = (): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    const n = 4000;
    const points = Array.from({ length: n }, () => {
      const radius = 1000 * Math.sqrt(-2 * Math.log(random()));
      const angle = 2 * Math.PI * random();
      return local.fromXY([radius * Math.cos(angle), radius * Math.sin(angle)]);
    });
    expect(defaultBandwidthM(Float64Array.from(points.flat())) / (1000 * n ** (-1 / 6))).toBeCloseTo(1, 1);
  });

  it('stays within the data and above 20 m', () => {
    expect(defaultBandwidthM(new Float64Array())).toBe(200);
    expect(defaultBandwidthM(Float64Array.of(121, 29, 121, 29))).toBe(20);
    const two = Float64Array.of(121, 29, 121.01, 29);
    expect(defaultBandwidthM(two)).toBeLessThanOrEqual(975 / 4);
  });
});
