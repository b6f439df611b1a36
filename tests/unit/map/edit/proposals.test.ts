import { describe, expect, test } from 'vitest';
import { combineFixes } from '#renderer/features/map/edit/check/combine';
import { partsOf } from '#renderer/features/map/edit/parts';
import { nextName, proposedCodes, withWritten } from '#renderer/features/map/edit/proposals';
import type { CellEdit, CellFinding } from '#shared/contract/cellEdits';
import { STANDARD_CODES } from '#shared/domain/grid/codeFormat';
import { gridOf } from '#shared/domain/grid/edit/index';
import { rectangle, twoSquares } from './squares.ts';

const named = (...names: string[]) => names.map((name) => ({ name }));
const edit = (part: Partial<CellEdit>): CellEdit => ({
  create: [],
  reshape: [],
  rename: [],
  remove: [],
  ...part,
});
const made = (id: string, tier: 'cell' | 'micro', parentId: string | null) => ({
  id,
  geometry: rectangle(0, 0, 10, 10),
  tier,
  parentId,
  name: id,
  code: '',
});

describe('the name of a new cell', () => {
  test.each([
    [named('棠梨第1网格', '棠梨第12网格', '东片'), '棠梨第13网格'],
    [named('网格1', '网格2', '第9片'), '网格3'],
    [named('东片', '西片'), '网格1'],
    [[], '网格1'],
  ])('%j → %s', (siblings, name) => {
    expect(nextName(siblings, '网格')).toBe(name);
  });
});

describe('codes of new cells', () => {
  const grid = gridOf(twoSquares());
  test('are the next free ones, micro cells by their new parent', () => {
    const codes = proposedCodes(
      grid,
      edit({ create: [made('c', 'cell', 'all'), made('m', 'micro', 'c'), made('n', 'micro', 'west')] }),
      STANDARD_CODES,
    );
    expect(Object.fromEntries(codes)).toEqual({
      c: '330203006001003',
      m: '330203006001003-01',
      n: '330203006001001-01',
    });
  });
  test('a removed cell gives its code free', () => {
    const part = edit({
      create: [made('c', 'cell', 'all')],
      remove: [{ id: 'west', version: 1, heirId: null }],
    });
    expect(proposedCodes(grid, part, STANDARD_CODES).get('c')).toBe('330203006001001');
  });
});

describe('what was typed', () => {
  const grid = gridOf(twoSquares());
  test('goes into new cells, and becomes a new name of those that stay', () => {
    const part = edit({
      create: [made('c', 'cell', 'all')],
      reshape: [{ id: 'west', version: 1, geometry: rectangle(0, 0, 50, 100) }],
    });
    const whole = withWritten(grid, part, { c: { name: ' 新片 ', code: '7' }, west: { name: '西片' } });
    expect(whole.create).toMatchObject([{ name: '新片', code: '7' }]);
    expect(whole.rename).toEqual([{ id: 'west', version: 1, name: '西片' }]);
  });
  test('an empty name, the same name and a cell that goes change nothing', () => {
    const part = edit({
      create: [made('c', 'cell', 'all')],
      remove: [{ id: 'east', version: 1, heirId: null }],
    });
    const whole = withWritten(grid, part, {
      c: { name: '  ' },
      west: { name: '棠梨第1网格' },
      east: { name: 'x' },
    });
    expect(whole.create[0]?.name).toBe('c');
    expect(whole.rename).toEqual([]);
  });
  test('is added to a change of name that the edit makes by itself', () => {
    const part = edit({ rename: [{ id: 'west', version: 1, households: null }] });
    expect(withWritten(grid, part, { west: { code: '9' } }).rename).toEqual([
      { id: 'west', version: 1, households: null, code: '9' },
    ]);
  });
});

describe('the parts of an edit', () => {
  const grid = gridOf(twoSquares());
  test('the cell that stays first, then the new ones of its kind', () => {
    const part = edit({
      create: [made('c', 'cell', 'all'), made('m', 'micro', 'c')],
      reshape: [
        { id: 'east', version: 1, geometry: rectangle(100, 0, 100, 100) },
        { id: 'west', version: 1, geometry: rectangle(0, 0, 50, 100) },
      ],
    });
    const ids = (step: 'split' | 'draw', chosen: string[]) =>
      partsOf(grid, part, { step, chosen, tier: 'cell' }).map(({ id }) => id);
    expect(ids('split', ['west'])).toEqual(['west', 'c']);
    expect(ids('draw', [])).toEqual(['c']);
  });
});

describe('the fixes of a type in one', () => {
  const finding = (id: string, part: Partial<CellEdit>): CellFinding => ({
    id,
    type: 'overlap',
    cellIds: [],
    area: null,
    at: [121, 29],
    areaM2: null,
    count: null,
    thingIds: [],
    fixes: [{ label: 'giveTo', cellName: '', edit: edit(part) }],
  });
  const shape = (id: string) => ({ id, version: 1, geometry: rectangle(0, 0, 9, 9) });
  test('no cell is changed twice: the later finding waits', () => {
    const all = combineFixes([
      finding('1', { reshape: [shape('a'), shape('b')] }),
      finding('2', { reshape: [shape('b')] }),
      finding('3', { remove: [{ id: 'c', version: 1, heirId: 'd' }] }),
      finding('4', { reshape: [shape('d')] }),
      { ...finding('5', {}), fixes: [] },
    ]);
    expect(all).toMatchObject({ fixed: 2, waiting: 2, cells: 3 });
    expect(all.edit.reshape.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(all.edit.remove.map(({ id }) => id)).toEqual(['c']);
  });
});
