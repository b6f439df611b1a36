import type { Area } from '#shared/domain/geo/types';
import type { CellEdit, CellTier, Grid } from '#shared/domain/grid/edit/index';
import type { StepId } from './editState.ts';

export type Part = { readonly id: string; readonly geometry: Area; readonly isNew: boolean };

/** Steps whose cell in hand stays and is one of the parts. */
const KEEPS = new Set<StepId | null>(['split', 'merge', 'hole']);

/** The cells that an edit is about, in the order of their numbers on the map: those that stay first, then the new ones. */
export function partsOf(
  grid: Grid,
  edit: CellEdit,
  { step, chosen, tier }: { step: StepId | null; chosen: readonly string[]; tier: CellTier },
): readonly Part[] {
  const level = grid.byId.get(chosen[0] ?? '')?.tier ?? tier;
  const kept = KEEPS.has(step) ? edit.reshape.filter(({ id }) => chosen.includes(id)) : [];
  // Micro cells that a split cuts too follow by themselves.
  const made = edit.create.filter((cell) => cell.tier === level);
  return [
    ...kept.map(({ id, geometry }) => ({ id, geometry, isNew: false })),
    ...made.map(({ id, geometry }) => ({ id, geometry, isNew: true })),
  ];
}
