import type { Habit, HabitType } from '../learn/habit.ts';
import type { HabitBook } from '../learn/habits.ts';
import type { ProblemCategory } from '../types.ts';
import { VULNERABLE_GROUPS, type VulnerableFound } from './types.ts';

/** What is usual for a category: what it says, with what the office's corrections taught. */
export type UsualOf = {
  readonly needs: readonly string[];
  readonly level: number | null;
  /** Those hit harder, as read, with whom the category always concerns and without whom it never does. */
  readonly groups: (read: readonly VulnerableFound[]) => VulnerableFound[];
  readonly isCalm: (word: string) => boolean;
  /** What is learnt about a word of time or of number; null: nothing. */
  readonly meaningOf: (type: 'timeWord' | 'countWord' | 'measureWord', word: string) => Habit | null;
  /** What was learnt, to be told where it decides something. */
  readonly habits: readonly Habit[];
};

/** Takes in what is learnt about a category. */
export function usualOf(category: ProblemCategory | undefined, book: HabitBook): UsualOf {
  const habits = (category && book.get(category.id)) ?? [];
  const whatOf = (type: HabitType): readonly string[] =>
    habits.flatMap((habit) => (habit.type === type ? [habit.what] : []));
  const without = new Set(whatOf('needRemoved'));
  const [level] = whatOf('level');
  const [always, never, calm] = [whatOf('groupAdded'), whatOf('groupRemoved'), whatOf('calmWord')];
  return {
    needs: [...(category?.needs ?? []).filter((need) => !without.has(need)), ...whatOf('needAdded')],
    level: level === undefined ? (category?.defaultLevel ?? null) : Number(level),
    groups: (read) => [
      ...read.filter(({ group }) => !never.includes(group)),
      ...VULNERABLE_GROUPS.filter((group) => always.includes(group))
        .filter((group) => !read.some((one) => one.group === group))
        .map((group) => ({ group, words: [] })),
    ],
    isCalm: (word) => calm.includes(word),
    meaningOf: (type, word) => habits.find((habit) => habit.type === type && habit.what === word) ?? null,
    habits,
  };
}
