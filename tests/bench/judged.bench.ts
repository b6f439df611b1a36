// npm run -s bench -- judged, or node tests/bench/judged.bench.ts [--verbose [--held]] [--json]: the answers of the engine
// to the judged set (tests/fixtures/judged), graded by an oracle of its own; then without each part of the score.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Candidate } from '#shared/contract/problems';
import { forParts, PARTS, type ReasonPart } from '#shared/domain/matching/weights/weights';
import { SAMPLES, type Sample, sampleOf } from '#tests/fixtures/judged/index';
import { type Bench, figuresOf, type Judgement, openBench, type Way } from '#tests/helpers/judged/measure';
import { meanOf } from '#tests/helpers/judged/ndcg';
import { tellFailures } from './judged/failures.ts';

const FIRST_THREE_TARGET = 0.95;
const AS_IT_IS = 'as it is';

const percents = (of: (part: ReasonPart) => boolean) => forParts((part) => (of(part) ? 100 : 0));

/** Reasons that say how the candidate's cell stands to the place's. */
const CELL_CODES = /^(sameMicro|sameCell|sameParent|neighbourCell|sameCommunity|sameStreet|otherCell)$/;

/** By score without the cells; who was put forward for a need keeps its place. */
function withoutCells(list: readonly Candidate[]): readonly Candidate[] {
  const rest = ({ reasons }: Candidate): number =>
    reasons.reduce((sum, { code, points }) => (CELL_CODES.test(code) ? sum : sum + points), 0);
  const isForward = ({ reasons }: Candidate): boolean => reasons.some(({ code }) => code === 'putForward');
  const byScore = list.filter((one) => !isForward(one)).sort((a, b) => rest(b) - rest(a));
  return list.map((one) => (isForward(one) ? one : (byScore.shift() ?? one)));
}

/** Of all with any evidence the nearest first; where no place is known, in the order of the register. */
const nearestFirst = (list: readonly Candidate[]): readonly Candidate[] =>
  [...list].sort((a, b) => (a.distanceM ?? 0) - (b.distanceM ?? 0) || (a.thingId < b.thingId ? -1 : 1));

/** Nobody is put forward for a need that those above do not meet. */
const byScoreAlone = (list: readonly Candidate[]): readonly Candidate[] =>
  [...list].sort((a, b) => b.score - a.score || (a.thingId < b.thingId ? -1 : 1));

const WAYS: Readonly<Record<string, Way>> = {
  [AS_IT_IS]: {},
  'by score alone': { order: byScoreAlone },
  ...Object.fromEntries(
    PARTS.map((part) => [`without ${part}`, { weights: percents((one) => one !== part) }]),
  ),
  'without cells': { order: withoutCells },
  'without needs': { withoutNeeds: true },
  'topic alone': { weights: percents((one) => one === 'topic') },
  'words alone (BM25)': { weights: percents((one) => one === 'topic'), withoutNeeds: true },
  'nearest first': { order: nearestFirst },
};

const HALVES = ['tune', 'held', 'all'] as const;
const halfOf = (judgements: readonly Judgement[], half: (typeof HALVES)[number]): readonly Judgement[] =>
  half === 'all' ? judgements : judgements.filter((one) => one.half === half);

const round = (value: number): number => Math.round(value * 1000) / 1000;
const rounded = <T extends object>(figures: T): T =>
  Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, round(value as number)])) as T;

type Found = ReadonlyMap<string, readonly Judgement[]>;

/** The figures of each sample by halves, then of both together. */
function headOf(found: Found) {
  const all = found.get(AS_IT_IS) ?? [];
  const rows = (name: string, judgements: readonly Judgement[]) =>
    HALVES.map((half) => [`${name}${half}`, rounded(figuresOf(halfOf(judgements, half)))] as const);
  const samples = (Object.keys(SAMPLES) as Sample[]).flatMap((sample) =>
    rows(
      `${sample} sample, `,
      all.filter(({ one }) => sampleOf(one) === sample),
    ),
  );
  return Object.fromEntries([...samples, ...rows('', all)]);
}

/** NDCG@5 and first three of every way, and what is lost against the answer as it is. */
function ablationsOf(found: Found) {
  const own = figuresOf(found.get(AS_IT_IS) ?? []);
  return Object.fromEntries(
    [...found].map(([name, judgements]) => {
      const { ndcg5, first3 } = figuresOf(judgements);
      const lost = { ndcg5Lost: own.ndcg5 - ndcg5, first3Lost: own.first3 - first3 };
      return [name, rounded({ ndcg5, first3, ...lost })];
    }),
  );
}

const SAID_FROM = [0, 0.5, 0.7, 0.85, 0.95, 0.99] as const;

/** How sure the program says it is of the category, and how often it is right; 其他 is no guess. */
function confidenceOf(found: Found) {
  const guessed = (found.get(AS_IT_IS) ?? []).filter(({ answer }) => !answer.understood.unsure);
  const row = (some: typeof guessed) =>
    rounded({
      cases: some.length,
      said: meanOf(some.map(({ answer }) => answer.understood.confidence)),
      right: meanOf(some.map(({ verdict }) => Number(verdict.category))),
    });
  const rows = SAID_FROM.map((from, i) => {
    const to = SAID_FROM[i + 1] ?? Number.POSITIVE_INFINITY;
    const some = guessed.filter(
      ({ answer: { understood } }) => understood.confidence >= from && understood.confidence < to,
    );
    return [`from ${from}`, row(some)] as const;
  }).filter(([, { cases }]) => cases > 0);
  return Object.fromEntries([...rows, ['all', row(guessed)]]);
}

async function measured<T>(body: (found: Found, bench: Bench) => T): Promise<T> {
  const bench = await openBench();
  try {
    return body(await bench.run(WAYS), bench);
  } finally {
    await bench.dispose();
  }
}

/** Prints the figures; also part (7) of bench:match. */
export async function showJudged(): Promise<void> {
  console.log(`\n(7) the judged set: figures by half (target: first three ${FIRST_THREE_TARGET})`);
  await measured((found) => {
    console.table(headOf(found));
    console.table(ablationsOf(found));
    console.log('how sure it says to be of the category, and how often it is right:');
    console.table(confidenceOf(found));
  });
}

/** The figures, also used by run.ts. */
export const run = () => measured((found) => ({ ...headOf(found), ...ablationsOf(found) }));

async function alone(): Promise<void> {
  const { values } = parseArgs({
    options: {
      verbose: { type: 'boolean', default: false },
      held: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  await measured((found, bench) => {
    const shown = (found.get(AS_IT_IS) ?? []).filter(({ half }) => half === 'tune' || values.held);
    if (values.json) {
      console.log(JSON.stringify({ figures: headOf(found), ablations: ablationsOf(found) }));
      return;
    }
    if (values.verbose) tellFailures(shown, bench.helpers);
    console.table(headOf(found));
    console.table(ablationsOf(found));
    console.table(confidenceOf(found));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await alone();
