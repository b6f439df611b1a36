import type { Habit } from '../learn/habit.ts';
import type { TimeRead } from '../wanted.ts';
import { instantOf } from './relativeTime.ts';
import type { UrgencyGrade, WhenRead } from './types.ts';
import type { UsualOf } from './usual.ts';

/** When help is wanted, as the office means it. */
export type When = {
  /** Epoch ms; null: no time is wanted. */
  readonly atMs: number | null;
  /** What was learnt and decided it. */
  readonly habit: Habit | null;
  /** What a correction teaches something about; null: nothing. */
  readonly read: WhenRead | null;
};

/**
 * The time that the words say, or that the office means by them. What says it exactly is never changed, danger and hazards
 * wait for nobody's usual hours, and where no time is named a usual one is taken only if nothing is urgent.
 */
export function whenOf(time: TimeRead, usual: UsualOf, grade: UrgencyGrade, nowMs: number): When {
  const { atMs, word, day, exact } = time;
  const mayWait = grade === 'normal' || (grade === 'urgent' && word !== '');
  if (exact || !mayWait) return { atMs, habit: null, read: null };
  const habit = usual.meaningOf('timeWord', word);
  const meant = habit === null ? atMs : meantAt(habit.meaning, day, nowMs);
  return { atMs: meant, habit, read: { word, day, atMs: meant } };
}

const meantAt = (meaning: Habit['meaning'], day: number | null, nowMs: number): number | null =>
  meaning !== null && 'minute' in meaning ? instantOf(meaning, day, nowMs) : null;
