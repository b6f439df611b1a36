/** The learned model on labelled messages: training, one test, five folds. */
import { performance } from 'node:perf_hooks';
import { segmentChinese } from '#core/text/segmenter';
import { countFeatures, countWords } from '#shared/domain/matching/learn/features';
import { type Example, examplesOf, TextModel } from '#shared/domain/matching/learn/model';
import { seeded } from '#shared/domain/random';
import { fullText, type Message, type SegmentedMessage, shortText } from './data.ts';
import { Confusion } from './scores.ts';

const SEED = 7;
const FOLDS = 5;
/** A segmented row is a copy of a test text when this share of its words is in it. */
const COPY_SHARE = 0.8;
const SHORT_WORDS = 12;
const SHORT_WEIGHT = 0.5;

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
const newOutcome = (): Outcome => ({ full: new Confusion(), short: new Confusion() });

function test(model: TextModel, messages: readonly Message[], into: Outcome): void {
  for (const message of messages) {
    const given = (text: string): string => model.rank(countFeatures(text, segmentChinese))[0]?.label ?? '';
    into.full.add(message.label, given(fullText(message)));
    into.short.add(message.label, given(shortText(message)));
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
): Outcome & { trainMs: number } {
  const started = performance.now();
  const model = TextModel.train(messageExamples(train), pickFrom(SEED));
  const trainMs = performance.now() - started;
  const outcome = newOutcome();
  test(model, tests, outcome);
  return { ...outcome, trainMs };
}

/** Five folds, each with a model that never saw its texts; `segmented` rows help to train when given. */
export function crossValidate(
  messages: readonly Message[],
  segmented: readonly SegmentedMessage[],
): Outcome & { dropped: number[] } {
  const random = seeded(SEED);
  const foldOf = messages.map(() => Math.floor(random() * FOLDS));
  const outcome = newOutcome();
  const dropped: number[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const tests = messages.filter((_, i) => foldOf[i] === fold);
    const train = messages.filter((_, i) => foldOf[i] !== fold);
    const helpers = withoutCopies(segmented, tests);
    dropped.push(segmented.length - helpers.length);
    const examples = [...messageExamples(train), ...segmentedExamples(helpers)];
    test(TextModel.train(examples, pickFrom(SEED + fold)), tests, outcome);
  }
  return { ...outcome, dropped };
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
