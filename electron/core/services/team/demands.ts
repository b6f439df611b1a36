import type { Settings } from '#shared/contract/app';
import type { Category } from '#shared/contract/things';
import type { EngineView } from '#shared/domain/matching/index';
import {
  type Asked,
  askedFor,
  cardsFor,
  type PostHolder,
  type RunCard,
} from '#shared/domain/matching/team/index';
import { LEAD_POST } from '#shared/domain/org';
import { skillBook } from '#shared/domain/written/index';
import type { MapSession } from '../../session.ts';
import { postHolders } from '../../store/sqlite/queries/team.ts';
import { readCardRows, toRunCard } from './rows.ts';

type Categories = ReadonlyMap<string, Category>;

/** What must come for a problem: its run cards and the needs that its text names. */
export async function demandsFor(
  session: MapSession,
  level: number | null,
  { understood }: EngineView,
): Promise<{ readonly cards: readonly RunCard[]; readonly asked: readonly Asked[] }> {
  const stored = (await readCardRows(session.store)).map(toRunCard);
  const parentOf = (id: string): string | null => session.categories().get(id)?.parentId ?? null;
  const cards = cardsFor(understood.categoryId, level, stored, parentOf);
  const countOf = new Map(understood.needCounts.map(({ need, count }) => [need, count]));
  const named = understood.namedNeeds.map((need) => ({ need, count: countOf.get(need) ?? 1 }));
  return {
    cards,
    asked: askedFor(
      cards.flatMap(({ demands }) => demands),
      named,
    ),
  };
}

/** The words that show that somebody can fill a demand: a skill's other names in the tree among them. */
export function wordsOf(
  { type, name }: Asked,
  needs: readonly string[],
  categories: Categories,
): readonly string[] {
  if (type === 'need') return needs;
  if (type !== 'skill') return [name];
  const skills = [...categories.values()].filter(({ scope }) => scope === 'skill');
  const known = skillBook(skills)(name);
  return known ? [...new Set([name, known.name, ...known.synonyms])] : [name];
}

/** What a line is called: the post's own name, what the problem needs, or the word on the card. */
export function nameOf({ type, name }: Asked, needs: readonly string[], posts: Settings['cellTeam']): string {
  if (type === 'need') return needs.join('、');
  return type === 'post' ? (posts.find(({ id }) => id === name)?.name ?? name) : name;
}

/** Who holds a post near a place: of its cell, of the cells above it, then of the cells beside those. */
export function holdersNear(session: MapSession, post: string, cellId: string | null): readonly PostHolder[] {
  const { byId, neighboursOf } = session.cells();
  const chain: string[] = [];
  for (let id = cellId; id !== null && !chain.includes(id); id = byId.get(id)?.parent_id ?? null)
    chain.push(id);
  const beside = chain.flatMap((id) => neighboursOf(id)).filter((id) => !chain.includes(id));
  const held = postHolders(session.store);
  const holdersOf = (id: string, nearness: PostHolder['nearness']): PostHolder[] => {
    const cell = byId.get(id);
    if (!cell) return [];
    const ids =
      post === LEAD_POST
        ? [cell.lead_id].flatMap((leadId) => leadId ?? [])
        : held.filter((one) => one.cellId === id && one.postId === post).map(({ thingId }) => thingId);
    return ids.map((thingId) => ({ thingId, cellName: cell.name, nearness }));
  };
  return [
    ...chain.flatMap((id, i) => holdersOf(id, i === 0 ? 'own' : 'above')),
    ...beside.flatMap((id) => holdersOf(id, 'neighbour')),
  ];
}
