import { haversineM } from '#shared/domain/geo/distance';
import type { LngLat } from '#shared/domain/geo/types';
import type { PlannedRow } from '#shared/domain/imports/plan';
import type { KindId } from '#shared/domain/kinds/index';
import { foldText } from '#shared/domain/search/fold';
import { knownRecords } from '../../store/sqlite/queries/things.ts';
import type { Store } from '../../store/store.ts';

/** Two records of one name this near are the same place. */
const SAME_PLACE_M = 30;

type Known = {
  readonly address: string;
  readonly phone: string;
  readonly anchor: LngLat | null;
};

const keyOf = (text: unknown): string => (typeof text === 'string' ? foldText(text).replace(/\s/g, '') : '');
const digitsOf = (phone: unknown): string => (typeof phone === 'string' ? phone.replace(/\D/g, '') : '');

/**
 * Of one name: the same address, phone or place; or a row that has nothing beyond its name, so that nothing is lost
 * with it.
 */
function isSame(stored: Known, row: Known): boolean {
  if (row.phone !== '' && row.phone === stored.phone) return true;
  if (row.address !== '' && row.address === stored.address) return true;
  if (row.anchor && stored.anchor && haversineM(row.anchor, stored.anchor) <= SAME_PLACE_M) return true;
  return row.phone === '' && row.address === '' && row.anchor === null;
}

/** Tells whether a row is there already: in the map, or further up in the same file. */
export type DuplicateFinder = (row: PlannedRow, anchor: LngLat | null) => boolean;

/** Reads the records of a kind once and makes the finder; each asked row becomes known to it. */
export function duplicateFinder(store: Store, kind: KindId): DuplicateFinder {
  const byName = new Map<string, Known[]>();
  const add = (name: string, known: Known): void => {
    const list = byName.get(name);
    if (list) list.push(known);
    else byName.set(name, [known]);
  };
  for (const [name, address, phone, lng, lat] of knownRecords(store, kind))
    add(keyOf(name), {
      address: keyOf(address),
      phone: digitsOf(phone),
      anchor: typeof lng === 'number' && typeof lat === 'number' ? [lng, lat] : null,
    });
  return (row, anchor) => {
    const name = keyOf(row.values.name);
    const known = { address: keyOf(row.values.address), phone: digitsOf(row.values.phone), anchor };
    if (byName.get(name)?.some((other) => isSame(other, known))) return true;
    add(name, known);
    return false;
  };
}
