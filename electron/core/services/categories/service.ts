import { AppError } from '#shared/contract/errors';
import type { Handlers } from '#shared/contract/index';
import type { Ctx } from '../../context.ts';
import { checkParent } from './parent.ts';
import { contentColumns, symbolText } from './rows.ts';
import { categorySheetHandlers } from './sheet.ts';

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
  ...categorySheetHandlers,
};
