import type { Answer, Candidate } from '#shared/contract/problems';
import type { WeightPercents } from '#shared/domain/matching/weights/weights';
import { halfOf, JUDGED } from '#tests/fixtures/judged/index';
import type { JudgedCase } from '#tests/fixtures/judged/judgedCase';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';
import { meanOf } from './ndcg.ts';
import { askedAtMs, type Grades, makeOracle } from './oracle.ts';
import { type Helper, readRecords } from './records.ts';
import { type Answered, judge, type Verdict } from './verdict.ts';

/** The demo community's year ends here, a Tuesday afternoon. */
const BUILT_AT_MS = Date.parse('2026-08-04T15:00:00+08:00');
/** As many as the answer card asks for. */
const LIMIT = 6;
/** As many as the engine gives, for orders of our own. */
const ALL = 50;

/** A way of asking: as the problem box does, with other weights, without what was read as needed, in another order. */
export type Way = {
  readonly weights?: WeightPercents;
  readonly withoutNeeds?: true;
  readonly order?: (list: readonly Candidate[]) => readonly Candidate[];
};

export type Judgement = {
  readonly one: JudgedCase;
  readonly half: 'tune' | 'held';
  readonly verdict: Verdict;
  readonly grades: Grades;
  readonly answer: Answer;
};

export type Bench = {
  readonly helpers: ReadonlyMap<string, Helper>;
  /** Asks every case in every way and judges the answers, by the names of the ways. */
  readonly run: (ways: Readonly<Record<string, Way>>) => Promise<ReadonlyMap<string, readonly Judgement[]>>;
  readonly dispose: () => Promise<void>;
};

function judgedPart(answer: Answer, order: Way['order'] = (list) => list): Answered {
  const ids = (list: readonly Candidate[]): string[] => order(list).map(({ thingId }) => thingId);
  return {
    categoryId: answer.understood.categoryId,
    unsure: answer.understood.unsure,
    duty: answer.duty,
    people: ids(answer.people),
    resources: ids(answer.resources),
    shortages: answer.shortages.map(({ need }) => need),
  };
}

async function ask(test: TestCore, text: string, { weights, withoutNeeds, order }: Way): Promise<Answer> {
  const question = { text, limit: order ? ALL : LIMIT, ...(weights && { weights }) };
  if (!withoutNeeds) return test.call('matching.answer', question);
  const { understood } = await test.call('matching.answer', question);
  return test.call('matching.answer', { ...question, corrections: { removedNeeds: understood.needs } });
}

/**
 * Builds the demo community on the real core and reads its records past the core. Cases are asked by their words alone,
 * in the order of their times: the clock goes forward only, as the core counts past calls anew when time has passed.
 */
export async function openBench(): Promise<Bench> {
  let nowMs = BUILT_AT_MS;
  const test = makeTestCore({ now: () => nowMs });
  await test.call('maps.createDemo', {});
  const { maps } = await test.call('maps.recent', {});
  const records = readRecords(maps[0]?.folder ?? '');
  const oracle = makeOracle(records);
  const helpers = new Map(records.helpers.map((helper) => [helper.id, helper]));
  const run: Bench['run'] = async (ways) => {
    const found = new Map<string, Judgement[]>(Object.keys(ways).map((name) => [name, []]));
    for (const one of [...JUDGED].sort((a, b) => askedAtMs(a) - askedAtMs(b))) {
      nowMs = askedAtMs(one);
      const grades = oracle.gradesOf(one);
      for (const [name, way] of Object.entries(ways)) {
        const answer = await ask(test, one.say, way);
        const verdict = judge(one, judgedPart(answer, way.order), grades, helpers);
        found.get(name)?.push({ one, half: halfOf(one), verdict, grades, answer });
      }
    }
    return found;
  };
  return { helpers, run, dispose: test.dispose };
}

export type Figures = {
  readonly cases: number;
  readonly ndcg5: number;
  readonly first3: number;
  readonly category: number;
  readonly duty: number;
};

/** The figures of some judgements, as shares of 1. */
export function figuresOf(judgements: readonly Judgement[]): Figures {
  const verdicts = judgements.map(({ verdict }) => verdict);
  const share = (held: readonly boolean[]): number => meanOf(held.map(Number));
  return {
    cases: verdicts.length,
    ndcg5: meanOf(verdicts.map((one) => one.ndcg5).filter((value) => !Number.isNaN(value))),
    first3: share(verdicts.map(({ faults }) => faults.length === 0)),
    category: share(verdicts.map((one) => one.category)),
    duty: share(verdicts.flatMap(({ duty }) => duty ?? [])),
  };
}
