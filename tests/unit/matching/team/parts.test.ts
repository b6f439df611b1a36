import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestSeats } from '#shared/domain/matching/team/bestSeats';
import { leastNewMembers } from '#shared/domain/matching/team/bound';
import { exactChoice } from '#shared/domain/matching/team/exact';
import { improved } from '#shared/domain/matching/team/improve';
import { proposeTeam } from '#shared/domain/matching/team/index';
import { optionCount, optionsOf, pruned } from '#shared/domain/matching/team/options';
import { type Player, problemOf, type TeamProblem } from '#shared/domain/matching/team/problem';
import { Seating } from '#shared/domain/matching/team/seating';
import { anyCase, bruteForce } from './cases.ts';

/** Few seats and many who could take them: here most are left out before the search. */
const CROWDED = { demands: 2, mostCount: 2, candidates: 9, mostRoles: 2, mostReserve: 2 };
const SMALL = { demands: 4, mostCount: 2, candidates: 6, mostRoles: 3, mostReserve: 0 };
const LARGE = { demands: 8, mostCount: 3, candidates: 30, mostRoles: 3, mostReserve: 2 };

type Placed = readonly { readonly player: Player; readonly demands: readonly number[] }[];
const seatsOf = (placed: Placed): number => placed.reduce((sum, { demands }) => sum + demands.length, 0);
const worthOf = (placed: Placed): number =>
  placed.reduce(
    (sum, { player, demands }) =>
      sum +
      demands.reduce((own, demand) => own + (player.worth[player.demands.indexOf(demand)] as number), 0),
    0,
  );

/** The most seats that these can fill, and the best worth at that, by trying everything. */
function dealAll(players: readonly Player[], open: readonly number[]): { seats: number; worth: number } {
  const left = [...open];
  let best = { seats: 0, worth: 0 };
  const go = (i: number, seats: number, worth: number): void => {
    const player = players[i];
    if (player === undefined) {
      if (seats > best.seats || (seats === best.seats && worth > best.worth)) best = { seats, worth };
      return;
    }
    go(i + 1, seats, worth);
    for (const option of optionsOf(player)) {
      if (option.demands.some((demand) => left[demand] === 0)) continue;
      for (const demand of option.demands) left[demand] = (left[demand] as number) - 1;
      go(i + 1, seats + option.demands.length, worth + option.worth);
      for (const demand of option.demands) left[demand] = (left[demand] as number) + 1;
    }
  };
  go(0, 0, 0);
  return best;
}

const legal = (placed: Placed, { open, limits }: TeamProblem): void => {
  for (const [demand, count] of open.entries())
    expect(placed.filter(({ demands }) => demands.includes(demand)).length).toBeLessThanOrEqual(count);
  for (const [limit, spare] of limits.entries())
    expect(placed.filter(({ player }) => player.limits.includes(limit)).length).toBeLessThanOrEqual(spare);
  for (const { player, demands } of placed) {
    expect(new Set(demands).size).toBe(demands.length);
    expect(demands.length).toBeLessThanOrEqual(player.roles);
    expect(demands.every((demand) => player.demands.includes(demand))).toBe(true);
  }
  expect(new Set(placed.map(({ player }) => player)).size).toBe(placed.length);
};

describe('who is left out before the search', () => {
  it('is never missed, with a reserve or without', () => {
    let leftOut = 0;
    fc.assert(
      fc.property(anyCase(CROWDED), (query) => {
        const problem = problemOf(query);
        leftOut += problem.players.length - pruned(problem).length;
        const team = proposeTeam(query);
        const best = bruteForce(query);
        expect([team.seats.length, team.members.length]).toEqual([best.seats, best.members]);
        expect(team.score).toBeCloseTo(best.score, 2);
      }),
      { numRuns: 300 },
    );
    expect(leftOut).toBeGreaterThan(0);
  });
});

describe('options', () => {
  it('are all sets up to the roles, each once, and counted without making them', () => {
    fc.assert(
      fc.property(anyCase(SMALL), (query) => {
        for (const player of problemOf(query).players) {
          const keys = optionsOf(player).map(({ demands }) => demands.join());
          expect(new Set(keys).size).toBe(keys.length);
          expect(optionCount(player)).toBe(keys.length);
        }
      }),
    );
  });
});

describe('seats', () => {
  it('are dealt as fully as can be, whoever comes first, and best by worth', () => {
    fc.assert(
      fc.property(anyCase(SMALL), (query) => {
        const { players, open } = problemOf(query);
        const best = dealAll(players, open);
        expect(Seating.of(players, open).size).toBe(best.seats);
        expect(Seating.of([...players].reverse(), open).size).toBe(best.seats);
        const placed = bestSeats(players, open);
        expect([seatsOf(placed), worthOf(placed)]).toEqual([best.seats, best.worth]);
      }),
      { numRuns: 200 },
    );
  });

  it('of a copy leave the first as it was', () => {
    const player: Player = {
      id: 'a',
      demands: [0],
      worth: [1],
      roles: 1,
      isMember: false,
      group: null,
      limits: [],
    };
    const seating = new Seating([1]);
    expect(seating.copy().take(player)).toBe(1);
    expect([seating.size, seating.roomAt(0), seating.demandsOf(player)]).toEqual([0, 1, []]);
  });
});

describe('the lower bound', () => {
  it('is never above the smallest team, and one seat needs one', () => {
    fc.assert(
      fc.property(anyCase(SMALL), (query) => {
        const problem = problemOf({ ...query, fixed: [] });
        const exact = exactChoice(problem);
        const seats = seatsOf(exact?.placed ?? []);
        const bound = leastNewMembers(problem, seats);
        expect(bound).toBeLessThanOrEqual(exact?.placed.length ?? 0);
        expect(bound).toBeGreaterThanOrEqual(seats > 0 ? 1 : 0);
      }),
      { numRuns: 200 },
    );
  });
});

describe('making a team better part by part', () => {
  it('never makes it worse, and never breaks a rule', () => {
    fc.assert(
      fc.property(anyCase(LARGE), (query) => {
        const problem = problemOf({ ...query, fixed: [] });
        // Whoever comes by the order of ids, as far as the reserve allows, seats dealt best.
        const left = [...problem.limits];
        const come = problem.players.filter((player) => {
          if (player.limits.some((limit) => left[limit] === 0)) return false;
          for (const limit of player.limits) left[limit] = (left[limit] as number) - 1;
          return true;
        });
        const before = bestSeats(come, problem.open);
        const after = improved(before, problem);
        legal(after, problem);
        expect(seatsOf(after)).toBeGreaterThanOrEqual(seatsOf(before));
        if (seatsOf(after) > seatsOf(before)) return;
        expect(after.length).toBeLessThanOrEqual(before.length);
        if (after.length === before.length) expect(worthOf(after)).toBeGreaterThanOrEqual(worthOf(before));
      }),
      { numRuns: 40 },
    );
  });
});
