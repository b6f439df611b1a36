import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assignOneByOne,
  assignTogether,
  exchangesBetween,
  type Plan,
  type PlanInput,
  type PlanPair,
  totalsOf,
} from '#shared/domain/matching/assign/index';
import { Weights } from '#shared/domain/matching/assign/weights';
import { bestByTrying, compareWorth, smallPlan, worthOf } from './plans.ts';

const pair = (problem: number, helper: number, score: number, distanceM: number | null = 100): PlanPair => ({
  problem,
  helper,
  score,
  distanceM,
});

const input = (over: Partial<PlanInput> & { count?: [number, number] }): PlanInput => ({
  problems: Array.from({ length: over.count?.[0] ?? 2 }, (_, at) => ({
    id: `p${at}`,
    level: 3 as const,
    reportedAtMs: at,
    need: 1,
  })),
  helpers: Array.from({ length: over.count?.[1] ?? 2 }, (_, at) => ({ id: `h${at}`, capacity: 1 })),
  pairs: [],
  fixed: [],
  ...over,
});

const names = ({ pairsOf }: Plan): number[][] => pairsOf.map((pairs) => pairs.map(({ helper }) => helper));

/** Never more than a helper takes, never twice to one problem, never a pair that is not possible. */
function expectAllowed({ problems, helpers, pairs }: PlanInput, plan: Plan): void {
  const used = helpers.map(() => 0);
  for (const [problem, own] of plan.pairsOf.entries()) {
    expect(new Set(own.map((one) => one.helper)).size).toBe(own.length);
    for (const one of own) {
      expect(one.problem).toBe(problem);
      expect(pairs).toContain(one);
      used[one.helper] = (used[one.helper] as number) + 1;
    }
    expect(own.length + (plan.left[problem] as number)).toBeGreaterThanOrEqual(problems[problem]?.need ?? 0);
  }
  for (const [helper, count] of used.entries())
    expect(count).toBeLessThanOrEqual(helpers[helper]?.capacity ?? 0);
}

describe('many problems assigned together', () => {
  it('sends the only one who can where nobody else can', () => {
    const night = input({ pairs: [pair(0, 0, 80), pair(0, 1, 70), pair(1, 0, 60)] });
    expect(names(assignOneByOne(night))).toEqual([[0], []]);
    expect(names(assignTogether(night).plan)).toEqual([[1], [0]]);
  });

  it('never lets a red problem go without for any number of points elsewhere', () => {
    const night = input({
      problems: [
        { id: 'blue', level: 4, reportedAtMs: 0, need: 1 },
        { id: 'red', level: 1, reportedAtMs: 9, need: 1 },
      ],
      helpers: [{ id: 'h', capacity: 1 }],
      pairs: [pair(0, 0, 100, 1), pair(1, 0, -20, null)],
    });
    expect(names(assignTogether(night).plan)).toEqual([[], [0]]);
  });

  it('sends everybody one helper before anybody of that level a second', () => {
    const night = input({
      problems: [
        { id: 'a', level: 2, reportedAtMs: 0, need: 2 },
        { id: 'b', level: 2, reportedAtMs: 1, need: 1 },
      ],
      pairs: [pair(0, 0, 90), pair(0, 1, 90), pair(1, 1, 10)],
    });
    expect(names(assignTogether(night).plan)).toEqual([[0], [1]]);
  });

  it('shortens the way where points are equal', () => {
    const night = input({
      pairs: [pair(0, 0, 50, 900), pair(0, 1, 50, 100), pair(1, 0, 50, 200), pair(1, 1, 50, 800)],
    });
    const { plan } = assignTogether(night);
    expect(names(plan)).toEqual([[1], [0]]);
    expect(totalsOf(plan)).toEqual({
      points: 100,
      distanceM: 300,
      nobody: 0,
      lacking: 0,
      helpers: 2,
      sent: 2,
    });
  });

  it('gives a unit as many problems as it takes', () => {
    const night = input({
      count: [3, 1],
      helpers: [{ id: 'unit', capacity: 2 }],
      pairs: [pair(0, 0, 10), pair(1, 0, 30), pair(2, 0, 20)],
    });
    expect(names(assignTogether(night).plan)).toEqual([[], [0], [0]]);
  });

  it('is as good as the best of all plans, and proves it', () => {
    fc.assert(
      fc.property(smallPlan, (plain) => {
        const night = { ...plain, fixed: [], pairs: plain.pairs.slice(0, 12) };
        const { plan, proof } = assignTogether(night);
        expectAllowed(night, plan);
        expect(proof.broken).toEqual([]);
        expect(proof.bound).toBe(proof.cost);
        expect(compareWorth(worthOf(night, plan), bestByTrying(night))).toBe(0);
      }),
      { numRuns: 600 },
    );
  });

  it('keeps what is fixed, whatever it costs, and says what cannot be kept', () => {
    fc.assert(
      fc.property(smallPlan, (night) => {
        const { plan } = assignTogether(night);
        expectAllowed(night, plan);
        for (const one of night.fixed)
          expect((plan.pairsOf[one.problem]?.includes(one) ?? false) !== plan.clashes.includes(one)).toBe(
            true,
          );
        // Without the fixed places the rest is still the best there is.
        for (const clash of plan.clashes) {
          const others = night.fixed.filter((one) => one.helper === clash.helper && one !== clash);
          expect(others.length).toBeGreaterThanOrEqual(night.helpers[clash.helper]?.capacity ?? 0);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('decides the rest as if the fixed pairs were not there', () => {
    const night = input({
      pairs: [pair(0, 0, 80), pair(0, 1, 70), pair(1, 0, 60), pair(1, 1, 20)],
      fixed: [pair(0, 0, 80)],
    });
    expect(names(assignTogether({ ...night, fixed: [night.pairs[0] as PlanPair] }).plan)).toEqual([[0], [1]]);
  });

  it('gives the same plan in whatever order problems, helpers and pairs come', () => {
    fc.assert(
      fc.property(smallPlan, fc.infiniteStream(fc.nat()), (night, numbers) => {
        const shuffled = shuffle(night, () => numbers.next().value as number);
        const told = (of: PlanInput): Map<string, string[]> => {
          const { plan } = assignTogether(of);
          return new Map(
            plan.pairsOf
              .map((pairs, at): [string, string[]] => [
                of.problems[at]?.id ?? '',
                pairs.map((one) => of.helpers[one.helper]?.id ?? '').sort(),
              ])
              .sort(),
          );
        };
        expect(told(shuffled)).toEqual(told(night));
      }),
      { numRuns: 400 },
    );
  });

  it('is never worse than one by one, and its exchanges add up to what it gains', () => {
    fc.assert(
      fc.property(smallPlan, (night) => {
        const [single, { plan }] = [assignOneByOne(night), assignTogether(night)];
        expectAllowed(night, single);
        expect(compareWorth(worthOf(night, plan), worthOf(night, single))).toBeGreaterThanOrEqual(0);
        const exchanges = exchangesBetween(single, plan);
        const [before, after] = [totalsOf(single), totalsOf(plan)];
        const sum = (of: 'points' | 'distanceM' | 'sent'): number =>
          exchanges.reduce((all, one) => all + one[of], 0);
        expect(sum('points')).toBeCloseTo(after.points - before.points, 6);
        expect(sum('distanceM')).toBeCloseTo(after.distanceM - before.distanceM, 6);
        expect(sum('sent')).toBe(after.sent - before.sent);
        const touched = exchanges.flatMap((one) => one.problems);
        expect(new Set(touched).size).toBe(touched.length);
      }),
      { numRuns: 400 },
    );
  });

  it('refuses more than it can weigh exactly', () => {
    expect(() => new Weights(5000, 100)).toThrow(RangeError);
    expect(() => new Weights(1500, 100)).not.toThrow();
  });
});

function shuffle(night: PlanInput, next: () => number): PlanInput {
  const order = (count: number): number[] => {
    const all = Array.from({ length: count }, (_, at) => ({ at, key: next() }));
    return all.sort((a, b) => a.key - b.key).map(({ at }) => at);
  };
  const problems = order(night.problems.length);
  const helpers = order(night.helpers.length);
  const moved = new Map(
    night.pairs.map((one) => [
      one,
      { ...one, problem: problems.indexOf(one.problem), helper: helpers.indexOf(one.helper) },
    ]),
  );
  return {
    problems: problems.map((at) => night.problems[at] as PlanInput['problems'][number]),
    helpers: helpers.map((at) => night.helpers[at] as PlanInput['helpers'][number]),
    pairs: order(night.pairs.length).map((at) => moved.get(night.pairs[at] as PlanPair) as PlanPair),
    fixed: night.fixed.map((one) => moved.get(one) as PlanPair),
  };
}
