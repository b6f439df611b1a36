import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactChoice } from '#shared/domain/matching/team/exact';
import { greedyChoice } from '#shared/domain/matching/team/greedy';
import { proposeTeam, type Team, type TeamQuery } from '#shared/domain/matching/team/index';
import { problemOf } from '#shared/domain/matching/team/problem';
import { anyCase, bruteForce, keepsReserve } from './cases.ts';

const SMALL = { demands: 4, mostCount: 2, candidates: 6, mostRoles: 3, mostReserve: 2 };
const MIDDLE = { demands: 6, mostCount: 3, candidates: 24, mostRoles: 3, mostReserve: 2 };

const harmonic = (k: number): number => (k <= 1 ? 1 : 1 / k + harmonic(k - 1));

function checkSeats(query: TeamQuery, team: Team): void {
  for (const { id, count } of query.demands) {
    const here = team.seats.filter((seat) => seat.demandId === id);
    expect(new Set(here.map((seat) => seat.candidateId)).size).toBe(here.length);
    expect(here.length + (team.gaps.find((gap) => gap.demandId === id)?.missing ?? 0)).toBe(count);
  }
  for (const candidate of query.candidates) {
    const seats = team.seats.filter((seat) => seat.candidateId === candidate.id);
    expect(seats.length).toBeLessThanOrEqual(candidate.mostRoles);
    for (const seat of seats) {
      expect(candidate.fills.get(seat.demandId)).toBe(seat.score);
      expect(candidate.ruledOut === null || seats.some(({ fixed }) => fixed)).toBe(true);
    }
  }
}

describe('a team', () => {
  it('is the best there is, by trying everything', () => {
    fc.assert(
      fc.property(anyCase(SMALL), (query) => {
        const team = proposeTeam(query);
        const best = bruteForce(query);
        checkSeats(query, team);
        expect(team.exact).toBe(true);
        expect(team.seats.length).toBe(best.seats);
        expect(team.members.length).toBe(best.members);
        expect(team.leastMembers).toBe(best.members);
        expect(team.score).toBeCloseTo(best.score, 2);
      }),
      { numRuns: 400 },
    );
  });

  it('never breaks the reserve, never seats anybody twice, never seats who is ruled out', () => {
    fc.assert(
      fc.property(anyCase(MIDDLE), (query) => {
        const team = proposeTeam(query);
        checkSeats(query, team);
        expect(keepsReserve(query, team.members)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('is the same in whatever order demands and candidates come', () => {
    const shuffled = anyCase(MIDDLE).chain((query) =>
      fc.record({
        query: fc.constant(query),
        demands: fc.shuffledSubarray([...query.demands], { minLength: query.demands.length }),
        candidates: fc.shuffledSubarray([...query.candidates], { minLength: query.candidates.length }),
      }),
    );
    const seatsOf = (team: Team) => team.seats.map((seat) => `${seat.demandId} ${seat.candidateId}`).sort();
    fc.assert(
      fc.property(shuffled, ({ query, demands, candidates }) => {
        const one = proposeTeam(query);
        const other = proposeTeam({ ...query, demands, candidates });
        expect(seatsOf(other)).toEqual(seatsOf(one));
        expect([...other.kept].sort(byText)).toEqual([...one.kept].sort(byText));
        expect([...other.gaps].sort(byText)).toEqual([...one.gaps].sort(byText));
      }),
      { numRuns: 100 },
    );
  });

  it('keeps what the clerk fixed', () => {
    fc.assert(
      fc.property(anyCase(MIDDLE), (query) => {
        const team = proposeTeam(query);
        for (const seat of query.fixed)
          expect(team.seats).toContainEqual(expect.objectContaining({ ...seat, fixed: true }));
      }),
      { numRuns: 100 },
    );
  });
});

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

describe('the greedy way', () => {
  it('fills as many seats as the exact one, with at most H(k) times its members, and its bound holds', () => {
    fc.assert(
      fc.property(anyCase({ ...MIDDLE, mostReserve: 0 }), (query) => {
        const problem = problemOf(query);
        const exact = exactChoice(problem);
        const greedy = greedyChoice(problem);
        const seats = (placed: typeof greedy.placed) =>
          placed.reduce((sum, { demands }) => sum + demands.length, 0);
        const isNew = ({ player }: (typeof greedy.placed)[number]) => !player.isMember;
        if (exact === null) return;
        expect(seats(greedy.placed)).toBe(seats(exact.placed));
        const [size, least] = [greedy.placed.filter(isNew).length, exact.placed.filter(isNew).length];
        expect(greedy.leastNew).toBeLessThanOrEqual(least);
        expect(size).toBeLessThanOrEqual(harmonic(3) * least + 1e-9);
      }),
      { numRuns: 150 },
    );
  });

  it('never breaks the reserve and its bound holds under it', () => {
    fc.assert(
      fc.property(anyCase(SMALL), (query) => {
        const greedy = greedyChoice(problemOf(query));
        const seats = greedy.placed.reduce((sum, { demands }) => sum + demands.length, 0);
        const members = greedy.placed.map(({ player }) => player.id);
        const fixed = query.fixed.map(({ candidateId }) => candidateId);
        expect(keepsReserve(query, [...members, ...fixed])).toBe(true);
        const best = bruteForce(query);
        if (seats + query.fixed.length === best.seats)
          expect(greedy.leastNew + new Set(fixed).size).toBeLessThanOrEqual(best.members);
      }),
      { numRuns: 200 },
    );
  });
});
