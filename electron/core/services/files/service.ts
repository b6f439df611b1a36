import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '#shared/contract/errors';
import type { StoredFile } from '#shared/contract/files';
import type { Handlers } from '#shared/contract/index';
import { FILES_PER_THING, type FileMime, isImage, sniffFile } from '#shared/domain/files/index';
import type { Ctx } from '../../context.ts';
import { liveRow } from '../../records/liveRow.ts';
import type { FileRow } from '../../store/schema.ts';
import { thingRow } from '../things/read.ts';
import { type Content, contentOf } from './content.ts';
import { keepContent, keepThumbnail, readContent, readThumbnail } from './vault.ts';

const toFile = (row: FileRow): StoredFile => ({
  id: row.id,
  thingId: row.thing_id,
  fileName: row.file_name,
  mime: row.mime as FileMime,
  sizeBytes: row.size_bytes,
  widthPx: row.width_px,
  heightPx: row.height_px,
  addedAtMs: row.created_at_ms,
  version: row.version,
});

/** All files of a thing, also those in the bin. */
const rowsOf = (ctx: Ctx, thingId: string): Promise<FileRow[]> =>
  ctx
    .session()
    .store.read.selectFrom('files')
    .selectAll()
    .where('thing_id', '=', thingId)
    .orderBy('position')
    .orderBy('id')
    .execute();

export const fileHandlers: Handlers<Ctx>['files'] = {
  of: async (input, ctx) => {
    const rows = await rowsOf(ctx, input.thingId);
    const removed = rows
      .filter((row) => row.deleted_at_ms !== null)
      .sort((a, b) => (b.deleted_at_ms ?? 0) - (a.deleted_at_ms ?? 0));
    return {
      files: rows.filter((row) => row.deleted_at_ms === null).map(toFile),
      removed: removed.map(toFile),
    };
  },
  add: async (input, ctx) => {
    const session = ctx.session();
    await thingRow(ctx, input.thingId);
    const contents: Content[] = [];
    for (const file of input.files) {
      // A large photo takes some milliseconds: others get their turn between two.
      if (contents.length > 0) await nextTurn();
      contents.push(contentOf(file));
    }
    // Contents first: a row never names what is not there. One that no row comes to name is swept away later.
    const hashes: string[] = [];
    for (const { bytes } of contents) hashes.push(await keepContent(session.folder, bytes));
    const ids = contents.map(() => ctx.ports.newId());
    await session.write({ label: 'fileAdd', actor: ctx.actor }, async (batch) => {
      const thing = await batch.current('things', input.thingId);
      if (!thing || thing.deleted_at_ms !== null) throw new AppError('notFound');
      const present = await batch.trx
        .selectFrom('files')
        .select(['position', 'deleted_at_ms'])
        .where('thing_id', '=', input.thingId)
        .execute();
      const live = present.filter((row) => row.deleted_at_ms === null).length;
      if (live + contents.length > FILES_PER_THING)
        throw new AppError('file.tooMany', { limit: FILES_PER_THING, count: live });
      const next = Math.max(-1, ...present.map(({ position }) => position)) + 1;
      for (const [index, content] of contents.entries())
        await batch.insert('files', {
          id: ids[index] ?? '',
          thing_id: input.thingId,
          hash: hashes[index] ?? '',
          file_name: content.fileName,
          mime: content.mime,
          size_bytes: content.bytes.length,
          width_px: content.widthPx,
          height_px: content.heightPx,
          position: next + index,
        });
    });
    const rows = await rowsOf(ctx, input.thingId);
    return { files: rows.filter((row) => ids.includes(row.id)).map(toFile) };
  },
  read: async (input, ctx) => {
    const row = await liveRow(ctx, 'files', input.id);
    const bytes = await readContent(ctx.session().folder, row.hash);
    return { fileName: row.file_name, mime: row.mime as FileMime, bytes };
  },
  thumbnail: async (input, ctx) => {
    const row = await liveRow(ctx, 'files', input.id);
    return { bytes: await readThumbnail(ctx.session().folder, row.hash) };
  },
  keepThumbnail: async (input, ctx) => {
    const row = await liveRow(ctx, 'files', input.id);
    const sniffed = sniffFile(input.bytes, '');
    if (!sniffed.ok || !isImage(sniffed.mime)) throw new AppError('file.notTaken');
    await keepThumbnail(ctx.session().folder, row.hash, input.bytes);
    return { ok: true };
  },
  rename: async (input, ctx) => {
    await ctx.session().write({ label: 'fileRename', actor: ctx.actor }, async (batch) => {
      await batch.update('files', input.id, { file_name: input.fileName }, input.version);
    });
    return { ok: true };
  },
  remove: async (input, ctx) => {
    const { result } = await ctx.session().write({ label: 'fileRemove', actor: ctx.actor }, async (batch) => {
      let removed = 0;
      for (const id of input.ids) if (await batch.remove('files', id)) removed += 1;
      return removed;
    });
    return { removed: result };
  },
  restore: async (input, ctx) => {
    await ctx.session().write({ label: 'fileRestore', actor: ctx.actor }, async (batch) => {
      if (!(await batch.restore('files', input.id))) throw new AppError('notFound');
    });
    return { ok: true };
  },
  reorder: async (input, ctx) => {
    await ctx.session().write({ label: 'fileReorder', actor: ctx.actor }, async (batch) => {
      for (const [position, id] of input.ids.entries()) {
        const row = (await batch.current('files', id)) as unknown as FileRow | undefined;
        if (row?.thing_id !== input.thingId) throw new AppError('notFound');
        await batch.update('files', id, { position });
      }
    });
    return { ok: true };
  },
};
