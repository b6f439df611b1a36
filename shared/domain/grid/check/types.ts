import type { Area, LngLat } from '../../geo/types.ts';
import type { CellEdit } from '../edit/index.ts';

/** What can be wrong with a grid, the worst first. */
export const FINDING_TYPES = [
  'pointsInNoCell',
  'overlap',
  'gap',
  'outside',
  'duplicateCode',
  'sliver',
  'noCode',
] as const;
export type FindingType = (typeof FINDING_TYPES)[number];

/** A way out; `label` is `cells.fix.<label>` in the language files, `cellName` names whom it changes or makes larger. */
export type Fix = { label: string; cellName: string; edit: CellEdit };

/** Something wrong, where it is (WGS-84 degrees) and how it can be put right, the best way first. */
export type Finding = {
  id: string;
  type: FindingType;
  cellIds: string[];
  area: Area | null;
  at: LngLat;
  areaM2: number | null;
  count: number | null;
  thingIds: string[];
  fixes: Fix[];
};

/** Smaller than this is rounding or the width of a line, m². */
export const LEAST_FINDING_M2 = 0.1;
