import { AppError } from '#shared/contract/errors';
import type { Handlers, OutputOf } from '#shared/contract/index';
import type { Ctx } from '../../context.ts';
import type { Batch } from '../../store/batch.ts';
import { MERGED_ROLE } from '../duplicates/merge.ts';
import { briefOf, shownThings } from './brief.ts';

type Links = OutputOf<'links.of'>['links'];

/** Links of a record from both sides; those to a record in the bin wait with it. */
async function linksOf(ctx: Ctx, thingId: string): Promise<Links> {
  const rows = await ctx
    .session()
    .store.read.selectFrom('links')
    .select(['id', 'version', 'from_id', 'to_id', 'role'])
    .where('from_type', '=', 'thing')
    .where('to_type', '=', 'thing')
    .where('role', '!=', MERGED_ROLE)
    .where('deleted_at_ms', 'is', null)
    .where((eb) => eb.or([eb('from_id', '=', thingId), eb('to_id', '=', thingId)]))
    .orderBy('created_at_ms')
    .orderBy('id')
    .execute();
  const otherOf = (row: (typeof rows)[number]): string => (row.from_id === thingId ? row.to_id : row.from_id);
  const things = await shownThings(ctx, rows.map(otherOf));
  return rows.flatMap((row): Links => {
    const other = things.get(otherOf(row));
    if (!other) return [];
    const direction = row.from_id === thingId ? 'out' : 'in';
    return [{ id: row.id, version: row.version, role: row.role, direction, other: briefOf(other) }];
  });
}

/** Both ends must be live things. */
async function checkEnds(batch: Batch, ...ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const row = await batch.current('things', id);
    if (!row || row.deleted_at_ms !== null) throw new AppError('notFound');
  }
}

export const linkHandlers: Handlers<Ctx>['links'] = {
  of: async (input, ctx) => ({ links: await linksOf(ctx, input.thingId) }),
  add: async ({ fromId, toId, role }, ctx) => {
    if (fromId === toId) throw new AppError('link.self');
    const id = ctx.ports.newId();
    await ctx.session().write({ label: 'linkAdd', actor: ctx.actor }, async (batch) => {
      await checkEnds(batch, fromId, toId);
      const same = await batch.trx
        .selectFrom('links')
        .select('id')
        .where('from_id', '=', fromId)
        .where('to_id', '=', toId)
        .where('role', '=', role)
        .where('deleted_at_ms', 'is', null)
        .executeTakeFirst();
      if (same) throw new AppError('link.exists');
      await batch.insert('links', {
        id,
        from_type: 'thing',
        from_id: fromId,
        to_type: 'thing',
        to_id: toId,
        role,
        note: null,
      });
    });
    return { id };
  },
  remove: async ({ id, version }, ctx) => {
    await ctx.session().write({ label: 'linkRemove', actor: ctx.actor }, async (batch) => {
      await batch.update('links', id, { deleted_at_ms: batch.nowMs }, version);
    });
    return { ok: true };
  },
};
