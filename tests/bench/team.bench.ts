/** Teams: the smallest one against picking by hand (most open seats first), same cases. */
import { performance } from 'node:perf_hooks';
import { proposeTeam, type TeamCandidate, type TeamQuery } from '#shared/domain/matching/team/index';
import { seeded } from '#shared/domain/random';
import { plainTeam } from '#tests/helpers/plainTeam';
import { median } from './random.ts';

const CASES = 15;
const CELLS = 20;

/** A case as an office has it: each demand asks for one or two, most people can do one or two things, a few units more. */
function caseOf(demandCount: number, people: number, seed: number): TeamQuery {
  const next = seeded(seed);
  const pick = (n: number): number => Math.floor(next() * n);
  const demands = Array.from({ length: demandCount }, (_, i) => ({
    id: `demand ${i}`,
    count: next() < 0.25 ? 2 : 1,
    reserved: next() < 0.7,
  }));
  const candidates = Array.from({ length: people }, (_, i): TeamCandidate => {
    const isUnit = next() < 0.1;
    const skills = isUnit ? 2 + pick(4) : 1 + pick(3);
    const fills = new Map<string, number>();
    for (let k = 0; k < skills; k += 1) fills.set(`demand ${pick(demandCount)}`, 20 + next() * 60);
    return {
      id: `candidate ${i}`,
      fills,
      mostRoles: isUnit ? 3 : 2,
      group: isUnit ? null : `cell ${pick(CELLS)}`,
      barred: new Set<string>(),
      ruledOut: next() < 0.2 ? 'unavailable' : null,
    };
  });
  return { demands, candidates, fixed: [], reserve: 0, ownGroup: null };
}

function timed<T>(body: () => T): { readonly ms: number; readonly result: T } {
  const start = performance.now();
  const result = body();
  return { ms: performance.now() - start, result };
}

/** Medians over seeded cases; the ratio is our size by the size of the team picked by hand. */
export async function run() {
  proposeTeam(caseOf(8, 100, 1));
  return [5, 10, 20, 40].flatMap((demands) =>
    [0, 1].map((reserve) => {
      const cases = Array.from({ length: CASES }, (_, i) => ({
        ...caseOf(demands, 300, 100 * demands + i),
        reserve,
      }));
      const ours = cases.map((query) => timed(() => proposeTeam(query)));
      const plain = cases.map((query) => timed(() => plainTeam(query)));
      return {
        demands,
        seats: median(cases.map((one) => one.demands.reduce((sum, { count }) => sum + count, 0))),
        reserve,
        'ours ms': Number(median(ours.map(({ ms }) => ms)).toFixed(2)),
        'most ms': Number(Math.max(...ours.map(({ ms }) => ms)).toFixed(2)),
        'by hand ms': Number(median(plain.map(({ ms }) => ms)).toFixed(2)),
        members: median(ours.map(({ result }) => result.members.length)),
        'by hand': median(plain.map(({ result }) => result.members)),
        ratio: Number(
          median(
            ours.map(({ result }, i) => result.members.length / (plain[i]?.result.members ?? 1)),
          ).toFixed(3),
        ),
        'proved ≤ × optimum': Number(
          Math.max(
            ...ours.map(({ result }) => result.members.length / Math.max(1, result.leastMembers)),
          ).toFixed(3),
        ),
        exact: `${ours.filter(({ result }) => result.exact).length}/${CASES}`,
        'seats filled': median(ours.map(({ result }) => result.seats.length)),
        'by hand filled': median(plain.map(({ result }) => result.seats)),
      };
    }),
  );
}
