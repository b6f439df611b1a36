import { AppError } from '#shared/contract/errors';
import type { Handlers, OutputOf } from '#shared/contract/index';
import { mayBeAsked } from '#shared/domain/consent';
import type { KindId } from '#shared/domain/kinds/index';
import { LEAD_POST, type TeamPost } from '#shared/domain/org';
import type { Ctx } from '../../context.ts';
import { parseJson } from '../../records/json.ts';
import type { Batch } from '../../store/batch.ts';
import type { CellRow } from '../../store/schema.ts';
import { peopleOfCells } from '../../store/sqlite/queries/org.ts';
import { readSettings } from '../settings/service.ts';
import { briefOf, shownThings } from './brief.ts';
import { findAllGaps } from './gaps.ts';

const PROPOSALS = 12;

/** The cell's post holders besides its lead: links from the cell. */
const postLinks = (trx: Batch['trx'] | ReturnType<Ctx['session']>['store']['read'], cellId: string) =>
  trx
    .selectFrom('links')
    .select(['id', 'to_id', 'role'])
    .where('from_type', '=', 'cell')
    .where('from_id', '=', cellId)
    .where('deleted_at_ms', 'is', null)
    .orderBy('created_at_ms')
    .execute();

/** Who holds which post of a cell, its lead first; some may be in the bin. */
export async function holdersOfCell(
  ctx: Ctx,
  cell: Pick<CellRow, 'id' | 'lead_id'>,
): Promise<readonly { readonly postId: string; readonly thingId: string }[]> {
  const held = await postLinks(ctx.session().store.read, cell.id);
  return [
    ...(cell.lead_id ? [{ postId: LEAD_POST, thingId: cell.lead_id }] : []),
    ...held.map((link) => ({ postId: link.role, thingId: link.to_id })),
  ];
}

async function teamOf(ctx: Ctx, cellId: string): Promise<OutputOf<'teams.ofCell'>> {
  const session = ctx.session();
  const cell = session.cells().byId.get(cellId);
  if (!cell) throw new AppError('notFound');
  const { cellTeam } = await readSettings(session.store);
  const holders = await holdersOfCell(ctx, cell);
  const near = peopleOfCells(session.store, session.cells().withDescendants([cellId]), PROPOSALS * 2);
  const things = await shownThings(ctx, [...holders.map((one) => one.thingId), ...near]);
  const holding = new Set(holders.map((one) => one.thingId));
  const posts = cellTeam.map((post) => ({
    ...post,
    holders: holders.flatMap(({ postId, thingId }) => {
      const thing = postId === post.id ? things.get(thingId) : undefined;
      return thing ? [{ ...briefOf(thing), phone: thing.phone }] : [];
    }),
  }));
  const proposals = near.filter((id) => !holding.has(id)).slice(0, PROPOSALS);
  return {
    posts,
    proposals: proposals.flatMap((id) => {
      const thing = things.get(id);
      return thing ? [briefOf(thing)] : [];
    }),
  };
}

/** Somebody who may be asked, or the step is refused. */
async function checkHolder(batch: Batch, thingId: string): Promise<void> {
  const row = await batch.current('things', thingId);
  if (!row || row.deleted_at_ms !== null) throw new AppError('notFound');
  if (!mayBeAsked(row.kind as KindId, parseJson(String(row.attrs)).value))
    throw new AppError('consent.missing');
}

/** Links of the post's holders. Those in the bin hold it no more: what they held is free for another. */
async function heldLinks(batch: Batch, cellId: string, postId: string) {
  const held = [];
  for (const link of await postLinks(batch.trx, cellId)) {
    if (link.role !== postId) continue;
    const row = await batch.current('things', link.to_id);
    if (row && row.deleted_at_ms === null) held.push(link);
    else await batch.remove('links', link.id);
  }
  return held;
}

async function assign(
  ctx: Ctx,
  batch: Batch,
  cellId: string,
  post: TeamPost,
  thingId: string,
): Promise<void> {
  await checkHolder(batch, thingId);
  if (post.id === LEAD_POST) {
    await batch.update('cells', cellId, { lead_id: thingId });
    return;
  }
  const held = await heldLinks(batch, cellId, post.id);
  if (held.some((link) => link.to_id === thingId)) return;
  if (post.max !== null && held.length >= post.max)
    throw new AppError('team.full', { post: post.name, max: post.max });
  await batch.insert('links', {
    id: ctx.ports.newId(),
    from_type: 'cell',
    from_id: cellId,
    to_type: 'thing',
    to_id: thingId,
    role: post.id,
    note: null,
  });
}

export const teamHandlers: Handlers<Ctx>['teams'] = {
  ofCell: (input, ctx) => teamOf(ctx, input.cellId),
  assign: async ({ cellId, postId, thingId }, ctx) => {
    const session = ctx.session();
    const post = (await readSettings(session.store)).cellTeam.find(({ id }) => id === postId);
    if (!post || !session.cells().byId.has(cellId)) throw new AppError('notFound');
    await session.write({ label: 'teamAssign', actor: ctx.actor }, (batch) =>
      assign(ctx, batch, cellId, post, thingId),
    );
    return { ok: true };
  },
  release: async ({ cellId, postId, thingId }, ctx) => {
    await ctx.session().write({ label: 'teamRelease', actor: ctx.actor }, async (batch) => {
      if (postId === LEAD_POST) {
        await batch.update('cells', cellId, { lead_id: null });
        return;
      }
      const held = await postLinks(batch.trx, cellId);
      for (const link of held)
        if (link.role === postId && link.to_id === thingId) await batch.remove('links', link.id);
    });
    return { ok: true };
  },
  gaps: async (_input, ctx) => ({ gaps: await findAllGaps(ctx) }),
};
