import { type CountRead, type Figure, mayCount, QUANTITY_SORTS } from '../understand/types.ts';
import { type Count, each, type HabitType, mostSupported, type Recall, type Support } from './habit.ts';
import type { KeptCounts, KeptProblem } from './kept.ts';

/** What a number of a problem was in the end (null: no count of those concerned), and whether a clerk made it so. */
type Ended = { readonly figure: Figure | null; readonly corrected: boolean };
type Seen = Ended & Pick<CountRead, 'of' | 'exact'>;

/**
 * What words of number mean to an office: a figure for vague ones (一家人 is 4 people); no count of those concerned for
 * vague and exact ones that clerks took away. An exact number never becomes another figure.
 */
export function countHabits(problems: readonly KeptProblem[], recall: Recall): Count[] {
  const touched = problems.flatMap(({ counts }) => (counts?.corrected === true ? counts.read : []));
  const wordsOf = (exact: boolean): readonly string[] =>
    each(touched.flatMap((one) => (one.exact === exact ? [one.word] : [])));
  const habit = (type: 'countWord' | 'measureWord', what: string): Count[] => {
    const seen = recall(type, what).flatMap(({ counts }) => seenOf(type, what, counts) ?? []);
    const found = mostSupported([null, ...figuresOf(seen)].map((meaning) => supportOf(meaning, seen)));
    if (found === null) return [];
    const { votes: _votes, ...rest } = found;
    return [{ type, what, ...rest }];
  };
  return [
    ...wordsOf(false).flatMap((what) => habit('countWord', what)),
    ...wordsOf(true).flatMap((what) => habit('measureWord', what)),
  ];
}

/** How a word of number ended in a problem; null: it does not stand there, or nothing is known of it. */
function seenOf(type: HabitType, what: string, counts: KeptCounts | null): Seen | null {
  const exact = type === 'measureWord';
  const read = counts?.read.find((one) => one.word === what && one.exact === exact);
  if (!counts || !read) return null;
  const ended = exact ? exactEnded(read, counts) : vagueEnded(read, counts);
  return ended && { ...ended, exact, of: read.of };
}

/** An exact number stays or goes. Another figure of the same sort was said instead: that teaches nothing. */
function exactEnded({ figure }: CountRead, { final, corrected }: KeptCounts): Ended | null {
  if (figure === null) return null;
  if (final.some((one) => isSame(one, figure))) return { figure, corrected };
  const isOther = corrected && final.some(({ sort }) => sort === figure.sort);
  return isOther ? null : { figure: null, corrected };
}

/** A vague word is what the clerk says, where it is the only number that this can be said of. */
function vagueEnded({ figure, of }: CountRead, { read, final, corrected }: KeptCounts): Ended | null {
  if (!corrected) return { figure, corrected };
  const [only] = final;
  if (only === undefined) return { figure: null, corrected: figure !== null };
  if (final.length > 1 || read.length > 1 || !mayCount(of, only)) return null;
  return { figure: { count: only.count, sort: only.sort }, corrected: !isSame(only, figure) };
}

const isSame = (one: Figure, other: Figure | null): boolean =>
  one.count === other?.count && one.sort === other.sort;

const keyOf = ({ sort, count }: Figure): string => `${sort}:${count}`;

/**
 * The figures that clerks gave a word, each once, in order, without those that too few problems ended with, mostly nearly
 * all; an exact number keeps its own.
 */
function figuresOf(seen: readonly Seen[]): Figure[] {
  const times = new Map<string, number>();
  for (const { figure } of seen)
    if (figure !== null) times.set(keyOf(figure), (times.get(keyOf(figure)) ?? 0) + 1);
  const given = new Map<string, Figure>();
  for (const { figure, corrected, exact } of seen)
    if (corrected && !exact && figure !== null) given.set(keyOf(figure), figure);
  const couldBe = new Map(
    QUANTITY_SORTS.map((sort) => [sort, seen.filter(({ of }) => mayCount(of, { count: 1, sort })).length]),
  );
  return [...given]
    .filter(([key, { sort }]) => (times.get(key) ?? 0) * 2 > (couldBe.get(sort) ?? 0))
    .map(([, figure]) => figure)
    .sort((a, b) => a.count - b.count || (a.sort < b.sort ? -1 : 1));
}

function supportOf(meaning: Figure | null, all: readonly Seen[]): Support<Figure | null> {
  const seen = meaning === null ? all : all.filter(({ of }) => mayCount(of, meaning));
  const votes = seen.filter(({ figure }) => (meaning === null ? figure === null : isSame(meaning, figure)));
  const corrections = votes.filter(({ corrected }) => corrected).length;
  return { meaning, corrections, votes: votes.length, seen: seen.length };
}
