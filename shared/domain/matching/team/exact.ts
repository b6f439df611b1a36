import { leastNewMembers } from './bound.ts';
import { type Choice, newOf, type Placed, type Worth, worthOf } from './choice.ts';
import { type Option, optionCount, optionsOf, pruned } from './options.ts';
import type { Player, TeamProblem } from './problem.ts';

/** Numbers in the table, and steps to fill it, up to which the exact way is taken: some 50 ms on an office PC. */
const MOST_CELLS = 4_000_000;
const MOST_STEPS = 40_000_000;
/** Choices looked at while holding the reserve; nearly always the first is the best. */
const MOST_NODES = 20_000;

type Move = {
  readonly option: Option;
  readonly worth: number;
  readonly step: number;
  /** By state: 0 when its seats are free. */
  readonly blocked: Uint8Array;
};

/** Seats filled so far as one number: each demand's count is a digit of its own radix. */
class Digits {
  readonly size: number;
  readonly #strides: readonly number[];
  /** By demand and state: 1 when no seat of it is left. */
  readonly #full: readonly Uint8Array[];

  constructor(open: readonly number[]) {
    let size = 1;
    this.#strides = open.map((count) => {
      const stride = size;
      size *= count + 1;
      return stride;
    });
    this.size = size;
    this.#full = open.map((count, demand) => this.#fullOf(count, demand));
  }

  #fullOf(count: number, demand: number): Uint8Array {
    const stride = this.#strides[demand] as number;
    return Uint8Array.from({ length: this.size }, (_, state) =>
      Math.floor(state / stride) % (count + 1) === count ? 1 : 0,
    );
  }

  stepOf(demands: readonly number[]): number {
    return demands.reduce((sum, demand) => sum + (this.#strides[demand] as number), 0);
  }

  /** For every state 0 when all of some demands have a seat left. */
  blockedFor(demands: readonly number[]): Uint8Array {
    const [first, ...others] = demands.map((demand) => this.#full[demand] as Uint8Array);
    if (first === undefined || others.length === 0) return first ?? new Uint8Array(this.size);
    return first.map((full, state) => full | others.reduce((any, one) => any | (one[state] as number), 0));
  }
}

type Table = {
  readonly players: readonly Player[];
  readonly moves: readonly (readonly Move[])[];
  readonly digits: Digits;
  /** By player and state: the most that it and those after it can still add, the reserve left aside. */
  readonly most: Float64Array;
};

/**
 * The best team, or null when there are too many seats for it. A table over the filled seats gives, for every state,
 * the most that the remaining players can add (dynamic programming over the multiset of demands, from the last player
 * to the first); a depth-first search along it that also holds the reserve takes the best branch first and stops when
 * nothing left can be better. Without a reserve the first descent is the answer.
 */
export function exactChoice(problem: TeamProblem): Choice | null {
  const size = problem.open.reduce((product, count) => product * (count + 1), 1);
  if (size > MOST_CELLS) return null;
  const players = pruned(problem);
  const steps = players.reduce((sum, player) => sum + optionCount(player), 0) * size;
  if ((players.length + 1) * size > MOST_CELLS || steps > MOST_STEPS) return null;
  const digits = new Digits(problem.open);
  const worth = worthOf(problem);
  const table = fill(players, digits, worth);
  const most = table.most[0] as number;
  const { placed, value, complete } = search(table, problem.limits);
  if (complete) return { placed, exact: true, leastNew: newOf(placed) };
  const seats = worth.seats(value);
  const leastNew = seats === worth.seats(most) ? worth.newMembers(most) : leastNewMembers(problem, seats);
  return { placed, exact: value === most, leastNew };
}

function fill(players: readonly Player[], digits: Digits, worth: Worth): Table {
  const { size } = digits;
  const most = new Float64Array((players.length + 1) * size);
  const blocked = new Map<string, Uint8Array>();
  const blockedFor = (demands: readonly number[]): Uint8Array => {
    const key = demands.join();
    const known = blocked.get(key) ?? digits.blockedFor(demands);
    blocked.set(key, known);
    return known;
  };
  const moves = players.map((player) =>
    optionsOf(player).map((option) => ({
      option,
      worth: worth.of(player, option),
      step: digits.stepOf(option.demands),
      blocked: blockedFor(option.demands),
    })),
  );
  for (let i = players.length - 1; i >= 0; i -= 1) {
    const after = most.subarray((i + 1) * size, (i + 2) * size);
    const now = most.subarray(i * size, (i + 1) * size);
    now.set(after);
    for (const { worth: gain, step, blocked: taken } of moves[i] as readonly Move[])
      for (let state = size - 1 - step; state >= 0; state -= 1) {
        if (taken[state] === 1) continue;
        const value = gain + (after[state + step] as number);
        if (value > (now[state] as number)) now[state] = value;
      }
  }
  return { players, moves, digits, most };
}

type Found = { readonly placed: readonly Placed[]; readonly value: number; readonly complete: boolean };

function search({ players, moves, digits, most }: Table, limits: readonly number[]): Found {
  const { size } = digits;
  const left = [...limits];
  const chosen: Placed[] = [];
  let best: { placed: readonly Placed[]; value: number } = { placed: [], value: -1 };
  let nodes = 0;

  const go = (i: number, state: number, value: number): void => {
    nodes += 1;
    if (nodes > MOST_NODES) return;
    const player = players[i];
    if (player === undefined) {
      if (value > best.value) best = { placed: [...chosen], value };
      return;
    }
    const after = (i + 1) * size;
    const stay = { move: null as Move | null, bound: value + (most[after + state] as number) };
    const canCome = player.limits.every((limit) => (left[limit] as number) > 0);
    const come = (canCome ? (moves[i] as readonly Move[]) : [])
      .filter(({ blocked }) => blocked[state] === 0)
      .map((move) => ({ move, bound: value + move.worth + (most[after + state + move.step] as number) }));
    for (const { move, bound } of [...come, stay].sort((a, b) => b.bound - a.bound)) {
      if (bound <= best.value) return;
      if (move === null) go(i + 1, state, value);
      else {
        for (const limit of player.limits) left[limit] = (left[limit] as number) - 1;
        chosen.push({ player, demands: move.option.demands });
        go(i + 1, state + move.step, value + move.worth);
        chosen.pop();
        for (const limit of player.limits) left[limit] = (left[limit] as number) + 1;
      }
    }
  };
  go(0, 0, 0);
  return { ...best, complete: nodes <= MOST_NODES };
}
