import {
  type ListColumn,
  type ListLookups,
  type ListRow,
  type ListRunCard,
  runCardColumns,
  runCardRow,
} from '#shared/domain/lists/index';
import { cardAt } from '#shared/domain/matching/team/index';
import type { Ctx } from '../../context.ts';
import { readSettings } from '../settings/service.ts';
import { readCardRows, toRunCard } from './rows.ts';

const GENERAL = 'general';

type RunCardSource = {
  readonly columns: readonly ListColumn[];
  readonly ids: readonly string[];
  readonly rows: (ids: readonly string[], index: number) => Promise<ListRow[]>;
};

/** The categories that have a card of their own, in menu order, the general card first. */
export async function runCardSource(
  ctx: Ctx,
  wanted: readonly string[] | undefined,
  lookups: ListLookups,
): Promise<RunCardSource> {
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
  const byId = new Map(rows.map((one) => [one.id, one]));
  return {
    columns,
    ids: [...byId.keys()],
    rows: async (ids, index) =>
      ids
        .flatMap((id) => byId.get(id) ?? [])
        .map((one, at) => runCardRow(one, index + at, columns, lookups, (id) => posts.get(id))),
  };
}
