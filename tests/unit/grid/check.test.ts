import { describe, expect, it } from 'vitest';
import { areaM2 } from '#shared/domain/geo/distance';
import { polygonsOf } from '#shared/domain/geo/positions';
import type { Area } from '#shared/domain/geo/types';
import { checkGrid, type Finding, type LoosePoint } from '#shared/domain/grid/check/index';
import { convexHull } from '#shared/domain/grid/check/points';
import { thinness } from '#shared/domain/grid/check/slivers';
import { applyEdit, type Grid, gridOf } from '#shared/domain/grid/edit/index';
import { at, box, cellOf, fourCells, generated, home, ids } from './edit/fixture';
import { haishuOutline, seeded, star } from './outlines';

function check(grid: Grid, loose: readonly LoosePoint[] = []): Finding[] {
  const steps = checkGrid(grid, loose, ids());
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value.findings;
  }
}
const told = (findings: readonly Finding[]) =>
  findings.map(({ type, cellIds }) => `${type} ${cellIds.join('+')}`);
const ofType = (grid: Grid, type: Finding['type']) => check(grid).filter((finding) => finding.type === type);

/** Every fix that is offered takes its finding away and makes no other of its kind. */
function expectFixed(grid: Grid, loose: readonly LoosePoint[] = []): void {
  for (const finding of check(grid, loose))
    for (const fix of finding.fixes) {
      const after = check(applyEdit(grid, fix.edit));
      expect(
        after.map(({ id }) => id),
        `${finding.id} by ${fix.label} ${fix.cellName}`,
      ).not.toContain(finding.id);
      expect(after.filter(({ type }) => type === 'overlap')).toHaveLength(
        finding.type === 'overlap'
          ? check(grid).filter(({ type }) => type === 'overlap').length - 1
          : check(grid).filter(({ type }) => type === 'overlap').length,
      );
    }
}

describe('checkGrid', () => {
  it('finds nothing in a sound grid, whether corners are missing or not', () => {
    expect(check(fourCells())).toEqual([]);
    const joints = gridOf([
      home(box(0, 0, 200, 100)),
      cellOf('L', box(0, 0, 100, 100)),
      cellOf('R1', box(100, 0, 200, 37)),
      cellOf('R2', box(100, 37, 200, 100)),
    ]);
    expect(check(joints)).toEqual([]);
  });

  it.each(['square', 'hexagon'] as const)('finds nothing in a generated grid of %ss', (shape) => {
    const grid = generated(star(seeded(4), at(0, 0), 0.012, 40), shape, 90);
    expect(grid.cells.length).toBeGreaterThan(100);
    // A spike of the outline may cut a crumb off a cell: that is a sliver, and said.
    expect(told(check(grid)).filter((text) => !text.startsWith('sliver'))).toEqual([]);
  });

  it('finds overlaps with their size, the larger cell first, and gives them to either', () => {
    const grid = gridOf([
      home(box(0, 0, 200, 100)),
      cellOf('A', box(0, 0, 120, 100)),
      cellOf('B', box(100, 0, 200, 100)),
    ]);
    const [finding] = check(grid);
    expect(told(check(grid))).toEqual(['overlap A+B']);
    expect(finding?.areaM2).toBeCloseTo(2000, -1);
    expect(finding?.fixes.map(({ label, cellName }) => `${label} ${cellName}`)).toEqual([
      'giveTo 网格B',
      'giveTo 网格A',
    ]);
    expectFixed(grid);
    const after = applyEdit(
      grid,
      finding?.fixes[0]?.edit ?? { create: [], reshape: [], rename: [], remove: [] },
    );
    expect(areaM2(after.byId.get('A')?.geometry ?? box(0, 0, 1, 1))).toBeCloseTo(10_000, -1);
  });

  it('finds a cell within another and the same cell twice', () => {
    const inside = gridOf([
      home(box(0, 0, 100, 100)),
      cellOf('A', box(0, 0, 100, 100)),
      cellOf('B', box(40, 40, 60, 60)),
    ]);
    expect(told(check(inside))).toEqual(['overlap A+B']);
    expectFixed(inside);
    const twice = gridOf([
      home(box(0, 0, 100, 100)),
      cellOf('A', box(0, 0, 100, 100)),
      cellOf('B', box(0, 0, 100, 100)),
    ]);
    expect(told(check(twice))).toEqual(['overlap A+B']);
    expectFixed(twice);
  });

  it('finds two whole grids over each other, cell by cell', () => {
    const one = generated(box(0, 0, 400, 400), 'square', 100);
    const both = gridOf([
      ...one.cells,
      ...one.cells.slice(1).map((cell) => ({ ...cell, id: `${cell.id}x`, code: `${cell.code}x` })),
    ]);
    expect(ofType(both, 'overlap')).toHaveLength(one.cells.length - 1);
  });

  it('finds gaps, gives them to the neighbour with the longest border, or makes a cell of them', () => {
    const grid = gridOf(fourCells().cells.filter((cell) => cell.id !== 'D'));
    const [gap] = check(grid);
    expect(told(check(grid))).toEqual(['gap home']);
    expect(gap?.areaM2).toBeCloseTo(10_000, -1);
    expect(gap?.fixes.map(({ label }) => label)).toEqual(['giveTo', 'giveTo', 'makeCell']);
    expectFixed(grid);
  });

  it('finds gaps between micro cells within their cell', () => {
    const grid = gridOf(fourCells().cells.filter((cell) => cell.id !== 'a2'));
    expect(told(check(grid))).toEqual(['gap A']);
    expectFixed(grid);
  });

  it('finds what lies outside of the outline or the cell, clips it or moves the outline', () => {
    const grid = gridOf([
      home(box(0, 0, 200, 100)),
      cellOf('A', box(0, 0, 100, 110)),
      cellOf('B', box(100, 0, 200, 100)),
      cellOf('a', box(0, 0, 100, 110), { tier: 'micro', parentId: 'A' }),
      cellOf('b', box(90, 0, 200, 100), { tier: 'micro', parentId: 'B' }),
    ]);
    expect(told(check(grid))).toEqual(['outside b', 'outside A']);
    expect(check(grid)[1]?.fixes.map(({ label }) => label)).toEqual(['clip', 'extendOutline']);
    expectFixed(grid);
  });

  it('finds slivers by size and by shape, whole cells and parts', () => {
    const ring = (area: Area): [number, number][] => [...(polygonsOf(area)[0]?.[0] ?? [])];
    const crumb = ring(box(150, 0, 153, 3));
    const part: Area = { type: 'MultiPolygon', coordinates: [[ring(box(0, 0, 100, 100))], [crumb]] };
    const grid = gridOf([
      home(box(0, 0, 200, 100)),
      cellOf('A', part),
      cellOf('B', { type: 'Polygon', coordinates: [ring(box(101, 0, 200, 100)), [...crumb].reverse()] }),
      cellOf('C', box(100, 0, 101, 100)),
    ]);
    expect(told(check(grid)).sort()).toEqual(['sliver A', 'sliver C']);
    expectFixed(grid);
    expect(thinness(box(0, 0, 1, 50))).toBeLessThan(0.061);
    expect(thinness(box(0, 0, 100, 100))).toBeCloseTo(Math.PI / 4, 2);
  });

  it('finds codes that several have and cells without one', () => {
    const grid = gridOf([
      home(box(0, 0, 200, 100)),
      cellOf('A', box(0, 0, 100, 100), { code: 'x' }),
      cellOf('B', box(100, 0, 200, 100), { code: 'x' }),
      cellOf('a', box(0, 0, 100, 100), { tier: 'micro', parentId: 'A', code: '' }),
    ]);
    expect(told(check(grid))).toEqual(['duplicateCode A+B', 'noCode a']);
    expect(check(grid)[0]?.fixes.map(({ edit }) => edit.rename)).toEqual([
      [{ id: 'A', version: 1, code: '' }],
      [{ id: 'B', version: 1, code: '' }],
    ]);
  });

  it('puts points in no cell to their gap, or lets the nearest cell reach out for them', () => {
    const grid = gridOf(fourCells().cells.filter((cell) => cell.id !== 'D'));
    const loose = [
      { id: 'in', at: at(150, 150) },
      { id: 'near', at: at(-30, 50) },
      { id: 'far', at: at(-3000, 50) },
    ];
    const points = check(grid, loose).filter(({ type }) => type === 'pointsInNoCell');
    expect(points.map(({ thingIds }) => thingIds)).toEqual([['in'], ['near'], ['far']]);
    expect(points[0]?.fixes.map(({ label }) => label)).toEqual(['giveTo', 'giveTo', 'makeCell']);
    expect(points[2]?.fixes).toEqual([]);
    const fix = points[1]?.fixes[0];
    expect(fix).toMatchObject({ label: 'reachOut', cellName: '网格A' });
    const after = applyEdit(grid, fix?.edit ?? { create: [], reshape: [], rename: [], remove: [] });
    expect(check(after, [{ id: 'near', at: at(-30, 50) }]).filter(({ type }) => type === 'outside')).toEqual(
      [],
    );
    expect(told(check(after))).toEqual(['gap home', 'gap A']);
  });

  it('is exact: random cells over each other agree with sampling', () => {
    const random = seeded(9);
    const cells = Array.from({ length: 12 }, (_, i) => {
      const [x, y] = [random() * 300, random() * 300];
      return cellOf(`r${i}`, box(x, y, x + 20 + random() * 120, y + 20 + random() * 120));
    });
    const grid = gridOf([home(box(0, 0, 420, 420)), ...cells]);
    const findings = check(grid);
    const covered = (x: number, y: number) => {
      const p = at(x, y);
      return cells.filter(({ geometry }) => {
        const ring = polygonsOf(geometry)[0]?.[0] ?? [];
        const xs = ring.map(([lng]) => lng);
        const ys = ring.map(([, lat]) => lat);
        return (
          p[0] > Math.min(...xs) && p[0] < Math.max(...xs) && p[1] > Math.min(...ys) && p[1] < Math.max(...ys)
        );
      });
    };
    let [gapShare, overlapPairs] = [0, 0];
    const samples = 40_000;
    for (let i = 0; i < samples; i++) {
      const held = covered(random() * 420, random() * 420).length;
      if (held === 0) gapShare += 1 / samples;
      overlapPairs += (held * (held - 1)) / 2 / samples;
    }
    const sum = (type: Finding['type']) =>
      findings
        .filter((finding) => finding.type === type)
        .reduce((total, { areaM2: size }) => total + (size ?? 0), 0);
    expect(sum('gap') / 420 ** 2).toBeCloseTo(gapShare, 1.7);
    expect(sum('overlap') / 420 ** 2).toBeCloseTo(overlapPairs, 1.5);
  });

  it('checks the real outline of a district with its grid', ({ skip }) => {
    const outline = haishuOutline();
    if (!outline) return skip('shared data are not here');
    const found = told(check(generated(outline, 'hexagon', 1500)));
    expect(found.filter((text) => !text.startsWith('sliver'))).toEqual([]);
  });

  it('makes a convex hull', () => {
    expect(
      convexHull([
        [0, 0],
        [2, 0],
        [1, 1],
        [2, 2],
        [0, 2],
        [1, 0],
      ]),
    ).toEqual([
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
      [0, 0],
    ]);
  });
});
