import { AppError } from '#shared/contract/errors';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index';
import type { Thing } from '#shared/contract/things';
import { needsConsent } from '#shared/domain/consent';
import type { KindId } from '#shared/domain/kinds/index';
import { cstDate } from '#shared/domain/workflow/calendar';
import type { Ctx } from '../../context.ts';
import { parseJson } from '../../records/json.ts';
import { toThing } from '../../records/things.ts';
import type { Batch } from '../../store/batch.ts';
import { thingRow } from '../things/read.ts';

type Attrs = Record<string, unknown>;

/** The attributes of a live person. Errors: notFound, input.invalid when the kind keeps no consent. */
async function attrsOf(batch: Batch, id: string): Promise<Attrs> {
  const row = await batch.current('things', id);
  if (!row || row.deleted_at_ms !== null) throw new AppError('notFound');
  if (!needsConsent(row.kind as KindId)) throw new AppError('input.invalid', { field: 'kind' });
  return parseJson(String(row.attrs)).value;
}

/** See the contract. Not undoable: nobody's will is taken back with Ctrl+Z. */
export async function withdrawConsent(
  ctx: Ctx,
  { id, version }: ParsedInputOf<'people.withdrawConsent'>,
): Promise<OutputOf<'people.withdrawConsent'>> {
  const session = ctx.session();
  const options = { label: 'consentWithdraw', actor: ctx.actor, undoable: false };
  await session.write(options, async (batch) => {
    const attrs = { ...(await attrsOf(batch, id)), consentWithdrawnOn: cstDate(batch.nowMs) };
    await batch.update('things', id, { attrs: JSON.stringify(attrs) }, version);
  });
  const open = await session.store.read
    .selectFrom('assignments')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('thing_id', '=', id)
    .where('deleted_at_ms', 'is', null)
    .where('state', 'in', ['sent', 'accepted'])
    .executeTakeFirstOrThrow();
  return { thing: toThing(await thingRow(ctx, id)), openCalls: Number(open.count) };
}

/** See the contract. */
export async function giveConsent(
  ctx: Ctx,
  { id, version, basis, on }: ParsedInputOf<'people.giveConsent'>,
): Promise<Thing> {
  await ctx.session().write({ label: 'consentGive', actor: ctx.actor }, async (batch) => {
    const { consentWithdrawnOn: withdrawnOn, ...attrs } = await attrsOf(batch, id);
    const tooEarly = typeof withdrawnOn === 'string' && on < withdrawnOn;
    if (tooEarly || on > cstDate(batch.nowMs)) throw new AppError('input.invalid', { field: 'consentOn' });
    const after = { ...attrs, consentBasis: basis, consentOn: on };
    await batch.update('things', id, { attrs: JSON.stringify(after) }, version);
  });
  return toThing(await thingRow(ctx, id));
}
