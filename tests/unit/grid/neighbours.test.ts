import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localProjection } from '#shared/domain/geo/distance';
import type { Area } from '#shared/domain/geo/types';
import { areBeside, CellNeighbours, NEIGHBOUR_WITHIN_M } from '#shared/domain/grid/neighbours';

const { fromXY } = localProjection([121.02, 30.7]);

/** A rectangle by its sides in metres. */
function box(west: number, south: number, east: number, north: number): Area {
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ] as const;
  return {
    type: 'Polygon',
    coordinates: [corners.map((xy) => [...fromXY([xy[0], xy[1]])] as [number, number])],
  };
}

describe('cells beside each other', () => {
  it('share a border, also where only one of them has corners on it', () => {
    const long = box(0, 0, 1000, 100);
    expect(areBeside(long, box(0, 100, 300, 200))).toBe(true);
    expect(areBeside(long, box(400, 100, 600, 200))).toBe(true);
    expect(areBeside(box(400, 100, 600, 200), long)).toBe(true);
  });

  it('may touch at a corner or have a lane between them, and no more', () => {
    expect(areBeside(box(0, 0, 100, 100), box(100, 100, 200, 200))).toBe(true);
    expect(areBeside(box(0, 0, 100, 100), box(108, 0, 200, 100))).toBe(true);
    expect(areBeside(box(0, 0, 100, 100), box(112, 0, 200, 100))).toBe(false);
  });

  it('are found in the order given; a strange cell has none', () => {
    const cells = [0, 1, 2, 3].map((i) => ({ id: `c${i}`, geometry: box(i * 100, 0, i * 100 + 100, 100) }));
    const neighbours = new CellNeighbours(cells);
    expect(neighbours.of('c1')).toEqual(['c0', 'c2']);
    expect(neighbours.of('c3')).toEqual(['c2']);
    expect(neighbours.of('elsewhere')).toEqual([]);
  });

  it('are those whose rectangles lie within the distance, and see each other alike', () => {
    const side = fc.integer({ min: 0, max: 40 }).map((n) => n * 7);
    const rect = fc.record({ x: side, y: side, w: fc.constantFrom(30, 70), h: fc.constantFrom(30, 70) });
    fc.assert(
      fc.property(fc.array(rect, { minLength: 2, maxLength: 8 }), (rects) => {
        const cells = rects.map(({ x, y, w, h }, i) => ({ id: `c${i}`, geometry: box(x, y, x + w, y + h) }));
        const neighbours = new CellNeighbours(cells);
        rects.forEach((a, i) => {
          rects.forEach((b, j) => {
            if (i === j) return;
            const gapX = Math.max(a.x - b.x - b.w, b.x - a.x - a.w);
            const gapY = Math.max(a.y - b.y - b.h, b.y - a.y - a.h);
            // Cells never lie over each other; where two of the drawn ones do, nothing is promised.
            if (gapX < 0 && gapY < 0) return;
            const gap = Math.hypot(Math.max(0, gapX), Math.max(0, gapY));
            if (Math.abs(gap - NEIGHBOUR_WITHIN_M) < 0.1) return;
            expect(neighbours.of(`c${i}`).includes(`c${j}`)).toBe(gap < NEIGHBOUR_WITHIN_M);
          });
        });
      }),
      { numRuns: 60 },
    );
  });
});
