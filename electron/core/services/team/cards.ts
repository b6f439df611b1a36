import { AppError } from '#shared/contract/errors';
import type { Handlers } from '#shared/contract/index';
import type { StoredRunCard } from '#shared/contract/team';
import type { RunCard } from '#shared/domain/matching/team/index';
import type { Ctx } from '../../context.ts';
import { readBuiltinCards } from './builtin.ts';
import { readCardRows, toStored } from './rows.ts';
import { columnsOf } from './seed.ts';

/** Cards of the office's own come behind the built-in ones. */
const OWN_POSITION = 10_000;

const builtinOf = (ctx: Ctx): ReadonlyMap<string, RunCard> =>
  new Map(readBuiltinCards(ctx.ports.resourcesDir).map((card) => [card.id, card]));

/** Every card of the map as the contract has it. */
async function listCards(ctx: Ctx): Promise<StoredRunCard[]> {
  const builtin = builtinOf(ctx);
  return (await readCardRows(ctx.session().store)).map((row) => toStored(row, builtin));
}

const isOf =
  (categoryId: string | null, level: number) =>
  (card: { readonly categoryId: string | null; readonly level: number }): boolean =>
    card.categoryId === categoryId && card.level === level;

async function cardOf(ctx: Ctx, categoryId: string | null, level: number): Promise<StoredRunCard | null> {
  return (await listCards(ctx)).find(isOf(categoryId, level)) ?? null;
}

/** Only problems have run cards. */
function checkCategory(ctx: Ctx, categoryId: string | null): void {
  if (categoryId === null) return;
  if (ctx.session().categories().get(categoryId)?.scope !== 'problem')
    throw new AppError('input.invalid', { field: 'categoryId' });
}

const builtinFor = (ctx: Ctx, categoryId: string | null, level: number): RunCard | undefined =>
  [...builtinOf(ctx).values()].find(isOf(categoryId, level));

export const runCardHandlers: Handlers<Ctx>['runCards'] = {
  list: async (_input, ctx) => ({ cards: await listCards(ctx) }),
  save: async ({ categoryId, level, demands, note, version }, ctx) => {
    checkCategory(ctx, categoryId);
    const builtin = builtinFor(ctx, categoryId, level);
    const columns = { demands: JSON.stringify(demands), note, builtin: 0 };
    await ctx.session().write({ label: 'runCardSave', actor: ctx.actor }, async (batch) => {
      // A card in the bin is written anew: its category and level have only one.
      const row = await batch.trx
        .selectFrom('run_cards')
        .select(['id', 'version', 'deleted_at_ms'])
        .where('level', '=', level)
        .where((eb) =>
          categoryId === null ? eb('category_id', 'is', null) : eb('category_id', '=', categoryId),
        )
        .executeTakeFirst();
      const isLive = row !== undefined && row.deleted_at_ms === null;
      if (isLive && row.version !== version)
        throw new AppError('conflict', { yours: version ?? 0, current: row.version });
      if (!isLive && version !== null) throw new AppError('notFound');
      if (row) await batch.update('run_cards', row.id, { ...columns, deleted_at_ms: null });
      else
        await batch.insert('run_cards', {
          ...columns,
          id: builtin?.id ?? ctx.ports.newId(),
          category_id: categoryId,
          level,
          position: OWN_POSITION,
        });
    });
    const saved = await cardOf(ctx, categoryId, level);
    if (!saved) throw new AppError('notFound');
    return saved;
  },
  reset: async ({ categoryId, level }, ctx) => {
    const builtin = builtinFor(ctx, categoryId, level);
    await ctx.session().write({ label: 'runCardReset', actor: ctx.actor }, async (batch) => {
      const row = (await readCardRows(ctx.session().store)).find(
        (one) => one.category_id === categoryId && one.level === level,
      );
      if (builtin && row) await batch.update('run_cards', row.id, columnsOf(builtin));
      else if (row) await batch.remove('run_cards', row.id);
    });
    return { card: await cardOf(ctx, categoryId, level) };
  },
};
