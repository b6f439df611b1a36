/** What an office's own cases add: the blend of lexicon and learning after so many cases, on messages never learnt from. */
import { readFileSync } from 'node:fs';
import { segmentChinese } from '#core/text/segmenter';
import { CategoryLexicon } from '#shared/domain/matching/category';
import { type CategoryJudge, lexiconJudge } from '#shared/domain/matching/judge';
import { blendJudge } from '#shared/domain/matching/learn/blend';
import { examplesOf, TextModel } from '#shared/domain/matching/learn/model';
import { normaliseText } from '#shared/domain/matching/normalise';
import type { ProblemCategory } from '#shared/domain/matching/types';
import { seeded } from '#shared/domain/random';
import { CLASS_OF } from './boardClasses.ts';
import { fullText, type Message, shortText } from './data.ts';
import { Confusion } from './scores.ts';

const SEED = 7;
/** One in so many messages is never learnt from. */
const HELD_BACK = 4;
const STRENGTH = 0.8;
const COUNTS = [0, 50, 200, 1000, 5000];

type Row = {
  cases: number;
  lexicon: number;
  learned: number;
  blend: number;
  blendShort: number;
  macroF1: number;
};

/** The lexicon's judge with the seven classes for categories: a class has the share of its surest category. */
function boardJudge(): CategoryJudge {
  const file = new URL('../../../resources/categories/problem.json', import.meta.url);
  const judge = lexiconJudge(
    new CategoryLexicon(JSON.parse(readFileSync(file, 'utf8')) as ProblemCategory[]),
  );
  return {
    rank: (text) => {
      const seen = new Set<string>();
      return judge.rank(text).flatMap((one) => {
        const label = CLASS_OF.get(one.categoryId);
        if (label === undefined || seen.has(label)) return [];
        seen.add(label);
        return [{ ...one, categoryId: label }];
      });
    },
  };
}

function accuracy(
  judge: CategoryJudge,
  tests: readonly Message[],
  textOf: (one: Message) => string,
): Confusion {
  const confusion = new Confusion();
  for (const message of tests)
    confusion.add(message.label, judge.rank(normaliseText(textOf(message)))[0]?.categoryId ?? '');
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
    const blended = (strength: number, base: CategoryJudge): CategoryJudge =>
      blendJudge(base, {
        model,
        strength,
        segment: segmentChinese,
        parentOf: () => null,
        exists: () => true,
        texts: cases,
      });
    const blend = blended(STRENGTH, lexicon);
    const full = accuracy(blend, tests, fullText);
    return {
      cases,
      lexicon: alone,
      learned: accuracy(blended(STRENGTH, { rank: () => [] }), tests, fullText).accuracy,
      blend: full.accuracy,
      blendShort: accuracy(blend, tests, shortText).accuracy,
      macroF1: full.macroF1,
    };
  });
}
