import { describe, expect, it } from 'vitest';
import { areaM2, bboxOf, localProjection } from '#shared/domain/geo/distance';
import { contains } from '#shared/domain/geo/polygon';
import { polygonsOf } from '#shared/domain/geo/positions';
import { PreparedArea } from '#shared/domain/geo/preparedArea';
import { crossesItself } from '#shared/domain/geo/rings';
import type { Area } from '#shared/domain/geo/types';
import { areaSchema } from '#shared/domain/geo/types';
import { estimateCellCount, type GridOptions, generateGrid, wholeGrid } from '#shared/domain/grid/generate';
import { haishuOutline, seeded, star } from './outlines.ts';

const sum = (areas: readonly Area[]): number => areas.reduce((total, area) => total + areaM2(area), 0);

/** Every sampled point of the box lies in exactly one cell when in the outline, in none when not. */
function expectPartition(outline: Area, areas: readonly Area[], random: () => number, samples: number): void {
  const [west, south, east, north] = bboxOf(outline);
  const prepared = areas.map((area) => new PreparedArea(area));
  for (let i = 0; i < samples; i++) {
    const point = [west + random() * (east - west), south + random() * (north - south)] as const;
    const held = prepared.filter((area) => area.contains(...point)).length;
    expect(held, `${point}`).toBe(contains(outline, point) ? 1 : 0);
  }
}

function expectSound(areas: readonly Area[]): void {
  for (const area of areas) {
    expect(areaSchema.safeParse(area).success).toBe(true);
    for (const rings of polygonsOf(area)) expect(crossesItself(rings)).toBe(false);
  }
}

const rectangle = (widthM: number, heightM: number): Area => {
  const { fromXY } = localProjection([121.5, 0]);
  const corner = (x: number, y: number): [number, number] => {
    const [lng, lat] = fromXY([x, y]);
    return [lng, lat];
  };
  const [w, h] = [widthM / 2, heightM / 2];
  return {
    type: 'Polygon',
    coordinates: [[corner(-w, -h), corner(w, -h), corner(w, h), corner(-w, h), corner(-w, -h)]],
  };
};

describe('generateGrid', () => {
  it('cuts a rectangle of 4 × 3 cells into twelve, from the north-west, row by row', () => {
    const areas = wholeGrid(rectangle(399.9999, 299.9999), { shape: 'square', sizeM: 100 });
    expect(areas).toHaveLength(12);
    const centres = areas.map((area) => {
      const [w, s, e, n] = bboxOf(area);
      return [Math.round(((w + e) / 2 - 121.5) * 1e5), Math.round(((s + n) / 2) * 1e5)] as const;
    });
    for (let i = 1; i < centres.length; i++) {
      const [a, b] = [centres[i - 1] ?? [0, 0], centres[i] ?? [0, 0]];
      expect(b[1] < a[1] || (b[1] === a[1] && b[0] > a[0])).toBe(true);
    }
    for (const area of areas) expect(areaM2(area) / 10_000).toBeCloseTo(1, 3);
  });

  it('makes regular hexagons inside', () => {
    const areas = wholeGrid(rectangle(1000, 1000), { shape: 'hexagon', sizeM: 100 });
    const full = (Math.sqrt(3) / 2) * 10_000;
    const whole = areas.filter((area) => Math.abs(areaM2(area) / full - 1) < 1e-6);
    expect(whole.length).toBeGreaterThan(80);
    for (const area of whole) expect(polygonsOf(area)[0]?.[0]).toHaveLength(7);
  });

  it('keeps the area, overlaps nowhere and leaves no gap, for stars with holes, both shapes', () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const random = seeded(seed);
      const outer = star(random, [121.5, 29.8], 0.02, 5 + seed * 4).coordinates[0] as [number, number][];
      const hole = star(random, [121.5, 29.8], 0.005, 7).coordinates[0] as [number, number][];
      const island = star(random, [121.55, 29.8], 0.004, 9).coordinates[0] as [number, number][];
      const outline: Area = { type: 'MultiPolygon', coordinates: [[outer, [...hole].reverse()], [island]] };
      for (const shape of ['square', 'hexagon'] as const) {
        const areas = wholeGrid(outline, { shape, sizeM: 100 + 40 * seed });
        expect(Math.abs(sum(areas) / areaM2(outline) - 1)).toBeLessThan(1e-6);
        expectSound(areas);
        expectPartition(outline, areas, random, 150);
      }
    }
  });

  it('gives slivers under 1 % of a cell to a neighbour', () => {
    // 300.5 m of cells of 100 m: centred, so the outermost columns would be 0.25 m wide.
    const areas = wholeGrid(rectangle(300.5, 200), { shape: 'square', sizeM: 100 });
    for (const area of areas) expect(areaM2(area)).toBeGreaterThan(100);
    expect(sum(areas) / areaM2(rectangle(300.5, 200))).toBeCloseTo(1, 9);
    const tiny = rectangle(2, 2);
    expect(wholeGrid(tiny, { shape: 'hexagon', sizeM: 1000 })).toHaveLength(1);
  });

  it.each<GridOptions>([
    { shape: 'square', sizeM: 1000 },
    { shape: 'hexagon', sizeM: 1000 },
    { shape: 'square', sizeM: 500 },
  ])('cuts the real outline, $shape $sizeM m', (options) => {
    const outline = haishuOutline();
    if (!outline) return;
    const areas = wholeGrid(outline, options);
    expect(Math.abs(sum(areas) / areaM2(outline) - 1)).toBeLessThan(1e-9);
    expectSound(areas);
    expectPartition(outline, areas, seeded(9), 150);
    const limit = 0.01 * (options.shape === 'square' ? 1 : Math.sqrt(3) / 2) * options.sizeM ** 2;
    expect(Math.min(...areas.map(areaM2))).toBeGreaterThanOrEqual(limit);
    expect(estimateCellCount(outline, options) / areas.length).toBeCloseTo(1, 0);
  });

  it('estimates without making, and refuses what cannot be walked', () => {
    const outline = rectangle(10_000, 10_000);
    expect(estimateCellCount(outline, { shape: 'square', sizeM: 100 })).toBeGreaterThan(10_000);
    expect(estimateCellCount(outline, { shape: 'square', sizeM: 100 })).toBeLessThan(10_400);
    expect(estimateCellCount(outline, { shape: 'square', sizeM: 1 })).toBeGreaterThan(1e8);
    expect(() => wholeGrid(outline, { shape: 'square', sizeM: 1 })).toThrow(RangeError);
    expect(() => wholeGrid(outline, { shape: 'square', sizeM: 0 })).toThrow(RangeError);
    expect(() => wholeGrid(outline, { shape: 'hexagon', sizeM: NaN })).toThrow(RangeError);
  });

  it('can be left half way', () => {
    const steps = generateGrid(rectangle(1000, 1000), { shape: 'square', sizeM: 100 });
    expect(steps.next()).toEqual({ done: false, value: [] });
    steps.return();
    expect(steps.next().done).toBe(true);
  });
});
