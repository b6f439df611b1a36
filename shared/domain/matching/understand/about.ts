import { type JudgedCategory, LEAST_CONFIDENCE, type LearnedPart } from '../judge.ts';
import type { CategoryChoice, ProblemCategory } from '../types.ts';
import { dangerNeeds } from './dangerNeeds.ts';
import { type DangerFound, distinct } from './dangerWords.ts';
import { withoutDenied } from './meant.ts';
import { OTHER_CATEGORY_ID } from './other.ts';
import { putRight } from './slips.ts';
import type { JudgedBy, ReadAs } from './types.ts';
import { dangerIn } from './urgency.ts';
import type { WordKnowledge } from './wordKnowledge.ts';

/** What a guess is worth that rests on a word with a slip. */
const SLIP_SHARE = 0.8;
/** So much of the likeliest category's share makes a category of danger come before it. */
const DANGER_SHARE = 0.5;
/** What solves a category's problems stands first among its needs. */
const FIRST_NEEDS = 2;
/** The likeness of grams as a share: never as sure as a word. */
const LIKENESS_SHARE = 0.3;
/** So much of the share of the category that was taken makes another one a rival. */
const LEAST_LIKELIHOOD = 0.3;
const MOST_RIVALS = 2;
const MOST_ALTERNATIVES = 5;
/** So many are offered, if need be the nearest by their characters. */
const LEAST_ALTERNATIVES = 3;

/** What a text is about. */
export type About = {
  /** The text as it was understood: in plain words, slips put right. */
  readonly text: string;
  readonly category: ProblemCategory | undefined;
  readonly unsure: boolean;
  readonly confidence: number;
  readonly by: JudgedBy | 'clerk' | null;
  readonly because: readonly string[];
  /** What the office's own problems have to do with it; null: nothing. */
  readonly learned: LearnedPart | null;
  /** What the text alone says. */
  readonly guess: JudgedCategory | null;
  readonly alternatives: readonly CategoryChoice[];
  readonly readAs: readonly ReadAs[];
  /** What in it says that somebody is in danger. */
  readonly danger: readonly DangerFound[];
  /** What it may be about as well; nothing where the clerk chose. */
  readonly rivals: readonly Rival[];
};

/** A category that is about as likely as the one that was taken; `likelihood` against that one, up to 1. */
export type Rival = { readonly category: ProblemCategory; readonly likelihood: number };

/**
 * What a normalised text without its place is about; `chosenId` is the clerk's word. `said`: with its place, as what
 * happens at the sixth floor may be a danger for that.
 */
export function aboutOf(
  topic: string,
  chosenId: string | null,
  words: WordKnowledge,
  said: string = topic,
): About {
  const plain = withoutDenied(words.inPlainWords(topic));
  const slips = words.slips
    .find(plain, [...words.lexicon.heardIn(plain), ...words.needsIn(plain)])
    .filter(({ written }) => !words.isUsual(written));
  const text = putRight(plain, slips);
  const ranked = words.judge.rank(text);
  const [first] = ranked;
  const danger = distinct(text === said ? dangerIn(text) : [...dangerIn(text), ...dangerIn(said)]);
  const worth = slips.length > 0 ? SLIP_SHARE : 1;
  const likely = dangerFirst(ranked, danger, words) ?? first;
  const best = likely !== undefined && likely.share * worth >= LEAST_CONFIDENCE ? likely : null;
  const chosen = words.lexicon.get(chosenId);
  const category = chosen ?? words.lexicon.get(best?.categoryId ?? OTHER_CATEGORY_ID);
  const because = chosen ? words.lexicon.because(text)(chosen.id) : (best?.because ?? []);
  return {
    text,
    category,
    unsure: chosen === undefined && (best === null || best.categoryId === OTHER_CATEGORY_ID),
    confidence: chosen ? 1 : (likely?.share ?? 0) * worth,
    by: chosen ? 'clerk' : (best?.by ?? null),
    because,
    learned: (chosen ? null : best?.learned) ?? null,
    guess: best,
    alternatives: alternativesTo(category?.id ?? null, text, ranked, words),
    danger,
    // 其他 is no guess: nobody is asked for what a text might be about besides.
    rivals:
      chosen || best === null || best.categoryId === OTHER_CATEGORY_ID ? [] : rivalsOf(best, ranked, words),
    readAs: slips.map(({ written, word }) => ({ written, word })),
  };
}

function rivalsOf(
  best: JudgedCategory,
  ranked: readonly JudgedCategory[],
  { lexicon }: WordKnowledge,
): Rival[] {
  const rivals = ranked.flatMap(({ categoryId, share }): Rival[] => {
    const category = lexicon.get(categoryId);
    const likelihood = Math.min(1, share / best.share);
    if (category === undefined || likelihood < LEAST_LIKELIHOOD) return [];
    return categoryId === best.categoryId || categoryId === OTHER_CATEGORY_ID
      ? []
      : [{ category, likelihood }];
  });
  return rivals.slice(0, MOST_RIVALS);
}

/**
 * Where somebody is in danger, the category that the danger speaks for, if it is about as likely as the first: by what it
 * needs first (black smoke may be a factory's, but somebody must see to the fire), then by the words that decided it.
 */
function dangerFirst(
  ranked: readonly JudgedCategory[],
  danger: readonly DangerFound[],
  { lexicon }: WordKnowledge,
): JudgedCategory | undefined {
  if (danger.length === 0) return undefined;
  const least = (ranked[0]?.share ?? 0) * DANGER_SHARE;
  const likely = ranked.filter(({ share }) => share >= least);
  const [urgent = ''] = dangerNeeds(danger, []);
  const needs = (id: string): readonly string[] => lexicon.get(id)?.needs.slice(0, FIRST_NEEDS) ?? [];
  return (
    likely.find(({ categoryId }) => needs(categoryId).includes(urgent)) ??
    likely.find(({ because }) =>
      because.some((word) => danger.some((one) => one.word.includes(word) || word.includes(one.word))),
    )
  );
}

/** What else it may be about: those that words speak for, then the nearest by their characters. */
function alternativesTo(
  categoryId: string | null,
  text: string,
  ranked: readonly JudgedCategory[],
  words: WordKnowledge,
): CategoryChoice[] {
  const offered: CategoryChoice[] = ranked
    .filter((one) => one.categoryId !== categoryId && one.categoryId !== OTHER_CATEGORY_ID)
    .slice(0, MOST_ALTERNATIVES)
    .map(({ categoryId: id, share, because }) => ({ categoryId: id, share, because: [...because] }));
  if (offered.length >= LEAST_ALTERNATIVES) return offered;
  const known = new Set([categoryId, OTHER_CATEGORY_ID, ...offered.map((one) => one.categoryId)]);
  const near = words.nearest
    .near(text, MOST_ALTERNATIVES + known.size)
    .filter((one) => !known.has(one.categoryId))
    .map((one) => ({
      categoryId: one.categoryId,
      share: one.likeness * LIKENESS_SHARE,
      because: [...one.shared],
    }));
  return [...offered, ...near].slice(0, MOST_ALTERNATIVES);
}
