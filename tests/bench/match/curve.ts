/** What an office's own cases add: the blend of lexicon and learning after so many cases, on messages never learnt from. */
import { segmentChinese } from '#core/text/segmenter';
import type { CategoryJudge } from '#shared/domain/matching/judge';
import { examplesOf, TextModel } from '#shared/domain/matching/learn/model';
import { seeded } from '#shared/domain/random';
import { boardJudge, withLearned } from './boardJudge.ts';
import { fullText, type Message, shortText } from './data.ts';
import { Confusion } from './scores.ts';

const SEED = 7;
/** One in so many messages is never learnt from. */
const HELD_BACK = 4;
const COUNTS = [0, 50, 200, 1000, 5000];

type Row = {
  cases: number;
  lexicon: number;
  learned: number;
  blend: number;
  blendShort: number;
  macroF1: number;
};

function accuracy(
  judge: CategoryJudge,
  tests: readonly Message[],
  textOf: (one: Message) => string,
): Confusion {
  const confusion = new Confusion();
  for (const message of tests) confusion.add(message.label, judge.rank(textOf(message))[0]?.categoryId ?? '');
  return confusion;
}

/** Accuracy after 0, 50, 200 … cases (as many as there are), the same quarter tested each time. */
export function learningCurve(messages: readonly Message[]): Row[] {
  const random = seeded(SEED);
  const order = messages.map((message) => ({ message, at: random() })).sort((a, b) => a.at - b.at);
  const tests = order.filter((_, i) => i % HELD_BACK === 0).map(({ message }) => message);
  const pool = order.filter((_, i) => i % HELD_BACK !== 0).map(({ message }) => message);
  const lexicon = boardJudge();
  const alone = accuracy(lexicon, tests, fullText).accuracy;
  const counts = [...new Set(COUNTS.map((count) => Math.min(count, pool.length)))];
  return counts.map((cases) => {
    if (cases === 0) {
      const full = accuracy(lexicon, tests, fullText);
      const short = accuracy(lexicon, tests, shortText).accuracy;
      return { cases, lexicon: alone, learned: 0, blend: alone, blendShort: short, macroF1: full.macroF1 };
    }
    const pick = seeded(SEED);
    const model = TextModel.train(
      pool
        .slice(0, cases)
        .flatMap((one) => examplesOf(fullText(one), shortText(one), one.label, segmentChinese)),
      (limit) => Math.floor(pick() * limit),
    );
    const blend = withLearned(lexicon, model, cases);
    const full = accuracy(blend, tests, fullText);
    return {
      cases,
      lexicon: alone,
      learned: accuracy(withLearned({ rank: () => [] }, model, cases), tests, fullText).accuracy,
      blend: full.accuracy,
      blendShort: accuracy(blend, tests, shortText).accuracy,
      macroF1: full.macroF1,
    };
  });
}
