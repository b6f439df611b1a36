import type { TileAddress } from '#shared/domain/basemap/address';
import type { BasemapRow } from '../../store/schema.ts';

/** An address as a row keeps it: with the office's key, which never leaves the core. */
export type Source = { readonly address: TileAddress; readonly key: string };

export const sourceOf = (row: BasemapRow): Source | null =>
  row.source === null ? null : (JSON.parse(row.source) as Source);
