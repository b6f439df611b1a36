import { rm } from 'node:fs/promises';
import type { Basemap } from '#shared/contract/basemaps';
import { AppError } from '#shared/contract/errors';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index';
import type { Ctx } from '../../context.ts';
import { liveRow } from '../../records/liveRow.ts';
import type { Batch } from '../../store/batch.ts';
import type { BasemapRow, NewRow } from '../../store/schema.ts';
import { withKey } from './address.ts';
import { boxOfPicture } from './picture.ts';
import { keptFile } from './places.ts';
import { inDrawingOrder, looksColumns, toBasemap } from './rows.ts';
import { sourceOf } from './source.ts';

type Update = ParsedInputOf<'basemaps.update'>;

/** What an update writes. Errors: basemap.placement, basemap.address. */
function columnsOf(ctx: Ctx, row: BasemapRow, input: Update): Partial<NewRow<'basemaps'>> {
  const { picture } = toBasemap(ctx, row);
  // Pictures and sketches are WGS-84 and nothing else.
  const isFixed = picture !== null || row.use !== null;
  const columns = looksColumns(isFixed ? { ...input.looks, crs: undefined } : input.looks);
  if (input.placement && picture) {
    const placed = { ...picture, placement: input.placement };
    Object.assign(columns, { picture: JSON.stringify(placed), bbox: JSON.stringify(boxOfPicture(placed)) });
  }
  const source = sourceOf(row);
  if (input.key !== undefined && source)
    Object.assign(columns, { source: JSON.stringify(withKey(source, input.key)) });
  return columns;
}

/** Puts one at a place of the drawing order and numbers all anew. */
async function moveTo(batch: Batch, id: string, position: number): Promise<void> {
  const rows = inDrawingOrder(
    await batch.trx
      .selectFrom('basemaps')
      .selectAll()
      .where('deleted_at_ms', 'is', null)
      .orderBy('position')
      .orderBy('id')
      .execute(),
  );
  const moved = rows.find((row) => row.id === id);
  if (!moved) throw new AppError('notFound');
  const order = rows.filter((row) => row.id !== id);
  order.splice(position, 0, moved);
  for (const [at, row] of order.entries()) await batch.update('basemaps', row.id, { position: at });
}

export async function updateBasemap(input: Update, ctx: Ctx): Promise<Basemap> {
  const columns = columnsOf(ctx, await liveRow(ctx, 'basemaps', input.id), input);
  await ctx.session().write({ label: 'basemapUpdate', actor: ctx.actor }, async (batch) => {
    await batch.update('basemaps', input.id, columns);
    if (input.position !== undefined) await moveTo(batch, input.id, input.position);
  });
  // Tiles that another key brought are asked for anew.
  if (input.key !== undefined) ctx.session().basemaps.net.forget(input.id);
  return toBasemap(ctx, await liveRow(ctx, 'basemaps', input.id));
}

export async function removeBasemap({ id }: { id: string }, ctx: Ctx): Promise<{ ok: true }> {
  await ctx.session().write({ label: 'basemapRemove', actor: ctx.actor }, async (batch) => {
    if (!(await batch.remove('basemaps', id))) throw new AppError('notFound');
  });
  return { ok: true };
}

/** Removed, and not erased: its file or address is still there. */
async function removedRows(ctx: Ctx): Promise<BasemapRow[]> {
  return ctx
    .session()
    .store.read.selectFrom('basemaps')
    .selectAll()
    .where('deleted_at_ms', 'is not', null)
    .where((eb) => eb.or([eb('file', 'is not', null), eb('source', 'is not', null)]))
    .orderBy('deleted_at_ms', 'desc')
    .execute();
}

export async function listRemoved(ctx: Ctx): Promise<OutputOf<'basemaps.removed'>> {
  const rows = await removedRows(ctx);
  return {
    basemaps: rows.map((row) => ({
      id: row.id,
      name: row.name,
      type: row.type as Basemap['type'],
      sizeBytes: row.size_bytes,
      removedAtMs: row.deleted_at_ms ?? 0,
    })),
  };
}

async function removedRow(ctx: Ctx, id: string): Promise<BasemapRow> {
  const row = (await removedRows(ctx)).find((one) => one.id === id);
  if (!row) throw new AppError('notFound');
  return row;
}

export async function restoreBasemap({ id }: { id: string }, ctx: Ctx): Promise<Basemap> {
  await removedRow(ctx, id);
  await ctx.session().write({ label: 'basemapRestore', actor: ctx.actor }, async (batch) => {
    if (!(await batch.restore('basemaps', id))) throw new AppError('notFound');
  });
  return toBasemap(ctx, await liveRow(ctx, 'basemaps', id));
}

/** The row first: what is named must be there, what is there need not be named. */
export async function eraseBasemap({ id }: { id: string }, ctx: Ctx): Promise<{ ok: true }> {
  const row = await removedRow(ctx, id);
  const { folder, basemaps, write } = ctx.session();
  await write({ label: 'basemapErase', actor: ctx.actor, undoable: false }, async (batch) => {
    const erased = { file: null, source: null, size_bytes: null, deleted_at_ms: row.deleted_at_ms };
    await batch.update('basemaps', id, erased, row.version);
  });
  basemaps.net.forget(id);
  if (row.file === null) return { ok: true };
  const file = keptFile(folder, row.file);
  await ctx.ports.tiles.release(file);
  await rm(file, { force: true });
  return { ok: true };
}
