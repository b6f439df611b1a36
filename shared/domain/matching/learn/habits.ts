import type { VulnerableGroup } from '../understand/types.ts';

/** One kept problem, as far as corrections are learnt from it. Holds no words of the caller but those of urgency. */
export type KeptProblem = {
  /** What it turned out to be about. */
  readonly categoryId: string;
  /** When it was registered, epoch ms. */
  readonly atMs: number;
  /** The usual level then, the one that was read from the words, and the one that it has; `corrected`: by a clerk. */
  readonly level: {
    readonly usual: number | null;
    readonly read: number | null;
    readonly final: number | null;
    readonly corrected: boolean;
  };
  /** Words of hazard and haste in it. */
  readonly urgent: readonly string[];
  readonly needs: SetCorrection<string>;
  /** Null: of an older program, which did not keep what was read. */
  readonly groups: SetCorrection<VulnerableGroup> | null;
};

/** What a clerk added to what was read and took away, and what held in the end. */
export type SetCorrection<T extends string> = {
  readonly added: readonly T[];
  readonly removed: readonly T[];
  readonly final: readonly T[];
};

/** What of a category is known without any learning. */
export type Usual = { readonly needs: readonly string[]; readonly defaultLevel: number | null };

export const HABIT_TYPES = [
  'level',
  'needAdded',
  'needRemoved',
  'groupAdded',
  'groupRemoved',
  'calmWord',
] as const;
export type HabitType = (typeof HABIT_TYPES)[number];

/** What the office's clerks put right again and again about the problems of one category, and is now done unasked. */
export type Habit = {
  /** Names it for being forgotten: type, category and what it is about. */
  readonly key: string;
  readonly type: HabitType;
  readonly categoryId: string;
  /** The need, the group or the word; the level as a figure. */
  readonly what: string;
  /** How often it was put right, and in how many problems it could have been. */
  readonly corrections: number;
  readonly seen: number;
};

/** Habits by category. */
export type HabitBook = ReadonlyMap<string, readonly Habit[]>;
export const NO_HABITS: HabitBook = new Map();

/** One correction says something about its own problem only. */
export const LEAST_CORRECTIONS = 2;

type Count = Pick<Habit, 'type' | 'categoryId' | 'what' | 'corrections' | 'seen'>;
/** Problems of one category, without those from before a thing was forgotten. */
type Recall = (type: HabitType, what: string) => readonly KeptProblem[];

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
      ...sets('need', problems, ({ needs }) => needs, usual.needs, recall),
      ...sets('group', problems, ({ groups }) => groups, [], recall),
      ...calmWords(problems, recall),
    ];
    const habits = counts.map((count): Habit => {
      const whole = { ...count, categoryId };
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

const isHabit = (corrections: number, votes: number, seen: number): boolean =>
  corrections >= LEAST_CORRECTIONS && votes * 2 > seen;

/** Each of some values once, in an order of its own. */
const each = <T extends string | number>(values: readonly T[]): readonly T[] => [...new Set(values)].sort();

/**
 * Another default level. Counted are problems that nothing in the words made more urgent, judged by the present default or
 * by the level in question: what an office has set by hand since makes older corrections void.
 */
function levels(
  problems: readonly KeptProblem[],
  present: number | null,
  recall: Recall,
): Omit<Count, 'categoryId'>[] {
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

/** Needs or groups that come with the category, or no longer do. Counted are problems where a clerk put them right. */
function sets<T extends string>(
  of: 'need' | 'group',
  problems: readonly KeptProblem[],
  correctionOf: (one: KeptProblem) => SetCorrection<T> | null,
  usual: readonly string[],
  recall: Recall,
): Omit<Count, 'categoryId'>[] {
  const touched = (list: readonly KeptProblem[]): SetCorrection<T>[] =>
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
      (one) => one.final.includes(what) || one.removed.includes(what),
    );
    const corrections = seen.filter((one) => one.removed.includes(what)).length;
    // A need that the caller names is not the category's; it stays.
    const isUsual = of === 'group' || usual.includes(what);
    if (!isUsual || !isHabit(corrections, corrections, seen.length)) return [];
    return [{ type, what, corrections, seen: seen.length }];
  });
  return [...added, ...removed];
}

const MILDEST = 4;

/** Words of hazard or haste that do not make such problems more urgent: the clerk put the level back. Never words of danger. */
function calmWords(problems: readonly KeptProblem[], recall: Recall): Omit<Count, 'categoryId'>[] {
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
