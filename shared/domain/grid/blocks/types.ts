import type { LngLat } from '../../geo/types.ts';

/** How large a block should be: so many buildings, households or square metres. */
export type BlockTarget = { readonly by: 'buildings' | 'households' | 'area'; readonly amount: number };

/** A building: where it stands (WGS-84) and how many households it has, when that is known. */
export type Seed = { readonly at: LngLat; readonly households: number | null };

export type BlockInput = {
  readonly roads: readonly (readonly LngLat[])[];
  readonly buildings: readonly Seed[];
  readonly target: BlockTarget;
};
