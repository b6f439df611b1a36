import { describe, expect, test } from 'vitest';
import { type BorderMove, useEdit } from '#renderer/features/map/edit/editState';
import {
  afterMoves,
  heirOf,
  parentOfDrawn,
  reshapedBetween,
  workOut,
} from '#renderer/features/map/edit/request';
import { areaM2 } from '#shared/domain/geo/distance';
import { applyEdit, gridOf } from '#shared/domain/grid/edit/index';
import { at, cell, rectangle, twoSquares } from './squares.ts';

type State = ReturnType<typeof useEdit.getState>;
const state = (patch: Partial<State>): State => ({ ...useEdit.getInitialState(), ids: [], ...patch });

describe('what a step would do', () => {
  const grid = gridOf(twoSquares());
  test('nothing before it is complete', () => {
    const path = [at(10, 10), at(50, 10), at(50, 50)];
    expect(workOut(grid, state({ step: 'draw', path }), '新')).toBeNull();
    expect(workOut(grid, state({ step: 'merge', chosen: ['west'] }), '')).toBeNull();
    expect(workOut(grid, state({ step: 'check' }), '')).toBeNull();
    expect(workOut(grid, state({ step: null }), '')).toBeNull();
  });
  test('a drawn cell is cut out of its neighbours, in the community, with the proposed name', () => {
    const path = [at(80, 20), at(120, 20), at(120, 60), at(80, 60)];
    const result = workOut(grid, state({ step: 'draw', path, finished: true }), '棠梨第3网格');
    if (!result?.ok) throw new Error('refused');
    expect(result.edit.create).toMatchObject([{ parentId: 'all', tier: 'cell', name: '棠梨第3网格' }]);
    expect(areaM2(result.edit.create[0]?.geometry ?? rectangle(0, 0, 1, 1))).toBeCloseTo(1600, -1);
    expect(result.edit.reshape.map(({ id }) => id).sort()).toEqual(['east', 'west']);
  });
  test('worked out again it makes the same cell: what was typed for it stays', () => {
    const path = [at(80, 20), at(120, 20), at(120, 60)];
    const once = state({ step: 'draw', path, finished: true });
    const made = [workOut(grid, once, 'a'), workOut(grid, once, 'a')].map(
      (result) => result?.ok && result.edit.create[0]?.id,
    );
    expect(made[0]).toBeTruthy();
    expect(made[1]).toBe(made[0]);
  });
  test('a split, a merge, a hole and its filling, a removal', () => {
    const across = [at(50, -10), at(50, 110)];
    const split = workOut(grid, state({ step: 'split', chosen: ['west'], path: across, finished: true }), '');
    expect(split?.ok && split.edit.create).toHaveLength(1);
    const merge = workOut(grid, state({ step: 'merge', chosen: ['east', 'west'] }), '');
    expect(merge?.ok && merge.edit.remove).toMatchObject([{ id: 'west', heirId: 'east' }]);
    const ring = [at(20, 20), at(40, 20), at(40, 40), at(20, 40)];
    const hole = workOut(grid, state({ step: 'hole', chosen: ['west'], path: ring, finished: true }), '');
    if (!hole?.ok) throw new Error('refused');
    const holed = applyEdit(grid, hole.edit);
    const fill = workOut(holed, state({ step: 'hole', chosen: ['west'], fillAt: at(30, 30) }), '');
    if (!fill?.ok) throw new Error('refused');
    const filled = applyEdit(holed, fill.edit).byId.get('west')?.geometry ?? rectangle(0, 0, 1, 1);
    expect(areaM2(filled)).toBeCloseTo(10_000, -2);
    const removed = workOut(grid, state({ step: 'remove', chosen: ['west'] }), '');
    expect(removed?.ok && removed.edit.remove).toMatchObject([{ id: 'west', heirId: 'east' }]);
    const nobody = workOut(grid, state({ step: 'remove', chosen: ['west'], heir: null }), '');
    expect(nobody?.ok && nobody.edit.remove).toMatchObject([{ id: 'west', heirId: null }]);
  });
  test('a line that misses is refused', () => {
    const path = [at(150, -10), at(150, 110)];
    const result = workOut(grid, state({ step: 'split', chosen: ['west'], path, finished: true }), '');
    expect(result).toMatchObject({ ok: false, reason: 'lineMisses' });
  });
});

describe('whose a drawn cell is', () => {
  const grid = gridOf([
    ...twoSquares(),
    cell('m', rectangle(0, 0, 20, 20), { tier: 'micro', parentId: 'west' }),
  ]);
  test('a micro cell lies in the cell under its first corner that is in one', () => {
    expect(parentOfDrawn(grid, 'micro', [at(-10, 50), at(150, 50)])).toBe('east');
    expect(parentOfDrawn(grid, 'micro', [])).toBeNull();
    expect(parentOfDrawn(grid, 'cell', [])).toBe('all');
    expect(parentOfDrawn(grid, 'community', [])).toBeNull();
  });
  test('a removed cell goes to its longest neighbour unless somebody else was chosen', () => {
    expect(heirOf(grid, 'west', undefined)).toBe('east');
    expect(heirOf(grid, 'west', null)).toBeNull();
    expect(heirOf(grid, 'west', 'other')).toBe('other');
    expect(heirOf(grid, 'm', undefined)).toBeNull();
  });
});

describe('moves of borders', () => {
  const grid = gridOf(twoSquares());
  const bend: BorderMove = { type: 'bend', at: at(100, 50), to: at(120, 50) };
  const back: BorderMove = { type: 'move', from: at(120, 50), to: at(110, 50) };
  test('move for both sides, one after another, and nothing is lost between them', () => {
    const after = afterMoves(grid, [bend, back]);
    if ('ok' in after) throw new Error(after.reason);
    const [west, east] = ['west', 'east'].map((id) =>
      areaM2(after.byId.get(id)?.geometry ?? rectangle(0, 0, 1, 1)),
    );
    expect((west ?? 0) - 10_000).toBeGreaterThan(450);
    expect((west ?? 0) + (east ?? 0)).toBeCloseTo(20_000, -2);
  });
  test('one more move gives the same as all of them anew', () => {
    const moves = [bend, back];
    afterMoves(grid, [bend]);
    const grown = afterMoves(grid, moves);
    const anew = afterMoves(gridOf(twoSquares()), moves);
    if ('ok' in grown || 'ok' in anew) throw new Error('refused');
    expect(grown.cells.map(({ geometry }) => geometry)).toEqual(anew.cells.map(({ geometry }) => geometry));
    const fewer = afterMoves(grid, [bend]);
    expect('ok' in fewer).toBe(false);
    if (!('ok' in fewer))
      expect(fewer.byId.get('west')?.geometry).not.toEqual(grown.byId.get('west')?.geometry);
  });
  test('the edit of them is written on the versions that are kept', () => {
    const after = afterMoves(grid, [bend, back]);
    if ('ok' in after) throw new Error(after.reason);
    const edit = reshapedBetween(grid, after);
    expect(edit.reshape.map(({ id, version }) => [id, version]).sort()).toEqual([
      ['east', 1],
      ['west', 1],
    ]);
    expect([...edit.create, ...edit.rename, ...edit.remove]).toEqual([]);
  });
  test('a border that would cross itself is refused and stays', () => {
    const over: BorderMove = { type: 'move', from: at(100, 100), to: at(300, -50) };
    expect(afterMoves(grid, [over])).toMatchObject({ ok: false });
    expect('ok' in afterMoves(grid, [bend])).toBe(false);
  });
});
