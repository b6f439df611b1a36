import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bboxCentre, bboxOf } from '#shared/domain/geo/distance';
import { polygonsOf } from '#shared/domain/geo/positions';
import { cleanArea } from '#shared/domain/geo/rings';
import type { LngLat } from '#shared/domain/geo/types';
import { checkGrid } from '#shared/domain/grid/check/index';
import {
  applyEdit,
  cutHole,
  drawCell,
  type EditResult,
  fillHole,
  type Grid,
  type GridCell,
  insertVertex,
  mergeCells,
  moveVertex,
  neighboursOf,
  removeCell,
  reverseOf,
  snapTo,
  splitByLine,
} from '#shared/domain/grid/edit/index';
import { star } from '../outlines';
import { at, generated, ids, m2, totalM2 } from './fixture';

/** An edit as a few numbers between 0 and 1, so that a failing one shrinks and reads well. */
type Step = { readonly what: keyof typeof MAKERS; readonly n: readonly number[] };

const pick = (grid: Grid, share: number, tier: GridCell['tier'] = 'cell'): GridCell | undefined => {
  const cells = grid.cells.filter((cell) => cell.tier === tier);
  return cells[Math.floor(share * cells.length)];
};

/** A position in the cell's box, a tenth beyond it at most. */
function around(cell: GridCell, x: number, y: number): LngLat {
  const [west, south, east, north] = bboxOf(cell.geometry);
  return [west + (1.2 * x - 0.1) * (east - west), south + (1.2 * y - 0.1) * (north - south)];
}

const tools = ids('made');
const none: EditResult = { ok: false, reason: 'nothingThere', cellIds: [] };

const MAKERS = {
  split: (grid, [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]) => {
    const cell = pick(grid, a);
    return cell
      ? splitByLine(grid, cell.id, [around(cell, b, -0.5), around(cell, c, d), around(cell, e, 1 + f)], tools)
      : none;
  },
  merge: (grid, [a = 0, b = 0]) => {
    const cell = pick(grid, a);
    const beside = cell ? neighboursOf(grid, cell) : [];
    const other = beside[Math.floor(b * beside.length)];
    return cell && other ? mergeCells(grid, [cell.id, other.cell.id], tools) : none;
  },
  draw: (grid, [a = 0, b = 0, c = 0, d = 0]) => {
    const cell = pick(grid, a);
    if (!cell) return none;
    const [x, y] = around(cell, b, c);
    const size = 0.0002 + d * 0.002;
    const shape: LngLat[] = [
      [x, y],
      [x + size, y - size / 7],
      [x + size, y + size],
      [x - size / 3, y + size],
    ];
    const micro = d > 0.5;
    return drawCell(
      grid,
      {
        shape,
        tier: micro ? 'micro' : 'cell',
        parentId: micro ? cell.id : null,
        mode: b > 0.5 ? 'cut' : 'yield',
        name: '新',
      },
      tools,
    );
  },
  move: (grid, [a = 0, b = 0, c = 0, d = 0]) => {
    const cell = pick(grid, a);
    const ring = cell ? polygonsOf(cell.geometry)[0]?.[0] : undefined;
    const from = ring?.[Math.floor(b * (ring.length - 1))];
    if (!cell || !from) return none;
    return moveVertex(grid, from, [from[0] + (c - 0.5) * 0.0008, from[1] + (d - 0.5) * 0.0008]);
  },
  bend: (grid, [a = 0, b = 0, c = 0]) => {
    const cell = pick(grid, a);
    const found = cell ? snapTo(grid, around(cell, b, c), 60) : null;
    return found?.type === 'edge' ? insertVertex(grid, found.at) : none;
  },
  hole: (grid, [a = 0, b = 0]) => {
    const cell = pick(grid, a);
    if (!cell) return none;
    const [x, y] = bboxCentre(bboxOf(cell.geometry));
    const size = 0.0001 + b * 0.0004;
    return cutHole(grid, cell.id, [
      [x - size, y - size],
      [x + size, y - size],
      [x, y + size],
    ]);
  },
  fill: (grid) => {
    for (const cell of grid.cells)
      for (const rings of polygonsOf(cell.geometry)) {
        const hole = rings[1];
        if (hole && cell.tier !== 'community')
          return fillHole(grid, cell.id, bboxCentre(bboxOf({ type: 'Polygon', coordinates: [hole] })));
      }
    return none;
  },
  remove: (grid, [a = 0, b = 0]) => {
    const cell = pick(grid, a);
    const heir = cell && b > 0.3 ? neighboursOf(grid, cell)[0]?.cell.id : undefined;
    return cell ? removeCell(grid, cell.id, heir ?? null, tools) : none;
  },
} satisfies Record<string, (grid: Grid, n: readonly number[]) => EditResult>;

const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(...(Object.keys(MAKERS) as (keyof typeof MAKERS)[])),
  n: fc.array(share, { minLength: 6, maxLength: 6 }),
});

/** A grid of some dozens of cells within a star. */
const start = fc
  .record({
    seed: fc.integer({ min: 1, max: 1e6 }),
    shape: fc.constantFrom('square' as const, 'hexagon' as const),
  })
  .map(({ seed, shape }) => {
    let state = seed;
    const random = (): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    return generated(star(random, [...at(0, 0)], 0.005, 12), shape, 150);
  });

const comparable = (grid: Grid) =>
  [...grid.cells]
    .map(({ id, geometry, tier, parentId, code, name, households }) => ({
      id,
      geometry,
      tier,
      parentId,
      code,
      name,
      households,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));

function misfits(grid: Grid, types: readonly string[]): string[] {
  const steps = checkGrid(grid, [], ids('fix'));
  for (;;) {
    const one = steps.next();
    if (one.done)
      return one.value.findings
        .filter(({ type }) => types.includes(type))
        .map(({ id, areaM2 }) => `${id} ${areaM2}`);
  }
}

describe('edits in any order', () => {
  it('applied and reversed leave the grid as it was', () => {
    fc.assert(
      fc.property(start, step, (grid, { what, n }) => {
        const made = MAKERS[what](grid, n);
        if (!made.ok) return;
        const after = applyEdit(grid, made.edit);
        const back = applyEdit(after, reverseOf(made.edit, grid));
        // Households of removed cells are the core's to keep: here nobody has any.
        expect(comparable(back)).toEqual(comparable(grid));
      }),
      { numRuns: 80 },
    );
  });

  it('a split and a merge keep the area to a billionth', () => {
    fc.assert(
      fc.property(start, fc.constantFrom('split' as const, 'merge' as const), step, (grid, what, { n }) => {
        const made = MAKERS[what](grid, n);
        if (!made.ok) return;
        const before = totalM2(grid, 'cell');
        const holes = what === 'merge' ? 1e-6 : 1e-9;
        expect(Math.abs(totalM2(applyEdit(grid, made.edit), 'cell') / before - 1)).toBeLessThan(holes);
      }),
      { numRuns: 80 },
    );
  });

  it('never make cells lie over each other or out of their parent, nor shapes that are none', () => {
    fc.assert(
      fc.property(start, fc.array(step, { minLength: 3, maxLength: 9 }), (first, steps) => {
        let grid = first;
        for (const { what, n } of steps) {
          const made = MAKERS[what](grid, n);
          if (!made.ok) continue;
          for (const { geometry } of [...made.edit.create, ...made.edit.reshape])
            expect(cleanArea(geometry), what).toMatchObject({ ok: true });
          grid = applyEdit(grid, made.edit);
          expect(misfits(grid, ['overlap', 'outside']), `${what} ${n}`).toEqual([]);
        }
        for (const cell of grid.cells) expect(m2(grid, cell.id)).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('without holes and removals they leave no gap either', () => {
    fc.assert(
      fc.property(
        start,
        fc.array(
          step.filter(({ what }) => !['hole', 'remove', 'draw'].includes(what)),
          { minLength: 3, maxLength: 9 },
        ),
        (first, steps) => {
          const grid = steps.reduce((now, { what, n }) => {
            const made = MAKERS[what](now, n);
            return made.ok ? applyEdit(now, made.edit) : now;
          }, first);
          expect(misfits(grid, ['overlap', 'outside', 'gap'])).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);
});
