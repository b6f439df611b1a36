import { bboxOf } from '../../geo/distance.ts';
import { anchorOf } from '../../geo/polygon.ts';
import { areaFromPolygons } from '../../geo/positions.ts';
import type { Area } from '../../geo/types.ts';
import { makeAtoms } from './atoms.ts';
import { groupAtoms } from './grouping.ts';
import type { BlockInput } from './types.ts';

export type { BlockInput, BlockTarget, Seed } from './types.ts';

/**
 * Makes cells as people know their quarter (WGS-84 degrees): blocks between roads, too small ones joined and too large
 * ones split between buildings; without roads, groups of neighbouring buildings. They cover the outline without gap or
 * overlap, and share their borders number for number. North to south in rows, each west to east. Steps to breathe.
 */
export function* generateBlocks(outline: Area, input: BlockInput): Generator<undefined, Area[], undefined> {
  const atoms = yield* makeAtoms(outline, input);
  const groups = groupAtoms(atoms, input.target.amount);
  yield undefined;
  const areas = groups.map((members) =>
    areaFromPolygons(atoms.laid.assemble(members.map((atom) => atoms.faces[atom] ?? 0))),
  );
  return inReadingOrder(outline, areas);
}

/** In about as many rows as a square arrangement would have. */
function inReadingOrder(outline: Area, areas: readonly Area[]): Area[] {
  const [west, south, east, north] = bboxOf(outline);
  const rows = Math.max(
    1,
    Math.round(Math.sqrt((areas.length * (north - south)) / Math.max(1e-9, east - west))),
  );
  return areas
    .map((area) => ({ area, at: anchorOf(area) }))
    .map(({ area, at: [lng, lat] }) => ({
      area,
      lng,
      row: Math.min(rows - 1, Math.floor(((north - lat) / (north - south)) * rows)),
    }))
    .sort((a, b) => a.row - b.row || a.lng - b.lng)
    .map(({ area }) => area);
}
