import { anchorOf } from '../../geo/polygon.ts';
import type { CellEdit, Grid, GridCell } from '../edit/index.ts';
import type { Finding } from './types.ts';

/** A new code for each of the cells. */
const recode = (cells: readonly GridCell[]): CellEdit => ({
  create: [],
  reshape: [],
  rename: cells.map(({ id, version }) => ({ id, version, code: '' })),
  remove: [],
});

const about = (type: Finding['type'], id: string, cells: readonly GridCell[]): Omit<Finding, 'fixes'> => ({
  id,
  type,
  cellIds: cells.map((cell) => cell.id),
  area: null,
  at: cells[0] ? anchorOf(cells[0].geometry) : [0, 0],
  areaM2: null,
  count: cells.length,
  thingIds: [],
});

/** Codes that several cells have, and cells (not the outline) without one. */
export function findCodeFaults(grid: Grid): Finding[] {
  const byCode = new Map<string, GridCell[]>();
  const without: GridCell[] = [];
  for (const cell of grid.cells) {
    if (cell.code === '') {
      if (cell.tier !== 'community') without.push(cell);
      continue;
    }
    const held = byCode.get(cell.code);
    if (held) held.push(cell);
    else byCode.set(cell.code, [cell]);
  }
  const twice = [...byCode].filter(([, cells]) => cells.length > 1);
  return [
    ...twice.map(([code, cells]) => twiceFinding(code, cells)),
    ...(without.length > 0
      ? [
          {
            ...about('noCode', 'noCode', without),
            fixes: [{ label: 'giveCodes', cellName: without[0]?.name ?? '', edit: recode(without) }],
          },
        ]
      : []),
  ];
}

/** Of those with one code any may keep it; the outline and cells before micro cells first. */
function twiceFinding(code: string, cells: readonly GridCell[]): Finding {
  const tiers = ['micro', 'cell', 'community'];
  const sorted = [...cells].sort((a, b) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier));
  const movable = sorted.filter((cell) => cell.tier !== 'community');
  const fixes = sorted
    .map((keeper) => ({ keeper, others: movable.filter((cell) => cell !== keeper) }))
    .filter(({ keeper, others }) => others.length === sorted.length - 1 || keeper.tier === 'community')
    .reverse()
    .slice(0, 3)
    .map(({ keeper, others }) => ({ label: 'keepsCode', cellName: keeper.name, edit: recode(others) }));
  return { ...about('duplicateCode', `duplicateCode:${code}`, sorted), fixes };
}
