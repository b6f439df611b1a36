import type { Area } from '../../geo/types.ts';

export type CellTier = 'community' | 'cell' | 'micro';

/** A cell as editing needs it; geometry in WGS-84 degrees. */
export type GridCell = {
  readonly id: string;
  readonly version: number;
  readonly geometry: Area;
  readonly tier: CellTier;
  readonly parentId: string | null;
  readonly code: string;
  readonly name: string;
  readonly households: number | null;
};

export type CreatedCell = {
  id: string;
  geometry: Area;
  tier: CellTier;
  parentId: string | null;
  name: string;
  /** '' = the next free code by the office's format. */
  code: string;
};
export type ReshapedCell = { id: string; version: number; geometry: Area };
export type RenamedCell = {
  id: string;
  version: number;
  code?: string | undefined;
  name?: string | undefined;
  parentId?: string | null | undefined;
  households?: number | null | undefined;
};
export type RemovedCell = { id: string; version: number; heirId: string | null };

/** What an edit does to the grid; the contract's `cellEditSchema` reads the same. A cell stands at most once in a list. */
export type CellEdit = {
  create: CreatedCell[];
  reshape: ReshapedCell[];
  rename: RenamedCell[];
  remove: RemovedCell[];
};

/** Why an edit cannot be made; `cells.refused.<reason>` in the language files says what to do. */
export const EDIT_REFUSALS = [
  /** The cell is not there (any more). */
  'notFound',
  /** The drawn line or ring crosses itself, or the moved border does. */
  'crossesItself',
  /** Less than a square metre. */
  'tooSmall',
  /** Nothing of it lies within the community, or the cell for a micro cell. */
  'outside',
  /** Other cells already have all of it. */
  'nothingLeft',
  /** There is an outline already. */
  'hasCommunity',
  /** The outline itself cannot be split, merged or removed here. */
  'isCommunity',
  /** The line does not part the cell. */
  'lineMisses',
  /** Fewer than two cells. */
  'tooFew',
  /** The cells do not touch along a border. */
  'notTouching',
  /** Cells of different tiers, or micro cells of different cells. */
  'differentParents',
  /** It would lie over another cell. */
  'overlaps',
  /** It would reach out of its community or cell. */
  'outsideParent',
  /** No vertex, edge or hole is there. */
  'nothingThere',
  /** Three cells meet there, or the ring has only three corners. */
  'needed',
] as const;
export type EditRefusal = (typeof EDIT_REFUSALS)[number];

/** An edit with the cell to be selected after it, or why there is none and which cells are in the way. */
export type EditResult =
  | { readonly ok: true; readonly edit: CellEdit; readonly selectId: string | null }
  | { readonly ok: false; readonly reason: EditRefusal; readonly cellIds: readonly string[] };

/** A refusal; `cellIds` are the cells in the way. */
export function refuse(reason: EditRefusal, cellIds: readonly string[] = []): EditResult {
  return { ok: false, reason, cellIds };
}

/** What an edit needs from outside. */
export type EditTools = { readonly newId: () => string };
