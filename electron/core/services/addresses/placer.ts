import type { ThingPatch } from '#shared/contract/things';
import { type AddressAnswer, PLACE_CONFIDENCE } from '#shared/domain/address/index';
import type { LngLat } from '#shared/domain/geo/types';
import { type KindId, kindOf } from '#shared/domain/kinds/index';
import type { Ctx } from '../../context.ts';
import type { ByAddress } from '../../records/addressOrigin.ts';
import { addressBookOf } from './book.ts';

/** A position found by an address: what goes into `position` of a patch. */
export type PlacedByAddress = { readonly anchor: LngLat; readonly byAddress: ByAddress };

/** Finds the place of a record by its address; null when that is not sure enough and has to wait for somebody. */
export type AddressPlacer = (kind: KindId, address: unknown) => PlacedByAddress | null;

/** As the `position` of a patch. */
export const addressPosition = ({ anchor, byAddress }: PlacedByAddress): ThingPatch['position'] => ({
  geometry: { type: 'Point', coordinates: [anchor[0], anchor[1]] },
  crs: 'wgs84',
  byAddress,
});

/** The best guess as a position; null below a confidence. */
export function placeFrom({ best }: AddressAnswer, least: number): PlacedByAddress | null {
  if (!best || best.confidence < least) return null;
  return { anchor: best.anchor, byAddress: { how: best.how, confidence: best.confidence } };
}

/**
 * Makes the finder for many rows (an import). Buildings are never placed by their address: they are what addresses are
 * looked up in.
 */
export async function addressPlacer(ctx: Ctx): Promise<AddressPlacer> {
  const book = await addressBookOf(ctx.session());
  return (kind, address) => {
    if (typeof address !== 'string' || address === '' || kindOf(kind).role === 'building') return null;
    return placeFrom(book.resolve(address), PLACE_CONFIDENCE);
  };
}
