import { describe, expect, it } from 'vitest';
import { areaM2 } from '#shared/domain/geo/distance';
import { contains } from '#shared/domain/geo/polygon';
import { polygonsOf } from '#shared/domain/geo/positions';
import type { Area, LngLat } from '#shared/domain/geo/types';
import { type BlockInput, generateBlocks, type Seed } from '#shared/domain/grid/blocks/index';
import { checkGrid } from '#shared/domain/grid/check/index';
import { gridOf } from '#shared/domain/grid/edit/index';
import { at, box, cellOf, home, ids } from './edit/fixture';
import { seeded } from './outlines';

function blocks(outline: Area, input: BlockInput): Area[] {
  const steps = generateBlocks(outline, input);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function expectPartition(outline: Area, areas: readonly Area[]): void {
  const grid = gridOf([home(outline), ...areas.map((area, i) => cellOf(`b${i}`, area))]);
  const steps = checkGrid(grid, [], ids());
  for (;;) {
    const step = steps.next();
    if (!step.done) continue;
    const wrong = step.value.findings.filter(({ type }) => ['overlap', 'gap', 'outside'].includes(type));
    expect(wrong.map(({ id }) => id)).toEqual([]);
    break;
  }
  const total = areas.reduce((sum, area) => sum + areaM2(area), 0);
  expect(total / areaM2(outline)).toBeCloseTo(1, 8);
}

const line = (...points: readonly (readonly [number, number])[]): LngLat[] =>
  points.map(([x, y]) => at(x, y));
const seed = (x: number, y: number, households: number | null = null): Seed => ({ at: at(x, y), households });
const count = (area: Area, seeds: readonly Seed[]) => seeds.filter((one) => contains(area, one.at)).length;
const outline = box(0, 0, 600, 400);

describe('generateBlocks', () => {
  it('makes a block of what roads enclose; a dead end parts nothing', () => {
    const roads = [line([-50, 200], [650, 200]), line([300, -50], [300, 450]), line([300, 100], [450, 100])];
    const made = blocks(outline, { roads, buildings: [], target: { by: 'area', amount: 60_000 } });
    expect(made).toHaveLength(4);
    for (const area of made) expect(areaM2(area) / 60_000).toBeCloseTo(1, 1);
    expectPartition(outline, made);
    // North-west first, then along the row.
    const inFirst = (x: number, y: number) => contains(made[0] ?? outline, at(x, y));
    expect(inFirst(150, 300)).toBe(true);
    expect(contains(made[1] ?? outline, at(450, 300))).toBe(true);
  });

  it('joins what is too small to its longest neighbour', () => {
    const roads = [line([-50, 200], [650, 200]), line([-50, 215], [650, 215]), line([300, -50], [300, 450])];
    const made = blocks(outline, { roads, buildings: [], target: { by: 'area', amount: 60_000 } });
    expect(made).toHaveLength(4);
    expectPartition(outline, made);
  });

  it('splits what is too large between buildings', () => {
    const buildings = Array.from({ length: 48 }, (_, i) =>
      seed(25 + 50 * (i % 12), 50 + 100 * Math.floor(i / 12)),
    );
    const made = blocks(outline, { roads: [], buildings, target: { by: 'buildings', amount: 8 } });
    expect(made).toHaveLength(6);
    for (const area of made) {
      expect(polygonsOf(area)).toHaveLength(1);
      expect(count(area, buildings)).toBe(8);
    }
    expectPartition(outline, made);
  });

  it('measures by households, those nobody knows as the mean', () => {
    const buildings = [
      seed(50, 200, 90),
      seed(150, 200, 10),
      seed(250, 200, 10),
      seed(350, 200, 10),
      seed(450, 200),
      seed(550, 200, 30),
    ];
    const made = blocks(outline, { roads: [], buildings, target: { by: 'households', amount: 60 } });
    const alone = made.find((area) => contains(area, at(50, 200)));
    expect(count(alone ?? outline, buildings)).toBe(1);
    expectPartition(outline, made);
  });

  it('never cuts across a road, unless a block is too small to stand', () => {
    const random = seeded(11);
    const roads = [line([200, -10], [210, 410]), line([-10, 150], [610, 180])];
    const buildings = Array.from({ length: 150 }, () => seed(random() * 600, random() * 400));
    const made = blocks(outline, { roads, buildings, target: { by: 'buildings', amount: 12 } });
    expectPartition(outline, made);
    const side = ([lng, lat]: LngLat) => {
      const corner = at(0, 0);
      const x = ((lng - corner[0]) / (at(600, 0)[0] - corner[0])) * 600;
      const y = ((lat - corner[1]) / (at(0, 400)[1] - corner[1])) * 400;
      return `${x > 200 + ((y + 10) / 420) * 10} ${y > 150 + ((x + 10) / 620) * 30}`;
    };
    for (const area of made) {
      const sides = new Set(buildings.filter((one) => contains(area, one.at)).map((one) => side(one.at)));
      expect(sides.size).toBe(1);
    }
    for (const area of made) expect(count(area, buildings)).toBeGreaterThanOrEqual(6);
  });

  it('takes buildings on one spot, on the outline and outside of it, and none at all', () => {
    const buildings = [seed(100, 100), seed(100, 100), seed(0, 0), seed(900, 900), seed(500, 300)];
    expectPartition(
      outline,
      blocks(outline, { roads: [], buildings, target: { by: 'buildings', amount: 1 } }),
    );
    expect(
      blocks(outline, { roads: [], buildings: [], target: { by: 'buildings', amount: 5 } }),
    ).toHaveLength(1);
  });

  it('covers an outline with a hole and islands', () => {
    const island = polygonsOf(box(700, 0, 800, 100))[0] ?? [];
    const hole = [...(polygonsOf(box(200, 100, 300, 200))[0]?.[0] ?? [])].reverse();
    const shape: Area = {
      type: 'MultiPolygon',
      coordinates: [[...outline.coordinates, hole] as [number, number][][], [...island]],
    };
    const random = seeded(5);
    const buildings = Array.from({ length: 80 }, () => seed(random() * 800, random() * 400));
    expectPartition(
      shape,
      blocks(shape, {
        roads: [line([-10, 250], [900, 30])],
        buildings,
        target: { by: 'buildings', amount: 10 },
      }),
    );
  });
});
