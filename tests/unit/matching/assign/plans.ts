import fc from 'fast-check';
import type { LevelId, Plan, PlanInput, PlanPair } from '#shared/domain/matching/assign/index';

/** Up to six problems and six helpers; points and ways from few values, so that ties are common. */
export const smallPlan: fc.Arbitrary<PlanInput> = fc
  .record({ problems: fc.integer({ min: 0, max: 5 }), helpers: fc.integer({ min: 1, max: 5 }) })
  .chain((size) =>
    fc
      .record({
        problems: fc.array(
          fc.record({
            level: fc.constantFrom<LevelId>(1, 2, 3, 4),
            reportedAtMs: fc.integer({ min: 0, max: 3 }),
            need: fc.integer({ min: 1, max: 2 }),
          }),
          { minLength: size.problems, maxLength: size.problems },
        ),
        capacities: fc.array(fc.integer({ min: 0, max: 2 }), {
          minLength: size.helpers,
          maxLength: size.helpers,
        }),
        table: fc.array(
          fc.option(
            fc.record({
              score: fc.constantFrom(-4.5, 10, 20.125, 33.3, 60),
              distanceM: fc.constantFrom(null, 40, 500, 2500),
              fixed: fc.boolean(),
            }),
            { freq: 3 },
          ),
          { minLength: 25, maxLength: 25 },
        ),
        fixSome: fc.boolean(),
      })
      .map(({ problems, capacities, table, fixSome }) => {
        const cells = problems.flatMap((_, problem) =>
          capacities.flatMap((_capacity, helper) => {
            const cell = table[problem * 5 + helper];
            return cell ? [{ pair: { problem, helper, ...cell }, fixed: fixSome && cell.fixed }] : [];
          }),
        );
        const plain = ({ problem, helper, score, distanceM }: PlanPair): PlanPair => ({
          problem,
          helper,
          score,
          distanceM,
        });
        const pairs = cells.map(({ pair }) => plain(pair));
        return {
          problems: problems.map((problem, at) => ({ id: `p${at}`, ...problem })),
          helpers: capacities.map((capacity, at) => ({ id: `h${at}`, capacity })),
          pairs,
          fixed: pairs.filter((_, at) => cells[at]?.fixed === true && at % 3 === 0),
        };
      }),
  );

/**
 * What a plan is worth, the first figure first: helpers sent first and further by level (red first), points in
 * thousandths, less way in tens of metres (not known: 10 km).
 */
export function worthOf(input: PlanInput, plan: Plan): number[] {
  const figures = new Array<number>(10).fill(0);
  const add = (at: number, by: number): void => {
    figures[at] = (figures[at] as number) + by;
  };
  for (const [problem, pairs] of plan.pairsOf.entries()) {
    const level = input.problems[problem]?.level ?? 4;
    for (const [k, pair] of pairs.entries()) {
      add(2 * (level - 1) + Math.min(1, k), 1);
      add(8, Math.round(pair.score * 1000));
      add(9, -(pair.distanceM === null ? 1000 : Math.round(pair.distanceM / 10)));
    }
  }
  return figures;
}

export function compareWorth(a: readonly number[], b: readonly number[]): number {
  for (const [at, figure] of a.entries()) if (figure !== b[at]) return figure - (b[at] as number);
  return 0;
}

/** The best worth of all plans without fixed pairs, by trying everything. */
export function bestByTrying(input: PlanInput): number[] {
  const room = input.helpers.map((helper) => helper.capacity);
  const chosen: PlanPair[][] = input.problems.map(() => []);
  let best: number[] | null = null;
  const go = (at: number): void => {
    const pair = input.pairs[at];
    if (pair === undefined) {
      const worth = worthOf(input, { pairsOf: chosen, left: [], clashes: [] });
      if (best === null || compareWorth(worth, best) > 0) best = worth;
      return;
    }
    go(at + 1);
    const own = chosen[pair.problem] as PlanPair[];
    if (own.length === input.problems[pair.problem]?.need || (room[pair.helper] as number) === 0) return;
    own.push(pair);
    room[pair.helper] = (room[pair.helper] as number) - 1;
    go(at + 1);
    own.pop();
    room[pair.helper] = (room[pair.helper] as number) + 1;
  };
  go(0);
  return best ?? [];
}
