import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { effectsOf } from '#renderer/features/map/edit/effects';
import { contains } from '#shared/domain/geo/polygon';
import { applyEdit, gridOf, mergeCells, splitByLine } from '#shared/domain/grid/edit/index';
import { at, cell, rectangle, twoSquares } from './squares.ts';

const grid = gridOf(twoSquares());
const tools = () => {
  let n = 0;
  return { newId: () => `new${n++}` };
};
const packed = (places: readonly (readonly [number, number])[]) => Float64Array.from(places.flat());

describe('what an edit does to the records', () => {
  test('counts who is where after a split, and who changes cell', () => {
    const result = splitByLine(grid, 'west', [at(40, -10), at(40, 110)], tools());
    if (!result.ok) throw new Error(result.reason);
    const places = packed([at(10, 10), at(20, 90), at(80, 10), at(150, 50), at(500, 500)]);
    const { countOf, moved } = effectsOf(grid, result.edit, places);
    // The larger part stays west; the two records of the smaller one move.
    expect([countOf.get('west'), countOf.get('new0'), moved]).toEqual([1, 2, 2]);
  });
  test('agrees with testing every record against every cell', () => {
    const place = fc.tuple(fc.integer({ min: -20, max: 220 }), fc.integer({ min: -20, max: 120 }));
    const line = fc.tuple(fc.integer({ min: 5, max: 95 }), fc.integer({ min: 5, max: 95 }));
    fc.assert(
      fc.property(fc.array(place, { maxLength: 40 }), line, (spots, [south, north]) => {
        const result = splitByLine(grid, 'west', [at(south + 0.37, -10), at(north + 0.37, 110)], tools());
        if (!result.ok) return;
        // Off the borders, where the smaller code decides.
        const places = spots.map(([x, y]) => at(x + 0.5, y + 0.5));
        const leaves = (cells: typeof grid) => cells.cells.filter(({ tier }) => tier === 'cell');
        const homeIn = (cells: typeof grid) => (p: (typeof places)[number]) =>
          leaves(cells).find(({ geometry }) => contains(geometry, p))?.id;
        const [was, is] = [homeIn(grid), homeIn(applyEdit(grid, result.edit))];
        const { countOf, moved } = effectsOf(grid, result.edit, packed(places));
        expect(moved).toBe(places.filter((p) => was(p) !== is(p)).length);
        for (const id of ['west', 'new0'])
          expect(countOf.get(id) ?? 0).toBe(places.filter((p) => is(p) === id).length);
      }),
      { numRuns: 60 },
    );
  });
  test('records of micro cells count for their cell too, and stay when the cell is merged', () => {
    const halves = [
      cell('m1', rectangle(0, 0, 50, 100), { tier: 'micro', parentId: 'west' }),
      cell('m2', rectangle(50, 0, 50, 100), { tier: 'micro', parentId: 'west' }),
    ];
    const deep = gridOf([...twoSquares(), ...halves]);
    const result = mergeCells(deep, ['east', 'west'], tools());
    if (!result.ok) throw new Error(result.reason);
    const { countOf } = effectsOf(deep, result.edit, packed([at(10, 10), at(60, 60), at(150, 50)]));
    expect(countOf.get('m1')).toBe(1);
    expect(countOf.get('east')).toBe(3);
  });
  test('an edit of nothing moves nothing', () => {
    const nothing = { create: [], reshape: [], rename: [], remove: [] };
    expect(effectsOf(grid, nothing, packed([at(10, 10)]))).toMatchObject({ moved: 0 });
  });
});
