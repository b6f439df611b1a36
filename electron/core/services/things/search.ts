import type { SearchHit, Thing } from '#shared/contract/things';
import { maskFreeText } from '#shared/domain/privacy';
import { foldText } from '#shared/domain/search/fold';
import { RANKS } from '#shared/domain/search/textIndex';
import { searchWords } from '#shared/domain/search/words';
import type { Ctx } from '../../context.ts';
import { anchorOfRow, toThing } from '../../records/things.ts';
import type { ThingRow } from '../../store/schema.ts';
import { anyContains, byNameLikeness } from '../../store/sqlite/queries/text.ts';
import { textConditions } from './filter.ts';

type Ranked = SearchHit & { rank: number };

/** 0 the whole name, 1 its beginning, 2 inside it, 3 pinyin from a word's beginning, 4 elsewhere. */
function rankOf(name: string, searchText: string, text: string): number {
  const folded = foldText(name);
  if (folded === text) return RANKS.whole;
  if (folded.startsWith(text)) return RANKS.begins;
  if (folded.includes(text)) return RANKS.inside;
  return new RegExp(`[\\s]${escapeRegExp(text)}`).test(searchText) ? RANKS.sound : RANKS.field;
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The ids of the best hits with their ranks: by the index, and by SQL while it is not ready. */
async function bestThings(
  ctx: Ctx,
  words: readonly string[],
  limit: number,
): Promise<readonly { id: string; rank: number }[]> {
  const { finder, store } = ctx.session();
  const best = finder.best(words, limit);
  if (best) return best.map(({ id, rank }) => ({ id, rank: rank / words.length }));
  const text = words.join(' ');
  let query = store.read
    .selectFrom('things')
    .select(['id', 'name', 'search_text'])
    .where('deleted_at_ms', 'is', null);
  for (const condition of textConditions(ctx.session(), words)) query = query.where(condition);
  const rows = await query.orderBy(byNameLikeness(text)).orderBy('name').limit(limit).execute();
  return rows.map((row) => ({ id: row.id, rank: rankOf(row.name, row.search_text, text) }));
}

/** Lists in which a word may have been found, told with the hit: 技能特长：电工. */
const TOLD = ['aliases', 'skills', 'capabilities'] as const;

function matchedIn(thing: Thing, words: readonly string[]): SearchHit['matched'] {
  const name = foldText(thing.name);
  for (const key of TOLD) {
    const items = thing.attrs[key];
    const item = Array.isArray(items)
      ? items.find(
          (one) =>
            typeof one === 'string' &&
            words.some((word) => !name.includes(word) && foldText(one).replaceAll(' ', '').includes(word)),
        )
      : undefined;
    if (typeof item === 'string') return { key, text: item };
  }
  return null;
}

async function searchThings(ctx: Ctx, words: readonly string[], limit: number): Promise<Ranked[]> {
  const best = await bestThings(ctx, words, limit);
  const rows: ThingRow[] = best.length
    ? await ctx
        .session()
        .store.read.selectFrom('things')
        .selectAll()
        .where(
          'id',
          'in',
          best.map(({ id }) => id),
        )
        .execute()
    : [];
  const byId = new Map(rows.map((row) => [row.id, toThing(row)]));
  return best.flatMap(({ id, rank }): Ranked[] => {
    const thing = byId.get(id);
    if (!thing) return [];
    return [
      {
        type: 'thing',
        id,
        kind: thing.kind,
        title: thing.name,
        detail: [thing.address, thing.phone].filter(Boolean).join(' · '),
        matched: matchedIn(thing, words),
        anchor: thing.anchor,
        rank,
      },
    ];
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
      matched: null,
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
    matched: null,
    anchor: anchorOfRow(row),
    rank: RANKS.sound,
  }));
}

/** Everything that answers to a text: names, pinyin and initials, addresses, phone endings, cells, problems. */
export async function searchAll(ctx: Ctx, typed: string, limit: number): Promise<SearchHit[]> {
  const text = foldText(typed);
  if (text === '') return [];
  const found = [
    ...(await searchThings(ctx, searchWords(typed), limit)),
    ...searchCells(ctx, text),
    ...(await searchProblems(ctx, text, limit)),
  ];
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ rank: _rank, ...hit }) => hit);
}
