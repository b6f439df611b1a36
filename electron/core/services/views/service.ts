import { AppError } from '#shared/contract/errors';
import type { Handlers } from '#shared/contract/index';
import { type SavedView, viewContentSchema } from '#shared/contract/views';
import type { Ctx } from '../../context.ts';
import { parseJson } from '../../records/json.ts';
import type { Batch } from '../../store/batch.ts';

/** The live views in their order; one whose content no longer fits is passed over. */
async function allViews(ctx: Ctx): Promise<SavedView[]> {
  const rows = await ctx
    .session()
    .store.read.selectFrom('views')
    .selectAll()
    .where('deleted_at_ms', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.flatMap((row) => {
    const content = viewContentSchema.safeParse(parseJson(row.content).value);
    if (!content.success) return [];
    const { id, name, thumb, version } = row;
    return [{ id, name, thumb, version, content: content.data, updatedAtMs: row.updated_at_ms }];
  });
}

async function viewOf(ctx: Ctx, id: string): Promise<SavedView> {
  const view = (await allViews(ctx)).find((one) => one.id === id);
  if (!view) throw new AppError('notFound');
  return view;
}

const order = (batch: Batch) =>
  batch.trx
    .selectFrom('views')
    .select(['id', 'position'])
    .where('deleted_at_ms', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();

export const viewHandlers: Handlers<Ctx>['views'] = {
  list: async (_input, ctx) => ({ views: await allViews(ctx) }),
  create: async (input, ctx) => {
    const id = ctx.ports.newId();
    await ctx.session().write({ label: 'viewCreate', actor: ctx.actor }, async (batch) => {
      const position = ((await order(batch)).at(-1)?.position ?? -1) + 1;
      const content = JSON.stringify(input.content);
      await batch.insert('views', { id, name: input.name, content, thumb: input.thumb, position });
    });
    return viewOf(ctx, id);
  },
  update: async (input, ctx) => {
    const { id, version, name, shown } = input;
    const patch = {
      ...(name ? { name } : {}),
      ...(shown ? { content: JSON.stringify(shown.content), thumb: shown.thumb } : {}),
    };
    await ctx
      .session()
      .write({ label: 'viewUpdate', actor: ctx.actor }, (batch) => batch.update('views', id, patch, version));
    return viewOf(ctx, id);
  },
  arrange: async ({ ids }, ctx) => {
    await ctx.session().write({ label: 'viewArrange', actor: ctx.actor }, async (batch) => {
      const present = (await order(batch)).map((row) => row.id);
      const named = ids.filter((id, at) => present.includes(id) && ids.indexOf(id) === at);
      const next = [...named, ...present.filter((id) => !named.includes(id))];
      for (const [position, id] of next.entries()) await batch.update('views', id, { position });
    });
    return { ok: true };
  },
  remove: async ({ id }, ctx) => {
    const { result } = await ctx
      .session()
      .write({ label: 'viewRemove', actor: ctx.actor }, (batch) => batch.remove('views', id));
    return { removed: result ? 1 : 0 };
  },
};
