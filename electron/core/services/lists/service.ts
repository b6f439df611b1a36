import { AppError } from '#shared/contract/errors';
import type { Handlers, OutputOf, ParsedInputOf } from '#shared/contract/index';
import { listSpecSchema } from '#shared/contract/lists';
import type { Ctx } from '../../context.ts';
import { underJob } from '../../jobs.ts';
import { type Listed, makeHtml, makePdf, makeXlsx } from './make.ts';
import { mapPrint } from './mapPrint.ts';
import { openSource } from './source.ts';

const listed = (ctx: Ctx, { list, ...paper }: ParsedInputOf<'lists.html'>): Listed => ({
  ...paper,
  title: list.title,
  open: (lookups, medium) => openSource(ctx, list, lookups, medium),
});

export const listHandlers: Handlers<Ctx>['lists'] = {
  html: (input, ctx) =>
    underJob(ctx, input.jobId, async (job) => {
      const { head, html, rows } = await makeHtml(ctx, listed(ctx, input), job, 'list.print');
      return { fileName: `${head.fileName}.html`, html, rows };
    }),
  pdf: (input, ctx) => underJob(ctx, input.jobId, (job) => makePdf(ctx, listed(ctx, input), job, 'list.pdf')),
  xlsx: (input, ctx) =>
    underJob(ctx, input.jobId, (job) => makeXlsx(ctx, listed(ctx, input), job, 'list.xlsx')),
  mapPrint,
};

type SavedList = OutputOf<'savedLists.save'>;
type SavedListRow = { id: string; spec: string; updated_at_ms: number; version: number };

/** A stored list; undefined when its spec no longer fits, so that one bad row hides only itself. */
function toSavedList(row: SavedListRow): SavedList | undefined {
  try {
    const spec = listSpecSchema.safeParse(JSON.parse(row.spec));
    return spec.success
      ? { id: row.id, spec: spec.data, updatedAtMs: row.updated_at_ms, version: row.version }
      : undefined;
  } catch {
    return undefined;
  }
}

async function allSaved(ctx: Ctx): Promise<SavedList[]> {
  const rows = await ctx
    .session()
    .store.read.selectFrom('saved_lists')
    .select(['id', 'spec', 'updated_at_ms', 'version'])
    .where('deleted_at_ms', 'is', null)
    .orderBy('updated_at_ms', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(toSavedList).filter((list) => list !== undefined);
}

export const savedListHandlers: Handlers<Ctx>['savedLists'] = {
  all: async (_input, ctx) => ({ lists: await allSaved(ctx) }),
  save: async (input, ctx) => {
    const id = input.id ?? ctx.ports.newId();
    const spec = JSON.stringify(input.spec);
    await ctx.session().write({ label: 'savedListSave', actor: ctx.actor }, async (batch) => {
      if (input.id) await batch.update('saved_lists', id, { spec }, input.version);
      else await batch.insert('saved_lists', { id, spec });
    });
    const saved = (await allSaved(ctx)).find((list) => list.id === id);
    if (!saved) throw new AppError('notFound');
    return saved;
  },
  remove: async (input, ctx) => {
    const { result } = await ctx
      .session()
      .write({ label: 'savedListRemove', actor: ctx.actor }, (batch) =>
        batch.remove('saved_lists', input.id),
      );
    return { removed: result ? 1 : 0 };
  },
};
