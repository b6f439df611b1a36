import type { Category } from '#shared/contract/things';
import type { Ctx } from '../../context.ts';
import type { MapSession } from '../../session.ts';
import { readBuiltinCategories } from './builtin.ts';
import { contentColumns, symbolText } from './rows.ts';

/** Puts the built-in categories into a new map; from then on they are the office's own to edit. */
export async function insertBuiltinCategories(session: MapSession, ctx: Ctx): Promise<void> {
  await insertCategories(session, ctx, readBuiltinCategories(ctx.ports.resourcesDir), 0);
}

/** A map made before categories had symbols gets those of the built-in ones; what the office has set stays. */
export async function addMissingSymbols(session: MapSession, ctx: Ctx): Promise<void> {
  const rows = await session.store.read
    .selectFrom('categories')
    .select('id')
    .where('symbol', 'is', null)
    .where('builtin', '=', 1)
    .where('deleted_at_ms', 'is', null)
    .execute();
  if (rows.length === 0) return;
  const symbols = new Map(
    readBuiltinCategories(ctx.ports.resourcesDir).map(({ id, symbol }) => [id, symbol] as const),
  );
  await session.write({ label: 'setup', actor: ctx.actor, undoable: false }, async (batch) => {
    for (const { id } of rows)
      await batch.update('categories', id, { symbol: symbolText(symbols.get(id) ?? null) });
  });
}

/** Puts categories at the end of the menu. `from`: how many stand there. */
export async function insertCategories(
  session: MapSession,
  ctx: Ctx,
  categories: readonly Category[],
  from: number,
): Promise<void> {
  await session.write({ label: 'setup', actor: ctx.actor, undoable: false }, async (batch) => {
    for (const [index, category] of categories.entries())
      await batch.insert('categories', {
        id: category.id,
        scope: category.scope,
        parent_id: category.parentId,
        ...contentColumns(category),
        symbol: symbolText(category.symbol),
        builtin: 1,
        position: from + index,
      });
  });
}
