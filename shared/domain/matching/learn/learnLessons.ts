import { seeded } from '../../random.ts';
import type { CategoryJudge } from '../judge.ts';
import { normaliseText } from '../normalise.ts';
import type { ProblemCategory, Segmenter } from '../types.ts';
import { WordKnowledge, type WordParts } from '../understand/wordKnowledge.ts';
import { blendJudge } from './blend.ts';
import { countFeatures } from './features.ts';
import { type Lesson, type ParentOf, planLessons } from './lessons.ts';
import { type Example, examplesOf, noteOf, TextModel } from './model.ts';
import { modelBytes } from './saved.ts';
import { crossCheck, type Judges, type SelfCheck, type Tested } from './selfCheck.ts';

const FOLDS = 5;
/** The check judges so many at most: it trains five times. */
const MOST_CHECKED = 1500;

type Ways = WordParts & {
  readonly categories: readonly ProblemCategory[];
  /** 0–1: how strong the blend may be. */
  readonly strength: number;
  readonly seed: number;
};

type Prepared = Tested & { readonly id: string; readonly examples: readonly Example[] };

/** The learned judge alone. */
function learnedJudge(model: TextModel, segment: Segmenter): CategoryJudge {
  return {
    rank: (text) =>
      model
        .rank(countFeatures(text, segment))
        .map(({ label, share }) => ({ categoryId: label, share, because: [], by: 'learned' })),
  };
}

/** In an order made of the ids and the seed alone. */
function shuffled(texts: readonly Prepared[], seed: number): Prepared[] {
  const random = seeded(seed);
  const sorted = [...texts].sort((a, b) => (a.id < b.id ? -1 : 1));
  return sorted
    .map((one) => ({ one, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/**
 * Learns from an office's lessons and checks itself. Blocks for seconds on thousands of texts: in a process of its own.
 * Throws RangeError where there is too little to learn from (`planLessons` says how much is missing). The order of the
 * lessons changes nothing.
 */
export function learnLessons(
  lessons: readonly Lesson[],
  ways: Ways,
): { readonly bytes: Uint8Array; readonly check: SelfCheck } {
  const { segment, categories, strength, seed } = ways;
  const parents = new Map(categories.map(({ id, parentId }) => [id, parentId]));
  const parentOf: ParentOf = (id) => parents.get(id) ?? null;
  const words = new WordKnowledge(categories, ways, (lexicon) => lexicon);
  const known = lessons.filter(({ categoryId }) => parents.has(categoryId));
  const prepared = planLessons(known, parentOf).lessons.map(({ lesson, label }): Prepared => {
    const text = words.inPlainWords(normaliseText(lesson.text));
    return { id: lesson.id, text, label, examples: examplesOf(text, noteOf(text), label, segment) };
  });
  const random = seeded(seed);
  const train = (texts: readonly Prepared[]): TextModel =>
    TextModel.train(
      texts.flatMap(({ examples }) => examples),
      (limit) => Math.floor(random() * limit),
    );
  const model = train(prepared);
  const judgesFrom = (texts: readonly Prepared[]): Judges => {
    const part = train(texts);
    const exists = (id: string): boolean => parents.has(id);
    const taught = { model: part, strength, segment, parentOf, exists, texts: texts.length };
    return {
      lexicon: words.judge,
      learned: learnedJudge(part, segment),
      blend: blendJudge(words.judge, taught),
    };
  };
  const isRight = (found: string, label: string): boolean => found === label || parentOf(found) === label;
  const check = crossCheck(shuffled(prepared, seed).slice(0, MOST_CHECKED), FOLDS, judgesFrom, isRight);
  return { bytes: modelBytes(model), check };
}
