import type { RelativeTime } from '../understand/relativeTime.ts';
import type { Figure } from '../understand/types.ts';
import type { KeptProblem } from './kept.ts';

export const HABIT_TYPES = [
  'level',
  'needAdded',
  'needRemoved',
  'groupAdded',
  'groupRemoved',
  'calmWord',
  'timeWord',
  'countWord',
  'measureWord',
] as const;
export type HabitType = (typeof HABIT_TYPES)[number];

/** What the office's clerks put right again and again about the problems of one category, and is now done unasked. */
export type Habit = {
  /** Names it for being forgotten: type, category and what it is about. */
  readonly key: string;
  readonly type: HabitType;
  readonly categoryId: string;
  /** The need, the group or the word ('' for problems that name no time); the level as a figure. A measure word stands with its noun. */
  readonly what: string;
  /** What a word of time or of number now means; null: no wish of time, no count of those concerned. */
  readonly meaning: RelativeTime | Figure | null;
  /** How often it was put right, and in how many problems it could have been. */
  readonly corrections: number;
  readonly seen: number;
};

/** One correction says something about its own problem only. */
export const LEAST_CORRECTIONS = 2;

/** A habit of a category that is known. */
export type Count = Pick<Habit, 'type' | 'what' | 'corrections' | 'seen'> & Partial<Pick<Habit, 'meaning'>>;

/** Problems of one category, without those from before a thing was forgotten. */
export type Recall = (type: HabitType, what: string) => readonly KeptProblem[];

/** Enough corrections, and more than half of the problems that it could have been made in ended that way (`votes`). */
export const isHabit = (corrections: number, votes: number, seen: number): boolean =>
  corrections >= LEAST_CORRECTIONS && votes * 2 > seen;

/** Each of some values once, in an order of its own. */
export const each = <T extends string | number>(values: readonly T[]): readonly T[] =>
  [...new Set(values)].sort();

/** What a word means by some problems: how many could, how many ended that way, and how many of them by a clerk's hand. */
export type Support<M> = {
  readonly meaning: M;
  readonly corrections: number;
  readonly votes: number;
  readonly seen: number;
};

/** The meaning that most problems support, of those that are habits; of equal ones the first. */
export function mostSupported<M>(supports: readonly Support<M>[]): Support<M> | null {
  let best: Support<M> | null = null;
  for (const one of supports)
    if (isHabit(one.corrections, one.votes, one.seen) && (best === null || one.votes > best.votes))
      best = one;
  return best;
}
