import { z } from 'zod';

/**
 * What a run card may ask for: `need` somebody who can do what the problem itself needs, `skill` somebody with a skill,
 * `post` the holder of a post of the cell's team (`name` is the post's id), `resource` a unit, team, place or equipment
 * that is called so or offers it.
 */
export const DEMAND_TYPES = ['need', 'skill', 'post', 'resource'] as const;
export type DemandType = (typeof DEMAND_TYPES)[number];

/** One line of a run card. `name` is empty for `need`. */
export const runDemandSchema = z
  .object({
    type: z.enum(DEMAND_TYPES),
    name: z.string().trim().max(40),
    count: z.number().int().min(1).max(20),
  })
  .refine(({ type, name }) => (type === 'need') === (name === ''), { path: ['name'] });
export type RunDemand = z.infer<typeof runDemandSchema>;
export const MOST_DEMANDS = 20;

/** 预案: what must come for a category at a level, over and above what the milder levels ask for. */
export type RunCard = {
  readonly id: string;
  /** Null: for every category that has no card of its own, nor its parents. */
  readonly categoryId: string | null;
  /** 1 (红, the worst) to 4 (蓝). */
  readonly level: number;
  readonly demands: readonly RunDemand[];
};

export const LEVELS_FROM_MILD = [4, 3, 2, 1] as const;

/** What asks for the same thing, on whatever card. */
export const demandId = ({ type, name }: Pick<RunDemand, 'type' | 'name'>): string => `${type}:${name}`;

/** A category, its parent, and so on, then null for the general card. */
export function lineage(
  categoryId: string | null,
  parentOf: (categoryId: string) => string | null,
): readonly (string | null)[] {
  const line: (string | null)[] = [];
  for (let id = categoryId; id !== null && !line.includes(id); id = parentOf(id)) line.push(id);
  return [...line, null];
}

/** The card that holds for a category at a level: its own, else its parent's, else the general one. */
export function cardAt(
  categoryId: string | null,
  level: number,
  cards: readonly RunCard[],
  parentOf: (categoryId: string) => string | null,
): RunCard | null {
  const ofLevel = cards.filter((card) => card.level === level);
  for (const id of lineage(categoryId, parentOf)) {
    const card = ofLevel.find((candidate) => candidate.categoryId === id);
    if (card) return card;
  }
  return null;
}

/**
 * The cards that apply to a problem: for each level from 4 up to its own one card, the category's own, else its parent's,
 * else the general one. A card without demands is a card too: nothing is added there. Level null: only the base.
 */
export function cardsFor(
  categoryId: string | null,
  level: number | null,
  cards: readonly RunCard[],
  parentOf: (categoryId: string) => string | null,
): readonly RunCard[] {
  return LEVELS_FROM_MILD.filter((one) => one >= (level ?? 4)).flatMap(
    (one) => cardAt(categoryId, one, cards, parentOf) ?? [],
  );
}

/** Adds up lines: what asks for the same thing becomes one line with the sum of the counts. */
export function sumDemands(demands: readonly RunDemand[]): readonly RunDemand[] {
  const sums = new Map<string, RunDemand>();
  for (const demand of demands) {
    const id = demandId(demand);
    sums.set(id, { ...demand, count: demand.count + (sums.get(id)?.count ?? 0) });
  }
  return [...sums.values()];
}
