import { describe, expect, it } from 'vitest';
import { bboxOf } from '#shared/domain/geo/distance';
import { contains } from '#shared/domain/geo/polygon';
import { positionsOf } from '#shared/domain/geo/positions';
import type { Area } from '#shared/domain/geo/types';
import { CellIndex, type IndexedCell } from '#shared/domain/grid/cellIndex';
import { wholeGrid } from '#shared/domain/grid/generate';
import { haishuOutline, seeded, star } from './outlines.ts';

/** What the index must answer: every cell tested exactly, smallest code, then id, first. */
function naive(cells: readonly IndexedCell[], x: number, y: number): number {
  let best = -1;
  cells.forEach((cell, i) => {
    const held = cells[best];
    const smaller = !held || cell.code < held.code || (cell.code === held.code && cell.id < held.id);
    if (smaller && contains(cell.geometry, [x, y])) best = i;
  });
  return best;
}

/** Corners, points on edges, and points all around: the hard ones first. */
function probes(cells: readonly IndexedCell[], random: () => number, count: number): Float64Array {
  const points: number[] = [];
  const box = cells.map((cell) => bboxOf(cell.geometry));
  const west = Math.min(...box.map((b) => b[0]));
  const south = Math.min(...box.map((b) => b[1]));
  const east = Math.max(...box.map((b) => b[2]));
  const north = Math.max(...box.map((b) => b[3]));
  for (let i = 0; i < count; i++) {
    const cell = cells[Math.floor(random() * cells.length)];
    const corners = cell ? positionsOf(cell.geometry) : [];
    const at = Math.floor(random() * (corners.length - 1));
    const [a = [0, 0], b = [0, 0]] = [corners[at], corners[at + 1]];
    const share = [0, 0.5, random()][i % 3] ?? 0;
    if (i % 4 === 3) points.push(west + random() * (east - west), south + random() * (north - south));
    else points.push(a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share);
  }
  return Float64Array.from(points);
}

function expectSame(cells: readonly IndexedCell[], points: Float64Array): void {
  const index = new CellIndex(cells);
  const found = index.findMany(points);
  for (let i = 0; i < found.length; i++) {
    const [x, y] = [points[2 * i] ?? NaN, points[2 * i + 1] ?? NaN];
    const want = naive(cells, x, y);
    if (found[i] !== want) expect({ i, x, y, found: found[i] }).toEqual({ i, x, y, found: want });
    expect(index.find([x, y])).toBe(cells[want]?.id ?? null);
  }
}

/** Codes in an order that is not the array's. */
function coded(areas: readonly Area[], random: () => number): IndexedCell[] {
  return areas.map((geometry, i) => ({ id: `id-${i}`, code: String(Math.floor(random() * 60)), geometry }));
}

describe('CellIndex', () => {
  it('answers as a test of every cell: whole-number squares, borders and corners', () => {
    const random = seeded(11);
    const areas = Array.from({ length: 100 }, (_, i): Area => {
      const [x, y] = [i % 10, Math.floor(i / 10)];
      return {
        type: 'Polygon',
        coordinates: [
          [
            [x, y],
            [x + 1, y],
            [x + 1, y + 1],
            [x, y + 1],
            [x, y],
          ],
        ],
      };
    });
    const cells = coded(areas, random);
    const lattice = Float64Array.from({ length: 2 * 21 * 21 }, (_, i) => {
      const at = i >> 1;
      return (i & 1 ? Math.floor(at / 21) : at % 21) / 2;
    });
    expectSame(cells, lattice);
    expectSame(cells, probes(cells, random, 800));
  });

  it('answers as a test of every cell: overlapping stars with holes and several parts', () => {
    for (const seed of [1, 2, 3]) {
      const random = seeded(seed);
      const areas = Array.from({ length: 40 }, (_, i): Area => {
        const centre = [121 + random() * 0.1, 29 + random() * 0.1] as const;
        const outer = star(random, centre, 0.02, 12).coordinates[0] as [number, number][];
        const hole = star(random, centre, 0.004, 5).coordinates[0] as [number, number][];
        const far = star(random, [121.2, 29 + random() * 0.1], 0.005, 6).coordinates[0] as [number, number][];
        return i % 3 === 0
          ? { type: 'MultiPolygon', coordinates: [[outer, hole], [far]] }
          : { type: 'Polygon', coordinates: [outer, hole] };
      });
      const cells = coded(areas, random);
      expectSame(cells, probes(cells, random, 1500));
    }
  });

  it('answers as a test of every cell on the real outline cut into hexagons and squares', ({ skip }) => {
    const outline = haishuOutline();
    if (!outline) return skip();
    for (const shape of ['square', 'hexagon'] as const) {
      const random = seeded(5);
      const cells = coded(wholeGrid(outline, { shape, sizeM: 2000 }), random);
      expectSame(cells, probes(cells, random, 1200));
    }
  });

  it('knows nothing outside, of no number, and with no cells', () => {
    const empty = new CellIndex([]);
    expect(empty.size).toBe(0);
    expect(empty.find([0, 0])).toBeNull();
    expect([...empty.findMany(Float64Array.of(1, 2))]).toEqual([-1]);
    const one = new CellIndex([
      {
        id: 'a',
        code: '1',
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [0, 0],
              [1, 0],
              [0, 1],
              [0, 0],
            ],
          ],
        },
      },
    ]);
    expect(one.find([NaN, 0])).toBeNull();
    expect(one.find([0.6, 0.6])).toBeNull();
    expect(one.find([0.5, 0.5])).toBe('a');
    expect(one.find([1, 0])).toBe('a');
  });

  it('prefers the smallest code, then the smallest id, on a common border', () => {
    const left: Area = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
          [0, 0],
        ],
      ],
    };
    const right: Area = {
      type: 'Polygon',
      coordinates: [
        [
          [1, 0],
          [2, 0],
          [2, 1],
          [1, 1],
          [1, 0],
        ],
      ],
    };
    const find = (a: [string, string], b: [string, string]): string | null =>
      new CellIndex([
        { id: a[0], code: a[1], geometry: left },
        { id: b[0], code: b[1], geometry: right },
      ]).find([1, 0.5]);
    expect(find(['l', '002'], ['r', '001'])).toBe('r');
    expect(find(['l', '001'], ['r', '002'])).toBe('l');
    expect(find(['z', '001'], ['a', '001'])).toBe('a');
  });
});
