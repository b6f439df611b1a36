import { AppError } from '#shared/contract/errors';
import type { Handlers } from '#shared/contract/index';
import type { Category } from '#shared/contract/things';
import type { Ctx } from '../../context.ts';
import { contentColumns, symbolText } from './rows.ts';

/** A category stands under one of its own scope, and never under itself. */
function checkParent(all: ReadonlyMap<string, Category>, id: string, scope: string, parentId: string | null) {
  const seen = new Set([id]);
  for (let at = parentId; at !== null; ) {
    const parent = all.get(at);
    if (!parent || parent.scope !== scope || seen.has(at))
      throw new AppError('input.invalid', { field: 'parentId' });
    seen.add(at);
    at = parent.parentId;
  }
}

export const categoryHandlers: Handlers<Ctx>['categories'] = {
  list: (_input, ctx) => ({ categories: [...ctx.session().categories().values()] }),
  save: async (input, ctx) => {
    const session = ctx.session();
    const columns = {
      scope: input.category.scope,
      parent_id: input.category.parentId,
      ...contentColumns(input.category),
      symbol: symbolText(input.category.symbol),
    };
    const id = input.id ?? ctx.ports.newId();
    await session.write({ label: 'categorySave', actor: ctx.actor }, async (batch) => {
      checkParent(session.categories(), id, columns.scope, columns.parent_id);
      if (input.id) await batch.update('categories', id, columns, input.version);
      else
        await batch.insert('categories', {
          id,
          ...columns,
          builtin: 0,
          position: session.categories().size,
        });
    });
    const saved = session.categories().get(id);
    if (!saved) throw new AppError('notFound');
    return saved;
  },
};
