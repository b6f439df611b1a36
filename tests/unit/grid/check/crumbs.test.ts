import { expect, test } from 'vitest';
import { convertGeometry } from '#shared/domain/geo/convert';
import type { Area } from '#shared/domain/geo/types';
import { checkGrid } from '#shared/domain/grid/check/index';
import { applyEdit, type Grid, type GridCell, gridOf } from '#shared/domain/grid/edit/index';

/** A rectangle by metres, 200 m high, as a file in GCJ-02 gives it: its sides no longer lie exactly on each other. */
function strip(fromM: number, toM: number): Area {
  const [west, east] = [121.5 + fromM / 96_500, 121.5 + toM / 96_500];
  const [south, north] = [29.85, 29.85 + 200 / 111_195];
  const ring: [number, number][] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return convertGeometry({ type: 'Polygon', coordinates: [ring] }, 'gcj02', 'wgs84');
}
const cell = (id: string, geometry: Area, tier: GridCell['tier'] = 'cell'): GridCell => ({
  id,
  version: 1,
  geometry,
  tier,
  parentId: tier === 'community' ? null : 'all',
  code: `330203006001${id}`,
  name: id,
  households: null,
});

function findingsOf(grid: Grid) {
  let n = 0;
  const steps = checkGrid(grid, [], { newId: () => `new${n++}` });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value.findings;
  }
}

test('every way out of an overlap of imported cells leaves nothing to be found, no crumb either', () => {
  const grid = gridOf([
    cell('all', strip(0, 400), 'community'),
    cell('001', strip(0, 230)),
    cell('002', strip(180, 400)),
  ]);
  const overlap = findingsOf(grid).find(({ type }) => type === 'overlap');
  expect(overlap?.fixes.length).toBeGreaterThan(1);
  for (const { edit } of overlap?.fixes ?? []) expect(findingsOf(applyEdit(grid, edit))).toEqual([]);
});
