import type { SearchHit } from '#shared/contract/things';
import { maskFreeText } from '#shared/domain/privacy';
import { foldText } from '#shared/domain/search/fold';
import type { Ctx } from '../../context.ts';
import { anchorOfRow, toThing } from '../../records/things.ts';
import type { ThingRow } from '../../store/schema.ts';
import { anyContains, byNameLikeness, searchTextContains } from '../../store/sqlite/queries/text.ts';

type Ranked = SearchHit & { rank: number };

/** 0 the whole name, 1 its beginning, 2 inside it, 3 pinyin from a word's beginning, 4 elsewhere. */
function rankOf(name: string, searchText: string, text: string): number {
  const folded = foldText(name);
  if (folded === text) return 0;
  if (folded.startsWith(text)) return 1;
  if (folded.includes(text)) return 2;
  return searchText.includes(` ${text}`) ? 3 : 4;
}

async function searchThings(ctx: Ctx, text: string, limit: number): Promise<Ranked[]> {
  let query = ctx.session().store.read.selectFrom('things').selectAll().where('deleted_at_ms', 'is', null);
  for (const word of text.split(' ')) query = query.where(searchTextContains(word));
  const rows: ThingRow[] = await query
    .orderBy(byNameLikeness(text))
    .orderBy('name')
    .limit(limit * 3)
    .execute();
  return rows.map((row) => {
    const thing = toThing(row);
    return {
      type: 'thing',
      id: row.id,
      kind: thing.kind,
      title: thing.name,
      detail: [thing.address, thing.phone].filter(Boolean).join(' · '),
      anchor: thing.anchor,
      rank: rankOf(row.name, row.search_text, text),
    };
  });
}

function searchCells(ctx: Ctx, text: string): Ranked[] {
  return ctx
    .session()
    .cells()
    .all.filter((cell) => foldText(`${cell.name} ${cell.code}`).includes(text))
    .map((cell) => ({
      type: 'cell',
      id: cell.id,
      kind: null,
      title: cell.name,
      detail: cell.code,
      anchor: [cell.lng, cell.lat],
      rank: rankOf(cell.name, '', text),
    }));
}

async function searchProblems(ctx: Ctx, text: string, limit: number): Promise<Ranked[]> {
  const rows = await ctx
    .session()
    .store.read.selectFrom('problems')
    .select(['id', 'number', 'text', 'lng', 'lat'])
    .where('deleted_at_ms', 'is', null)
    .where(anyContains(['text', 'number'], text))
    .orderBy('reported_at_ms', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    type: 'problem',
    id: row.id,
    kind: null,
    title: maskFreeText(row.text),
    detail: row.number,
    anchor: anchorOfRow(row),
    rank: 3,
  }));
}

/** Everything that answers to a text: names, pinyin and initials, addresses, phone endings, cells, problems. */
export async function searchAll(ctx: Ctx, typed: string, limit: number): Promise<SearchHit[]> {
  const text = foldText(typed);
  if (text === '') return [];
  const found = [
    ...(await searchThings(ctx, text, limit)),
    ...searchCells(ctx, text),
    ...(await searchProblems(ctx, text, limit)),
  ];
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ rank: _rank, ...hit }) => hit);
}
