/** (3) Which unit handles a matter, from past cases: real complaints with the replies of those who handled them. */
import { existsSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { segmentChinese } from '#core/text/segmenter';
import { handlersBefore } from '#shared/domain/matching/handlers';
import { countFeatures } from '#shared/domain/matching/learn/features';
import { examplesOf, TextModel } from '#shared/domain/matching/learn/model';
import { PastCases } from '#shared/domain/matching/past';
import { termsOf } from '#shared/domain/matching/tokens';
import { seeded } from '#shared/domain/random';
import { shared } from './data.ts';
import { unitOf } from './unitOf.ts';

const SEED = 7;
const FOLDS = 5;
const NEIGHBOURS = 30;
/** Long letters share few of their words even where they are alike. */
const LEAST_SIMILARITY = 0.02;

export type Case = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly unit: string;
};
/** Ranks of the right unit, one a case; Infinity where a method does not name it. */
export type Ranks = Record<string, number[]>;

/** Cases whose reply says who handled them, and how many replies there are; null without the file. */
export function readCases(): { cases: Case[]; replies: number } | null {
  const file = shared('taidi2020c_replies/replies.csv');
  if (!existsSync(file)) return null;
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const cases = data.flatMap((row, i) => {
    const unit = unitOf(row.答复意见 ?? '');
    const title = row.留言主题?.trim() ?? '';
    return unit === null
      ? []
      : [{ id: String(i), title, text: `${title} ${row.留言详情 ?? ''}`.trim(), unit }];
  });
  return { cases, replies: data.length };
}

const rankOf = (names: readonly string[], unit: string): number => {
  const at = names.indexOf(unit);
  return at < 0 ? Number.POSITIVE_INFINITY : at + 1;
};

/** Units by how often they handled something, the most frequent first. */
function byFrequency(cases: readonly Case[]): string[] {
  const counts = new Map<string, number>();
  for (const { unit } of cases) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([unit]) => unit);
}

/** Named ones first, then the others by frequency: every method ranks all units. */
const completed = (names: readonly string[], all: readonly string[]): string[] => [
  ...new Set([...names, ...all]),
];

export function rankUnits(cases: readonly Case[]): Ranks {
  const random = seeded(SEED);
  const foldOf = cases.map(() => Math.floor(random() * FOLDS));
  const ranks: Ranks = { majority: [], 'nearest case': [], 'similar cases': [], learned: [] };
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const train = cases.filter((_, i) => foldOf[i] !== fold);
    const tests = cases.filter((_, i) => foldOf[i] === fold);
    testFold(train, tests, ranks);
  }
  return ranks;
}

function testFold(train: readonly Case[], tests: readonly Case[], ranks: Ranks): void {
  const frequent = byFrequency(train);
  const unitOfCase = new Map(train.map(({ id, unit }) => [id, unit]));
  const past = new PastCases(segmentChinese);
  for (const { id, text } of train) past.upsert({ id, text, result: '', categoryId: null });
  const random = seeded(SEED);
  const examples = train.flatMap(({ title, text, unit }) => examplesOf(text, title, unit, segmentChinese));
  const model = TextModel.train(examples, (limit) => Math.floor(random() * limit));
  const note = (method: string, names: readonly string[], unit: string): void => {
    ranks[method]?.push(rankOf(completed(names, frequent), unit));
  };
  for (const { text, unit } of tests) {
    const terms = [...new Set(termsOf(text, segmentChinese))].map((term) => ({ term, weight: 1 }));
    const similar = past.similar(terms, null, NEIGHBOURS, LEAST_SIMILARITY);
    const handlers = handlersBefore(similar, (id) => [unitOfCase.get(id) ?? '']);
    const learned = model.rank(countFeatures(text, segmentChinese));
    note('majority', [], unit);
    note(
      'nearest case',
      similar.map(({ problemId }) => unitOfCase.get(problemId) ?? ''),
      unit,
    );
    note(
      'similar cases',
      handlers.map(({ id }) => id),
      unit,
    );
    note(
      'learned',
      learned.map(({ label }) => label),
      unit,
    );
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

/** Top-1, top-3 and mean reciprocal rank. */
export const summary = (ranks: readonly number[]) => ({
  'top-1': Math.round(1000 * mean(ranks.map((rank) => (rank === 1 ? 1 : 0)))) / 1000,
  'top-3': Math.round(1000 * mean(ranks.map((rank) => (rank <= 3 ? 1 : 0)))) / 1000,
  MRR: Math.round(1000 * mean(ranks.map((rank) => 1 / rank))) / 1000,
});
