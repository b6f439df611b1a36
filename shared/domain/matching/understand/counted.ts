import type { Habit } from '../learn/habit.ts';
import type { HeardCount } from './quantity.ts';
import { type CountRead, MOST_QUANTITIES, mayCount, type Quantity } from './types.ts';
import type { UsualOf } from './usual.ts';

/** What an office counts by the numbers in a text. */
export type Counted = {
  readonly quantities: readonly Quantity[];
  /** What a correction teaches something about. */
  readonly read: readonly CountRead[];
  /** What was learnt and decided it. */
  readonly habits: readonly Habit[];
};

/** The numbers of a text as the words say them, or as the office means them. Exact ones stay or go, whole. */
export function countedBy(heard: readonly HeardCount[], usual: UsualOf): Counted {
  const all = heard.slice(0, MOST_QUANTITIES).map((one) => ({ one, ...meant(one, usual) }));
  return {
    quantities: all.flatMap(({ quantity }) => quantity ?? []),
    read: all.map(({ one: { word, exact, of, quantity: said }, quantity }) => {
      const figure = exact ? said : quantity;
      return { word, exact, of, figure: figure && { count: figure.count, sort: figure.sort } };
    }),
    habits: all.flatMap(({ habit }) => habit ?? []),
  };
}

type Meant = { readonly quantity: Quantity | null; readonly habit: Habit | null };

function meant({ word, exact, of, quantity }: HeardCount, usual: UsualOf): Meant {
  const habit = usual.meaningOf(exact ? 'measureWord' : 'countWord', word);
  const meaning = habit?.meaning ?? null;
  if (habit === null || meaning === null) return { quantity: habit === null ? quantity : null, habit };
  if (exact || !('count' in meaning) || !mayCount(of, meaning)) return { quantity, habit: null };
  return {
    quantity: { text: '', ...meaning, of: quantity?.sort === meaning.sort ? quantity.of : '' },
    habit,
  };
}
