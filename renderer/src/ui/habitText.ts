import type { Habit } from '#shared/domain/matching/learn/habits';
import { dynamic, t } from './text.ts';

/** What is learnt from corrections, in words; `category`: the category's name. */
export function habitText({ type, what, corrections }: Habit, category: string): string {
  const named =
    type === 'level'
      ? dynamic(`level.${what}`)
      : type === 'groupAdded' || type === 'groupRemoved'
        ? dynamic(`vulnerable.${what}`)
        : what;
  return t(`habit.${type}`, { count: corrections, category, what: named });
}
