import type { HeardCount } from './quantity.ts';
import { type CountRead, type Figure, mayCount, type Quantity } from './types.ts';
import type { UsualOf } from './usual.ts';

/** What an office counts by the numbers in a text. */
export type Counted = {
  readonly quantities: readonly Quantity[];
  /** What a correction teaches something about. */
  readonly read: readonly CountRead[];
};
const MOST_READ = 20;

/** The numbers of a text as the words say them, or as the office means them. Exact ones stay or go, whole. */
export function countedBy(heard: readonly HeardCount[], usual: UsualOf): Counted {
  const all = heard.map((one) => ({ one, quantity: meant(one, usual) }));
  return {
    quantities: all.flatMap(({ quantity }) => quantity ?? []),
    read: all.slice(0, MOST_READ).map(({ one: { word, exact, of, quantity: said }, quantity }) => {
      const { count, sort } = (exact ? said : quantity) ?? NO_FIGURE;
      return { word, exact, of, figure: count === 0 ? null : { count, sort } };
    }),
  };
}

const NO_FIGURE: Figure = { count: 0, sort: 'things' };

function meant({ word, exact, of, quantity }: HeardCount, usual: UsualOf): Quantity | null {
  const habit = usual.meaningOf(exact ? 'measureWord' : 'countWord', word);
  if (habit === null) return quantity;
  const { meaning } = habit;
  if (meaning === null || !('count' in meaning)) return null;
  if (exact || !mayCount(of, meaning)) return quantity;
  return { text: '', ...meaning, of: quantity?.sort === meaning.sort ? quantity.of : '' };
}
