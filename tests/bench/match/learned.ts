/** The learned model on labelled messages, alone and with the built-in judgement: training, one test, five folds. */
import { performance } from 'node:perf_hooks';
import { segmentChinese } from '#core/text/segmenter';
import type { CategoryJudge } from '#shared/domain/matching/judge';
import { countFeatures, countWords } from '#shared/domain/matching/learn/features';
import { type Example, examplesOf, TextModel } from '#shared/domain/matching/learn/model';
import { seeded } from '#shared/domain/random';
import { boardJudge, withLearned } from './boardJudge.ts';
import { fullText, type Message, type SegmentedMessage, shortText } from './data.ts';
import { Confusion } from './scores.ts';

const SEED = 7;
const FOLDS = 5;
/** A segmented row is a copy of a test text when this share of its words is in it. */
const COPY_SHARE = 0.8;
const SHORT_WORDS = 12;
const SHORT_WEIGHT = 0.5;

const BUILT_IN = boardJudge();

const pickFrom = (seed: number): ((limit: number) => number) => {
  const random = seeded(seed);
  return (limit) => Math.floor(random() * limit);
};

const messageExamples = (messages: readonly Message[]): Example[] =>
  messages.flatMap((message) =>
    examplesOf(fullText(message), shortText(message), message.label, segmentChinese),
  );

const segmentedExamples = (rows: readonly SegmentedMessage[]): Example[] =>
  rows.flatMap(({ words, label }) => [
    { counts: countWords(words), label, weight: 1 },
    { counts: countWords(words.slice(0, SHORT_WORDS)), label, weight: SHORT_WEIGHT },
  ]);

export type Outcome = { readonly full: Confusion; readonly short: Confusion };
export const outcomeOf = (): Outcome => ({ full: new Confusion(), short: new Confusion() });

/** What was learnt alone, and as the program judges: with the lexicon and the sayings, the more the less was learnt. */
export type Judged = { readonly alone: Outcome; readonly blend: Outcome };
const newJudged = (): Judged => ({ alone: outcomeOf(), blend: outcomeOf() });

function test(model: TextModel, texts: number, messages: readonly Message[], { alone, blend }: Judged): void {
  // What the training never named is no class of this task.
  const classes = new Set(model.labels);
  const builtIn: CategoryJudge = {
    rank: (text) => BUILT_IN.rank(text).filter(({ categoryId }) => classes.has(categoryId)),
  };
  const judge = withLearned(builtIn, model, texts);
  const learned = (text: string): string => model.rank(countFeatures(text, segmentChinese))[0]?.label ?? '';
  // Where nothing speaks the program says 其他, which is none of the classes: then the likeliest of what was learnt.
  const both = (text: string): string => judge.rank(text)[0]?.categoryId ?? learned(text);
  for (const message of messages) {
    alone.full.add(message.label, learned(fullText(message)));
    alone.short.add(message.label, learned(shortText(message)));
    blend.full.add(message.label, both(fullText(message)));
    blend.short.add(message.label, both(shortText(message)));
  }
}

/** Words of each test text, and for each segmented row whether it is a copy of one of them. */
function withoutCopies(rows: readonly SegmentedMessage[], tests: readonly Message[]): SegmentedMessage[] {
  const textsWith = new Map<string, number[]>();
  for (const [i, message] of tests.entries())
    for (const word of new Set(segmentChinese(fullText(message))))
      textsWith.set(word, [...(textsWith.get(word) ?? []), i]);
  return rows.filter(({ words }) => {
    const own = new Set(words);
    const shared = new Map<number, number>();
    let most = 0;
    for (const word of own)
      for (const i of textsWith.get(word) ?? []) {
        const count = (shared.get(i) ?? 0) + 1;
        shared.set(i, count);
        most = Math.max(most, count);
      }
    return most / own.size < COPY_SHARE;
  });
}

/** Trains on some messages and tests on others. */
export function trainAndTest(
  train: readonly Message[],
  tests: readonly Message[],
): Judged & { trainMs: number } {
  const started = performance.now();
  const model = TextModel.train(messageExamples(train), pickFrom(SEED));
  const trainMs = performance.now() - started;
  const judged = newJudged();
  test(model, train.length, tests, judged);
  return { ...judged, trainMs };
}

/** Five folds, each with a model that never saw its texts; `segmented` rows help to train when given. */
export function crossValidate(
  messages: readonly Message[],
  segmented: readonly SegmentedMessage[],
): Judged & { dropped: number[] } {
  const random = seeded(SEED);
  const foldOf = messages.map(() => Math.floor(random() * FOLDS));
  const judged = newJudged();
  const dropped: number[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const tests = messages.filter((_, i) => foldOf[i] === fold);
    const train = messages.filter((_, i) => foldOf[i] !== fold);
    const helpers = withoutCopies(segmented, tests);
    dropped.push(segmented.length - helpers.length);
    const examples = [...messageExamples(train), ...segmentedExamples(helpers)];
    const texts = train.length + helpers.length;
    test(TextModel.train(examples, pickFrom(SEED + fold)), texts, tests, judged);
  }
  return { ...judged, dropped };
}

/** Training time of so many texts, and the time of one analysis, milliseconds. */
export function timing(messages: readonly Message[], texts: number): { trainMs: number; oneMs: number } {
  const many = Array.from({ length: texts }, (_, i) => messages[i % messages.length] as Message);
  const started = performance.now();
  const model = TextModel.train(messageExamples(many), pickFrom(SEED));
  const trainMs = performance.now() - started;
  const times = messages.slice(0, 500).map((message) => {
    const at = performance.now();
    model.rank(countFeatures(fullText(message), segmentChinese));
    return performance.now() - at;
  });
  return { trainMs, oneMs: times.sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN };
}
