import { useMemo } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { useCategories } from '#renderer/api/lookups';
import { dynamic } from '#renderer/ui/index';
import type { StoredRunCard } from '#shared/contract/team';
import type { Category } from '#shared/contract/things';
import { demandsText, lineage, type RunDemand } from '#shared/domain/matching/team/index';

const NO_CARDS: readonly StoredRunCard[] = [];

/** The card that holds for a category and level, and whether it is its own. */
export type Holding = { readonly card: StoredRunCard | null; readonly isOwn: boolean };

export type CardBook = {
  readonly ready: boolean;
  readonly holding: (categoryId: string | null, level: number) => Holding;
  readonly hasOwn: (categoryId: string) => boolean;
};

/** The run cards by category and level, as the matching finds them. */
export function useCardBook(): CardBook {
  const { data } = useApiQuery('runCards.list', {}, { keepPrevious: true });
  const { list } = useCategories();
  const cards = data?.cards ?? NO_CARDS;
  return useMemo(() => {
    const byKey = new Map(cards.map((card) => [`${card.categoryId}/${card.level}`, card]));
    const parents = new Map(list.map((category) => [category.id, category.parentId]));
    return {
      ready: data !== undefined,
      hasOwn: (categoryId) => cards.some((card) => card.categoryId === categoryId),
      holding: (categoryId, level) => {
        for (const id of lineage(categoryId, (one) => parents.get(one) ?? null)) {
          const card = byKey.get(`${id}/${level}`);
          if (card) return { card, isOwn: id === categoryId };
        }
        return { card: null, isOwn: false };
      },
    };
  }, [cards, list, data]);
}

/** Names of posts by their ids. */
export function usePostNames(): ReadonlyMap<string, string> {
  const { data } = useApiQuery('settings.get', {});
  return useMemo(() => new Map(data?.cellTeam.map(({ id, name }) => [id, name])), [data]);
}

/** 网格长、电工 × 2. */
export const cardText = (demands: readonly RunDemand[], posts: ReadonlyMap<string, string>): string =>
  demandsText(
    demands,
    (id) => posts.get(id),
    (key, params) => dynamic(key, key, params),
  );

/** What may be written on a line of a type, as far as the office has it; other words may be typed. */
export function wordsFor(type: RunDemand['type'], categories: readonly Category[]): readonly string[] {
  const of = (wanted: (scope: Category['scope']) => boolean): readonly string[] => [
    ...new Set(categories.filter(({ scope }) => wanted(scope)).map(({ name }) => name)),
  ];
  if (type === 'skill') return of((scope) => scope === 'skill');
  const NO_RESOURCE: readonly string[] = ['skill', 'problem', 'person', 'building', 'risk'];
  return of((scope) => !NO_RESOURCE.includes(scope));
}

export const levelName = (level: number): string => dynamic(`level.${level}`);
