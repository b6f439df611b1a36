import { type ListLookups, type ListRunCard, runCardColumns, runCardRow } from '#shared/domain/lists/index';
import { cardAt } from '#shared/domain/matching/team/index';
import type { Ctx } from '../../context.ts';
import { heldSource, type ListSource } from '../lists/listSource.ts';
import { readSettings } from '../settings/service.ts';
import { readCardRows, toRunCard } from './rows.ts';

const GENERAL = 'general';

/** The categories that have a card of their own, in menu order, the general card first. */
export async function runCardSource(
  ctx: Ctx,
  wanted: readonly string[] | undefined,
  lookups: ListLookups,
): Promise<ListSource> {
  const session = ctx.session();
  const cards = (await readCardRows(session.store)).map(toRunCard);
  const { cellTeam } = await readSettings(session.store);
  const posts = new Map(cellTeam.map(({ id, name }) => [id, name]));
  const parentOf = (id: string): string | null => session.categories().get(id)?.parentId ?? null;
  const own = new Set(cards.map(({ categoryId }) => categoryId));
  const row = (categoryId: string | null, name: string): ListRunCard => ({
    id: categoryId ?? GENERAL,
    name,
    demandsAt: (level) => cardAt(categoryId, level, cards, parentOf)?.demands ?? [],
  });
  const rows = [
    ...(own.has(null) ? [row(null, lookups.text('team.cardGeneral'))] : []),
    ...[...session.categories().values()]
      .filter(({ id }) => own.has(id))
      .map(({ id, name }) => row(id, name)),
  ];
  const columns = runCardColumns(wanted, lookups.text);
  return heldSource(columns, new Map(rows.map((one) => [one.id, one])), (card, index) =>
    runCardRow(card, index, columns, lookups, (id) => posts.get(id)),
  );
}
