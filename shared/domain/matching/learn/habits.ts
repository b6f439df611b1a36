import { countHabits } from './countHabits.ts';
import {
  type Count,
  each,
  type Habit,
  type HabitType,
  isHabit,
  LEAST_CORRECTIONS,
  type Recall,
} from './habit.ts';
import type { KeptNeeds, KeptProblem, SetCorrection } from './kept.ts';
import { timeHabits } from './timeHabits.ts';

/** What of a category is known without any learning. */
export type Usual = { readonly needs: readonly string[]; readonly defaultLevel: number | null };

/** Habits by category. */
export type HabitBook = ReadonlyMap<string, readonly Habit[]>;
export const NO_HABITS: HabitBook = new Map();

const habitKey = (type: HabitType, categoryId: string, what: string): string =>
  [type, categoryId, what].join(':');

/**
 * What is learnt from corrections, by plain counting: the same correction in at least two problems of a category, and
 * more than half of the problems that it could have been made in ended that way. `forgotten`: keys with the instant
 * (epoch ms) up to which problems no longer count for them. The order of the problems does not matter.
 */
export function habitsOf(
  kept: readonly KeptProblem[],
  usualOf: (categoryId: string) => Usual | undefined,
  forgotten: Readonly<Record<string, number>> = {},
): HabitBook {
  const byCategory = new Map<string, KeptProblem[]>();
  for (const one of kept) {
    const own = byCategory.get(one.categoryId);
    if (own) own.push(one);
    else byCategory.set(one.categoryId, [one]);
  }
  const book = new Map<string, readonly Habit[]>();
  for (const [categoryId, problems] of byCategory) {
    const usual = usualOf(categoryId);
    if (usual === undefined || problems.length < LEAST_CORRECTIONS) continue;
    const recall: Recall = (type, what) => {
      const since = forgotten[habitKey(type, categoryId, what)];
      return since === undefined ? problems : problems.filter(({ atMs }) => atMs > since);
    };
    const counts = [
      ...levels(problems, usual.defaultLevel, recall),
      ...needSets(problems, usual.needs, recall),
      ...sets(
        'group',
        problems,
        ({ groups }) => groups,
        [],
        () => true,
        recall,
      ),
      ...calmWords(problems, recall),
      ...timeHabits(problems, recall),
      ...countHabits(problems, recall),
    ];
    const habits = counts.map((count): Habit => {
      const whole = { meaning: null, ...count, categoryId };
      return { ...whole, key: habitKey(whole.type, categoryId, whole.what) };
    });
    if (habits.length > 0)
      book.set(
        categoryId,
        habits.sort((a, b) => (a.key < b.key ? -1 : 1)),
      );
  }
  return book;
}

/**
 * Another default level. Counted are problems that nothing in the words made more urgent, judged by the present default or
 * by the level in question: what an office has set by hand since makes older corrections void.
 */
function levels(problems: readonly KeptProblem[], present: number | null, recall: Recall): Count[] {
  const wanted = each(
    problems.flatMap(({ level }) => (level.corrected && level.final !== null ? [level.final] : [])),
  );
  return wanted.flatMap((one) => {
    if (one === present) return [];
    const seen = recall('level', String(one)).filter(
      ({ level }) => level.read === level.usual && (level.usual === present || level.usual === one),
    );
    const votes = seen.filter(({ level }) => level.final === one);
    const corrections = votes.filter(({ level }) => level.corrected && level.usual === present).length;
    if (!isHabit(corrections, votes.length, seen.length)) return [];
    return [{ type: 'level' as const, what: String(one), corrections, seen: seen.length }];
  });
}

/**
 * What the category needs, or no longer does; and what a rival of it brings in vain. What the caller names is nobody's of
 * these: it stays. What a danger brings is never learnt away.
 */
function needSets(problems: readonly KeptProblem[], usual: readonly string[], recall: Recall): Count[] {
  const isSupposed = (need: string, { ofRivals }: KeptNeeds): boolean =>
    usual.includes(need) || ofRivals.includes(need);
  return sets('need', problems, ({ needs }) => needs, usual, isSupposed, recall);
}

/**
 * Needs or groups that come with the category, or no longer do. Counted are problems where a clerk put them right; of what
 * is taken away, those in which it was supposed (`isOurs`).
 */
function sets<T extends string, Correction extends SetCorrection<T>>(
  of: 'need' | 'group',
  problems: readonly KeptProblem[],
  correctionOf: (one: KeptProblem) => Correction | null,
  usual: readonly string[],
  isOurs: (what: T, one: Correction) => boolean,
  recall: Recall,
): Count[] {
  const touched = (list: readonly KeptProblem[]): Correction[] =>
    list.flatMap((one) => {
      const correction = correctionOf(one);
      return correction && correction.added.length + correction.removed.length > 0 ? [correction] : [];
    });
  const all = touched(problems);
  const added = each(all.flatMap((one) => one.added)).flatMap((what) => {
    const type = `${of}Added` as const;
    const seen = touched(recall(type, what));
    const corrections = seen.filter((one) => one.added.includes(what)).length;
    const votes = seen.filter((one) => one.final.includes(what)).length;
    if (usual.includes(what) || !isHabit(corrections, votes, seen.length)) return [];
    return [{ type, what, corrections, seen: seen.length }];
  });
  const removed = each(all.flatMap((one) => one.removed)).flatMap((what) => {
    const type = `${of}Removed` as const;
    const seen = touched(recall(type, what)).filter(
      (one) => isOurs(what, one) && (one.final.includes(what) || one.removed.includes(what)),
    );
    const corrections = seen.filter((one) => one.removed.includes(what)).length;
    if (!isHabit(corrections, corrections, seen.length)) return [];
    return [{ type, what, corrections, seen: seen.length }];
  });
  return [...added, ...removed];
}

const MILDEST = 4;

/** Words of hazard or haste that do not make such problems more urgent: the clerk put the level back. Never words of danger. */
function calmWords(problems: readonly KeptProblem[], recall: Recall): Count[] {
  return each(problems.flatMap(({ urgent }) => urgent)).flatMap((what) => {
    const seen = recall('calmWord', what).filter(
      ({ urgent, level }) => urgent.includes(what) && (level.read ?? MILDEST) < (level.usual ?? MILDEST),
    );
    const corrections = seen.filter(
      ({ level }) => level.corrected && (level.final ?? MILDEST) >= (level.usual ?? MILDEST),
    ).length;
    if (!isHabit(corrections, corrections, seen.length)) return [];
    return [{ type: 'calmWord' as const, what, corrections, seen: seen.length }];
  });
}
