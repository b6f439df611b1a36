import { AppError } from '#shared/contract/errors';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index';
import { mayBeAsked } from '#shared/domain/consent';
import type { LngLat } from '#shared/domain/geo/types';
import type { KindId } from '#shared/domain/kinds/index';
import type { Ctx } from '../../context.ts';
import { type Addressed, type ByAddress, keepableText, originColumns } from '../../records/addressOrigin.ts';
import { parseJson } from '../../records/json.ts';
import type { MapSession } from '../../session.ts';
import type { Batch } from '../../store/batch.ts';
import type { ThingRow } from '../../store/schema.ts';
import { buildingName } from './guess.ts';
import { buildingAt, type Destination, learnWriting } from './learnWriting.ts';
import { placeFrom } from './placer.ts';
import { sureThings, type Waiting, waitingThings } from './tray.ts';

const ROWS_PER_TURN = 40;

/** Where a thing goes; `by` when its own address led there. */
type Target = { readonly anchor: LngLat; readonly by: ByAddress | null };

async function move(batch: Batch, id: string, { anchor, by }: Target): Promise<boolean> {
  const row = (await batch.current('things', id)) as unknown as ThingRow | undefined;
  if (!row || row.deleted_at_ms !== null || row.lng !== null) return false;
  // Whose consent does not stand stays as they are.
  if (!mayBeAsked(row.kind as KindId, parseJson(row.attrs).value)) return false;
  const geometry = JSON.stringify({ type: 'Point', coordinates: [...anchor] });
  await batch.update('things', id, {
    geometry,
    lng: anchor[0],
    lat: anchor[1],
    ...(by ? originColumns(by, row) : { orig_crs: 'wgs84', orig_geometry: geometry }),
  });
  return true;
}

/** Learns that a thing's address, as far as it may be kept, means a building, or a point where none is. */
async function teach(ctx: Ctx, batch: Batch, about: Addressed, at: Destination): Promise<string | null> {
  const text = keepableText(about);
  return (await learnWriting(ctx, batch, { text, source: 'click' }, at)) ? text : null;
}

/** The place that was chosen for all: a building, or a click (on a building or beside). Null: each where it leads. */
async function destinationOf(
  ctx: Ctx,
  at: ParsedInputOf<'addresses.place'>['at'],
): Promise<Destination | null> {
  const session = ctx.session();
  if (at.type === 'guess') return null;
  if (at.type === 'point') return { thingId: buildingAt(session, at.anchor), anchor: at.anchor };
  const row = await session.store.read
    .selectFrom('things')
    .select(['lng', 'lat'])
    .where('id', '=', at.thingId)
    .where('deleted_at_ms', 'is', null)
    .executeTakeFirst();
  if (!row || row.lng === null || row.lat === null) throw new AppError('notFound');
  return { thingId: at.thingId, anchor: [row.lng, row.lat] };
}

/** The chosen ones and, when asked for, all others that have the same building written. */
function chosenOf(all: readonly Waiting[], ids: readonly string[], alike: boolean): readonly Waiting[] {
  const wanted = new Set(ids);
  const keys = new Set(all.flatMap(({ id, key }) => (wanted.has(id) && key !== '' ? [key] : [])));
  return all.filter(({ id, key }) => wanted.has(id) || (alike && keys.has(key)));
}

/** Gives things without a place theirs. Errors: notFound, address.noGuess. */
export async function placeThings(
  input: ParsedInputOf<'addresses.place'>,
  ctx: Ctx,
): Promise<OutputOf<'addresses.place'>> {
  const session = ctx.session();
  const destination = await destinationOf(ctx, input.at);
  const chosen = chosenOf(await waitingThings(session), input.ids, input.alike);
  if (chosen.length === 0) throw new AppError('notFound');
  const targetOf = ({ answer }: Waiting): Target | null => {
    // Somebody who chose the building said so: nothing is surer.
    if (destination && input.at.type === 'building')
      return { anchor: destination.anchor, by: { how: 'building', confidence: 1 } };
    if (destination) return { anchor: destination.anchor, by: null };
    const found = placeFrom(answer, 0);
    return found && { anchor: found.anchor, by: found.byAddress };
  };
  const targets = chosen.map((thing) => [thing.id, targetOf(thing)] as const);
  if (targets.every(([, target]) => target === null)) throw new AppError('address.noGuess');
  let taught: string | null = null;
  const { result, batchId } = await session.write({ label: 'place', actor: ctx.actor }, async (batch) => {
    let placed = 0;
    for (const [id, target] of targets) if (target && (await move(batch, id, target))) placed += 1;
    const about = input.teach && destination ? await batch.current('things', input.ids[0] ?? '') : undefined;
    if (about && destination) taught = await teach(ctx, batch, about as unknown as ThingRow, destination);
    return placed;
  });
  return { batchId, placed: result, taught, building: await nameOf(session, taught, destination) };
}

async function nameOf(
  session: MapSession,
  taught: string | null,
  at: Destination | null,
): Promise<string | null> {
  if (taught === null || !at?.thingId) return null;
  const row = await session.store.read
    .selectFrom('things')
    .select(['name', 'attrs'])
    .where('id', '=', at.thingId)
    .executeTakeFirst();
  return row ? buildingName(row) : null;
}

/** Takes every guess from a confidence on. Errors: address.noGuess, cancelled. */
export async function placeAll(
  input: ParsedInputOf<'addresses.placeAll'>,
  ctx: Ctx,
): Promise<OutputOf<'addresses.placeAll'>> {
  const job = ctx.job(input.jobId);
  try {
    const { all, sure } = await sureThings(ctx, input, job.breathe);
    if (sure.length === 0) throw new AppError('address.noGuess');
    const { result, batchId } = await ctx
      .session()
      .write({ label: 'placeAll', actor: ctx.actor }, async (batch) => {
        let placed = 0;
        for (const [index, { id, answer }] of sure.entries()) {
          if (index % ROWS_PER_TURN === 0) {
            job.progress('placeAll', index, sure.length);
            await job.breathe();
          }
          const found = placeFrom(answer, input.confidence);
          if (found && (await move(batch, id, { anchor: found.anchor, by: found.byAddress }))) placed += 1;
        }
        job.progress('placeAll', sure.length, sure.length);
        return placed;
      });
    return { batchId, placed: result, left: all.length - result };
  } finally {
    job.end();
  }
}
