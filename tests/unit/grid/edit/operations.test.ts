import { describe, expect, it } from 'vitest';
import { polygonsOf } from '#shared/domain/geo/positions';
import {
  applyEdit,
  cutHole,
  drawCell,
  fillHole,
  gridOf,
  insertVertex,
  mergeCells,
  moveBorder,
  moveVertex,
  neighboursOf,
  overlapM2,
  removeCell,
  removeVertex,
  snapTo,
  splitByLine,
} from '#shared/domain/grid/edit/index';
import {
  at,
  box,
  cellOf,
  editOf,
  fourCells,
  home,
  ids,
  looseEdges,
  m2,
  reasonOf,
  totalM2,
} from './fixture.ts';

describe('splitByLine', () => {
  it('cuts a cell in two: the larger part stays the cell, the other is named after it', () => {
    const grid = fourCells();
    const edit = editOf(splitByLine(grid, 'B', [at(160, -20), at(160, 120)], ids()));
    expect(edit.create).toMatchObject([
      { id: 'n1', name: '网格B（2）', code: '', tier: 'cell', parentId: 'home' },
    ]);
    expect(edit.rename).toEqual([{ id: 'B', version: 1, households: null }]);
    const after = applyEdit(grid, edit);
    expect(m2(after, 'B') / m2(grid, 'B')).toBeCloseTo(0.6, 6);
    expect(m2(after, 'n1') / m2(grid, 'B')).toBeCloseTo(0.4, 6);
    // The line's ends are now corners of the neighbour above and of the outline.
    expect(edit.reshape.map((cell) => cell.id).sort()).toEqual(['B', 'D', 'home']);
    expect(looseEdges(after)).toEqual([]);
  });

  it('sends micro cells with their part and splits those that the line crosses', () => {
    const grid = fourCells();
    const edit = editOf(splitByLine(grid, 'A', [at(-5, 70), at(105, 30)], ids()));
    const after = applyEdit(grid, edit);
    const below = after.childrenOf('A').map((cell) => cell.id);
    expect(after.cells.filter((cell) => cell.tier === 'micro')).toHaveLength(4);
    expect(below).toHaveLength(2);
    expect(totalM2(after, 'micro')).toBeCloseTo(totalM2(grid, 'micro'), 5);
    expect(looseEdges(after, 'micro')).toEqual([]);
    expect(looseEdges(after)).toEqual([]);
  });

  it('moves a whole micro cell to the new part, where it gets a code again', () => {
    const grid = fourCells();
    const edit = editOf(splitByLine(grid, 'A', [at(50, 110), at(50, -10)], ids()));
    expect(edit.create).toHaveLength(1);
    expect(edit.create[0]?.tier).toBe('cell');
    const moved = edit.rename.find((cell) => cell.parentId === 'n1');
    expect(moved).toMatchObject({ code: '' });
    const after = applyEdit(grid, edit);
    expect(after.childrenOf('A')).toHaveLength(1);
    expect(after.childrenOf('n1')).toHaveLength(1);
  });

  it('makes more than two parts of a line that winds', () => {
    const grid = fourCells();
    const line = [at(-5, 20), at(110, 20), at(110, 60), at(-5, 60)];
    const edit = editOf(splitByLine(grid, 'A', line, ids()));
    expect(edit.create.filter((cell) => cell.tier === 'cell').map((cell) => cell.name)).toEqual([
      '网格A（2）',
      '网格A（3）',
    ]);
    expect(totalM2(applyEdit(grid, edit), 'cell')).toBeCloseTo(40_000, -1);
  });

  it('takes ends a little short of the border, and refuses those far from it', () => {
    const grid = fourCells();
    expect(reasonOf(splitByLine(grid, 'B', [at(150, 1), at(150, 99)], ids()))).toBe('made');
    expect(reasonOf(splitByLine(grid, 'B', [at(150, 10), at(150, 99)], ids()))).toBe('lineMisses');
    expect(reasonOf(splitByLine(grid, 'home', [at(150, -1), at(150, 300)], ids()))).toBe('isCommunity');
    expect(reasonOf(splitByLine(grid, 'nobody', [at(150, -1), at(150, 300)], ids()))).toBe('notFound');
  });

  it('leaves the islands of a cell together when the line cuts only one', () => {
    const islands = {
      type: 'MultiPolygon' as const,
      coordinates: [...polygonsOf(box(0, 0, 50, 50)), ...polygonsOf(box(100, 0, 120, 20))].map((rings) => [
        ...rings,
      ]),
    };
    const grid = gridOf([cellOf('I', islands, { parentId: null })]);
    expect(reasonOf(splitByLine(grid, 'I', [at(75, -10), at(75, 60)], ids()))).toBe('lineMisses');
    const edit = editOf(splitByLine(grid, 'I', [at(20, -10), at(20, 60)], ids()));
    expect(edit.create).toHaveLength(1);
    expect(edit.reshape[0]?.geometry.type).toBe('MultiPolygon');
  });
});

describe('mergeCells', () => {
  it('keeps the first, names it heir, adds up households and takes the micro cells along', () => {
    const grid = fourCells();
    const edit = editOf(mergeCells(grid, ['B', 'A'], ids()));
    expect(edit.remove).toEqual([{ id: 'A', version: 1, heirId: 'B' }]);
    expect(edit.rename).toContainEqual({ id: 'B', version: 1, households: 500 });
    expect(edit.rename.filter((cell) => cell.parentId === 'B').map((cell) => cell.id)).toEqual(['a1', 'a2']);
    // B had none: it becomes one, or its points would lie in no micro cell.
    expect(edit.create).toMatchObject([{ tier: 'micro', parentId: 'B', name: '网格B' }]);
    const after = applyEdit(grid, edit);
    expect(m2(after, 'B')).toBeCloseTo(m2(grid, 'A') + m2(grid, 'B'), 5);
    expect(looseEdges(after)).toEqual([]);
  });

  it('fills a gap that the cells enclose, not one that another cell has', () => {
    const ring = (inner: string | null) =>
      gridOf([
        home(box(0, 0, 90, 90)),
        cellOf('W', box(0, 0, 30, 90)),
        cellOf('N', box(30, 60, 90, 90)),
        cellOf('S', box(30, 0, 90, 30)),
        cellOf('E', box(60, 30, 90, 60)),
        ...(inner ? [cellOf(inner, box(30, 30, 60, 60))] : []),
      ]);
    const gap = editOf(mergeCells(ring(null), ['W', 'N', 'S', 'E'], ids()));
    expect(polygonsOf(gap.reshape[0]?.geometry ?? box(0, 0, 1, 1))[0]).toHaveLength(1);
    const taken = editOf(mergeCells(ring('I'), ['W', 'N', 'S', 'E'], ids()));
    expect(polygonsOf(taken.reshape[0]?.geometry ?? box(0, 0, 1, 1))[0]).toHaveLength(2);
  });

  it('refuses cells that touch in a corner only, that are of different kinds, or too few', () => {
    const grid = fourCells();
    expect(reasonOf(mergeCells(grid, ['A', 'D'], ids()))).toBe('notTouching');
    expect(reasonOf(mergeCells(grid, ['A', 'a1'], ids()))).toBe('differentParents');
    expect(reasonOf(mergeCells(grid, ['A', 'A'], ids()))).toBe('tooFew');
    expect(reasonOf(mergeCells(grid, ['A', 'home'], ids()))).toBe('isCommunity');
    expect(reasonOf(mergeCells(grid, ['A', 'nobody'], ids()))).toBe('notFound');
  });
});

describe('drawCell', () => {
  const shape = [at(80, 80), at(120, 80), at(120, 120), at(80, 120)];
  it('cuts itself out of what it lies over, micro cells too', () => {
    const grid = fourCells();
    const edit = editOf(
      drawCell(grid, { shape, tier: 'cell', parentId: null, mode: 'cut', name: '新网格' }, ids()),
    );
    const after = applyEdit(grid, edit);
    expect(edit.create).toMatchObject([{ id: 'n1', parentId: 'home', name: '新网格', code: '' }]);
    expect(m2(after, 'n1')).toBeCloseTo(1600, 0);
    expect(totalM2(after, 'cell')).toBeCloseTo(totalM2(grid, 'cell'), 5);
    expect(m2(after, 'a2')).toBeCloseTo(m2(grid, 'a2') - 400, 0);
    expect(looseEdges(after)).toEqual([]);
  });

  it('leaves to others what they have, when it yields', () => {
    const grid = fourCells();
    const options = { shape, tier: 'cell', parentId: null, mode: 'yield', name: '新' } as const;
    expect(reasonOf(drawCell(grid, options, ids()))).toBe('nothingLeft');
    const edit = editOf(drawCell(gridOf(grid.cells.filter((cell) => cell.id !== 'D')), options, ids()));
    expect(edit.reshape.every((cell) => cell.id !== 'A' || polygonsOf(cell.geometry).length === 1)).toBe(
      true,
    );
    const after = applyEdit(gridOf(grid.cells.filter((cell) => cell.id !== 'D')), edit);
    expect(m2(after, 'n1')).toBeCloseTo(400, 0);
    expect(m2(after, 'A')).toBeCloseTo(m2(grid, 'A'), 5);
  });

  it('stays within the outline, and removes what it covers whole with itself as heir', () => {
    const grid = fourCells();
    const wide = [at(90, -50), at(260, -50), at(260, 110), at(90, 110)];
    const edit = editOf(
      drawCell(grid, { shape: wide, tier: 'cell', parentId: null, mode: 'cut', name: '新' }, ids()),
    );
    expect(edit.remove).toEqual([{ id: 'B', version: 1, heirId: 'n1' }]);
    expect(m2(applyEdit(grid, edit), 'n1')).toBeCloseTo(110 * 110, 0);
    const away = [at(300, 0), at(310, 0), at(310, 10)];
    expect(
      reasonOf(drawCell(grid, { shape: away, tier: 'cell', parentId: null, mode: 'cut', name: '' }, ids())),
    ).toBe('outside');
  });

  it('draws a micro cell within its cell only', () => {
    const grid = fourCells();
    const options = { shape, tier: 'micro', parentId: 'B', mode: 'yield', name: '微' } as const;
    const after = applyEdit(grid, editOf(drawCell(grid, options, ids())));
    expect(m2(after, 'n1')).toBeCloseTo(400, 0);
    expect(after.childrenOf('B').map((cell) => cell.id)).toEqual(['n1']);
    expect(reasonOf(drawCell(grid, { ...options, parentId: null }, ids()))).toBe('notFound');
  });

  it('refuses rings that cross themselves or are nothing', () => {
    const grid = fourCells();
    const draw = (ring: ReturnType<typeof at>[]) =>
      reasonOf(drawCell(grid, { shape: ring, tier: 'cell', parentId: null, mode: 'cut', name: '' }, ids()));
    expect(draw([at(0, 0), at(50, 50), at(50, 0), at(0, 50)])).toBe('crossesItself');
    expect(draw([at(0, 0), at(0.5, 0), at(0.5, 0.5)])).toBe('tooSmall');
    expect(draw([at(0, 0), at(50, 50)])).toBe('tooSmall');
  });

  it('draws the outline once, and takes the cells without a parent in', () => {
    const loose = gridOf([cellOf('A', box(0, 0, 10, 10), { parentId: null })]);
    const options = { shape, tier: 'community', parentId: null, mode: 'cut', name: '社区' } as const;
    expect(editOf(drawCell(loose, options, ids())).rename).toEqual([{ id: 'A', version: 1, parentId: 'n1' }]);
    expect(reasonOf(drawCell(fourCells(), options, ids()))).toBe('hasCommunity');
  });
});

describe('moving borders', () => {
  it('moves the corner where four cells meet for all of them, micro cells too', () => {
    const grid = fourCells();
    const edit = editOf(moveVertex(grid, at(100, 100), at(110, 95)));
    expect(edit.reshape.map((cell) => cell.id).sort()).toEqual(['A', 'B', 'C', 'D', 'a2']);
    const after = applyEdit(grid, edit);
    expect(totalM2(after, 'cell')).toBeCloseTo(totalM2(grid, 'cell'), 5);
    expect(looseEdges(after)).toEqual([]);
  });

  it('moves a border that only the micro cells have bent', () => {
    const grid = fourCells();
    const after = applyEdit(grid, editOf(moveVertex(grid, at(50, 100), at(50, 110))));
    // The cell and its neighbour above had no corner there: they have one now.
    expect(m2(after, 'A')).toBeCloseTo(m2(grid, 'A') + 500, 0);
    expect(m2(after, 'C')).toBeCloseTo(m2(grid, 'C') - 500, 0);
    expect(looseEdges(after)).toEqual([]);
    // Below it the cell has no corner where its micro cells have one: as before.
    expect(looseEdges(grid, 'micro')).toEqual(expect.arrayContaining(looseEdges(after, 'micro')));
  });

  it('moves a whole stretch, the outline too', () => {
    const grid = fourCells();
    const [a, b] = [at(200, 0), at(200, 200)];
    const step = at(20, 0)[0] - at(0, 0)[0];
    const after = applyEdit(grid, editOf(moveBorder(grid, [a, at(200, 100), b], [step, 0])));
    expect(m2(after, 'home')).toBeCloseTo(220 * 200, 0);
    expect(totalM2(after, 'cell')).toBeCloseTo(220 * 200, 0);
  });

  it('refuses what lies over others, turns inside out or leaves its cell', () => {
    const grid = gridOf([
      home(box(0, 0, 300, 100)),
      cellOf('A', box(0, 0, 100, 100)),
      cellOf('B', box(150, 0, 200, 100)),
      cellOf('m', box(10, 10, 40, 40), { tier: 'micro', parentId: 'A' }),
    ]);
    expect(reasonOf(moveVertex(grid, at(100, 100), at(160, 90)))).toBe('overlaps');
    expect(reasonOf(moveVertex(grid, at(100, 100), at(-50, 50)))).toBe('crossesItself');
    expect(reasonOf(moveVertex(grid, at(10, 10), at(-20, 10)))).toBe('outsideParent');
    expect(reasonOf(moveVertex(grid, at(1, 1), at(2, 2)))).toBe('nothingThere');
  });

  it('puts a corner into a shared edge for both sides and takes it out again', () => {
    const grid = fourCells();
    const place = snapTo(grid, at(151, 100.4), 2);
    if (place?.type !== 'edge') throw new Error('no edge there');
    const edit = editOf(insertVertex(grid, place.at));
    expect(edit.reshape.map((cell) => cell.id).sort()).toEqual(['B', 'D']);
    const bent = applyEdit(grid, edit);
    const back = applyEdit(bent, editOf(removeVertex(bent, place.at)));
    for (const id of ['B', 'D']) expect(m2(back, id)).toBe(m2(grid, id));
    expect(reasonOf(removeVertex(grid, at(100, 100)))).toBe('needed');
    expect(reasonOf(insertVertex(grid, at(150, 50)))).toBe('nothingThere');
    expect(reasonOf(removeVertex(grid, at(150, 50)))).toBe('nothingThere');
  });
});

describe('holes', () => {
  const hole = [at(120, 20), at(140, 20), at(140, 40), at(120, 40)];
  it('cuts a hole and fills it again', () => {
    const grid = fourCells();
    const cut = applyEdit(grid, editOf(cutHole(grid, 'B', hole)));
    expect(m2(cut, 'B')).toBeCloseTo(9600, 0);
    const filled = applyEdit(cut, editOf(fillHole(cut, 'B', at(130, 30))));
    expect(m2(filled, 'B')).toBeCloseTo(m2(grid, 'B'), 5);
    expect(reasonOf(fillHole(grid, 'B', at(130, 30)))).toBe('nothingThere');
  });

  it('fills only what no other cell has', () => {
    const grid = fourCells();
    const cut = applyEdit(grid, editOf(cutHole(grid, 'B', hole)));
    const half = [at(110, 10), at(130, 10), at(130, 50), at(110, 50)];
    const options = { shape: half, tier: 'cell', parentId: null, mode: 'yield', name: '' } as const;
    const shared = applyEdit(cut, editOf(drawCell(cut, options, ids())));
    const filled = applyEdit(shared, editOf(fillHole(shared, 'B', at(130, 30))));
    expect(m2(filled, 'B')).toBeCloseTo(9800, 0);
    expect(looseEdges(filled)).toEqual([]);
  });

  it('removes micro cells that lie in it, and never the cell itself', () => {
    const grid = fourCells();
    const edit = editOf(cutHole(grid, 'A', [at(-5, -5), at(50, -5), at(50, 105), at(-5, 105)]));
    expect(edit.remove).toEqual([{ id: 'a1', version: 1, heirId: 'A' }]);
    expect(reasonOf(cutHole(grid, 'A', [at(-5, -5), at(105, -5), at(105, 105), at(-5, 105)]))).toBe(
      'nothingLeft',
    );
    expect(reasonOf(cutHole(grid, 'A', [at(150, 5), at(160, 5), at(160, 15)]))).toBe('outside');
  });
});

describe('removeCell', () => {
  it('gives the area to a neighbour, or leaves it', () => {
    const grid = fourCells();
    const given = applyEdit(grid, editOf(removeCell(grid, 'B', 'D', ids())));
    expect(m2(given, 'D')).toBeCloseTo(20_000, 0);
    const left = editOf(removeCell(grid, 'A', null, ids()));
    expect(left.remove.map((cell) => cell.id)).toEqual(['A', 'a1', 'a2']);
    expect(reasonOf(removeCell(grid, 'B', 'C', ids()))).toBe('notTouching');
    expect(reasonOf(removeCell(grid, 'home', null, ids()))).toBe('isCommunity');
  });
});

describe('finding', () => {
  it('snaps to a corner before an edge, within metres, and skips what it is told to', () => {
    const grid = fourCells();
    expect(snapTo(grid, at(101, 101), 3)).toMatchObject({ type: 'vertex', at: at(100, 100) });
    expect(snapTo(grid, at(130, 101), 3)).toMatchObject({ type: 'edge' });
    expect(snapTo(grid, at(130, 105), 3)).toBeNull();
    expect(snapTo(grid, at(199, 150), 3, (id) => id !== 'home')?.cellId).toBe('home');
  });

  it('lists neighbours by the length of the common border, also where corners are missing', () => {
    const grid = gridOf([
      cellOf('L', box(0, 0, 100, 100)),
      cellOf('R1', box(100, 0, 200, 30)),
      cellOf('R2', box(100, 30, 200, 100)),
      cellOf('far', box(100, 100, 200, 200)),
    ]);
    const left = grid.byId.get('L');
    const found = left ? neighboursOf(grid, left) : [];
    expect(found.map(({ cell }) => cell.id)).toEqual(['R2', 'R1']);
    expect(found[0]?.sharedM).toBeCloseTo(70, 0);
  });

  it('measures what two areas have in common', () => {
    expect(overlapM2(box(0, 0, 100, 100), box(50, 50, 150, 150))).toBeCloseTo(2500, 0);
    expect(overlapM2(box(0, 0, 100, 100), box(100, 0, 200, 100))).toBe(0);
    expect(overlapM2(box(0, 0, 100, 100), box(200, 0, 300, 100))).toBe(0);
  });
});
