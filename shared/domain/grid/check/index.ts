import { anchorOf } from '../../geo/polygon.ts';
import type { EditTools, Grid } from '../edit/index.ts';
import { findCodeFaults } from './codes.ts';
import { fixesOf, sliverFixes } from './fixes.ts';
import { findMisfits, type Misfit } from './layers.ts';
import { findLoosePoints, type LoosePoint } from './points.ts';
import { findSlivers, type Sliver } from './slivers.ts';
import { FINDING_TYPES, type Finding, type FindingType } from './types.ts';

export type { LoosePoint } from './points.ts';
export { FINDING_TYPES, type Finding, type FindingType, type Fix, LEAST_FINDING_M2 } from './types.ts';

/** More than this nobody reads; the worst are kept, the number of all is told. */
export const FINDINGS_AT_MOST = 300;

export type CheckResult = {
  readonly findings: Finding[];
  readonly total: number;
  readonly counts: Readonly<Partial<Record<FindingType, number>>>;
};

/**
 * Everything that is wrong with a grid, the worst first (by type, then size), each with its fixes; `total` counts also
 * what is not listed. `loose` are the things that lie in no cell. Steps let the caller breathe or stop.
 */
export function* checkGrid(
  grid: Grid,
  loose: readonly LoosePoint[],
  tools: EditTools,
): Generator<undefined, CheckResult, undefined> {
  const misfits = (yield* findMisfits(grid)).sort(worse);
  yield undefined;
  const slivers = findSlivers(grid).sort((a, b) => b.areaM2 - a.areaM2);
  const codes = findCodeFaults(grid);
  const found: Finding[] = [];
  for (const misfit of misfits.slice(0, FINDINGS_AT_MOST)) {
    found.push(misfitFinding(grid, misfit, tools));
    yield undefined;
  }
  const points = findLoosePoints(
    grid,
    loose,
    found.filter(({ type }) => type === 'gap'),
  );
  for (const sliver of slivers.slice(0, FINDINGS_AT_MOST)) {
    found.push(sliverFinding(grid, sliver, tools));
    yield undefined;
  }
  const findings = [...points, ...found, ...codes].sort(worse).slice(0, FINDINGS_AT_MOST);
  const counts: Partial<Record<FindingType, number>> = {};
  for (const { type } of [...points, ...misfits, ...codes]) counts[type] = (counts[type] ?? 0) + 1;
  if (slivers.length > 0) counts.sliver = slivers.length;
  return { findings, total: Object.values(counts).reduce((sum, n) => sum + n, 0), counts };
}

type Weighed = Pick<Finding, 'type'> & { readonly areaM2: number | null; readonly count?: number | null };

const worse = (a: Weighed, b: Weighed): number =>
  FINDING_TYPES.indexOf(a.type) - FINDING_TYPES.indexOf(b.type) ||
  (b.areaM2 ?? b.count ?? 0) - (a.areaM2 ?? a.count ?? 0);

function misfitFinding(grid: Grid, misfit: Misfit, tools: EditTools): Finding {
  const at = anchorOf(misfit.area);
  const ids = misfit.cells.map((cell) => cell.id);
  return {
    id: `${misfit.type}:${ids.join('+')}:${at.map((degrees) => degrees.toFixed(6)).join()}`,
    type: misfit.type,
    cellIds: ids,
    area: misfit.area,
    at,
    areaM2: misfit.areaM2,
    count: null,
    thingIds: [],
    fixes: fixesOf(grid, misfit, tools),
  };
}

function sliverFinding(grid: Grid, { cell, part, area, areaM2 }: Sliver, tools: EditTools): Finding {
  const at = anchorOf(area);
  return {
    id: `sliver:${cell.id}:${at.map((degrees) => degrees.toFixed(6)).join()}`,
    type: 'sliver',
    cellIds: [cell.id],
    area,
    at,
    areaM2,
    count: null,
    thingIds: [],
    fixes: sliverFixes(grid, cell, part, tools),
  };
}
