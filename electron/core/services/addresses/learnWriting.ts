import { aliasKeys } from '#shared/domain/address/index';
import { haversineM } from '#shared/domain/geo/distance';
import { contains } from '#shared/domain/geo/polygon';
import type { Area, LngLat } from '#shared/domain/geo/types';
import type { Ctx } from '../../context.ts';
import { parseJson } from '../../records/json.ts';
import type { MapSession } from '../../session.ts';
import type { Batch } from '../../store/batch.ts';
import { buildingShapesNear } from '../../store/sqlite/queries/addresses.ts';

/** A click this near a building that is only a point means the building, metres. */
const HIT_M = 12;
/** Buildings reach no farther from their middle, degrees. */
const REACH_DEGREES = 0.003;

/** Where a writing leads: a building, or a point where none is. */
export type Destination = { readonly thingId: string | null; readonly anchor: LngLat };

/** The building under a position: the one whose ground it is on, else a point close by. */
export function buildingAt(session: MapSession, at: LngLat): string | null {
  let nearest: { id: string; distanceM: number } | null = null;
  for (const [id, lng, lat, text] of buildingShapesNear(session.store, at, REACH_DEGREES)) {
    const shape = parseJson(text).value as { type?: string };
    if (shape.type === 'Polygon' || shape.type === 'MultiPolygon') {
      if (contains(shape as Area, at)) return id;
      continue;
    }
    const distanceM = haversineM(at, [lng, lat]);
    if (distanceM <= HIT_M && distanceM < (nearest?.distanceM ?? Number.POSITIVE_INFINITY))
      nearest = { id, distanceM };
  }
  return nearest?.id ?? null;
}

/**
 * Learns that a writing means a building, or a point where none is. The same writing is learned anew. False: it says
 * nothing that could be looked up. `source`: `click` by an address in the tray, `problem` by a problem's place put right.
 */
export async function learnWriting(
  ctx: Ctx,
  batch: Batch,
  { text, source }: { readonly text: string; readonly source: 'click' | 'problem' },
  at: Destination,
): Promise<boolean> {
  const [key] = aliasKeys(text);
  if (key === undefined) return false;
  const place = at.thingId === null ? { lng: at.anchor[0], lat: at.anchor[1] } : { lng: null, lat: null };
  const columns = { text, folded: key, thing_id: at.thingId, ...place, source };
  const known = await batch.trx
    .selectFrom('aliases')
    .select('id')
    .where('folded', '=', key)
    .where('deleted_at_ms', 'is', null)
    .executeTakeFirst();
  if (known) await batch.update('aliases', known.id, columns);
  else await batch.insert('aliases', { id: ctx.ports.newId(), ...columns });
  return true;
}
