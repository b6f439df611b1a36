import { leastNewMembers } from './bound.ts';
import { type Choice, newOf, type Placed, type Worth, worthOf } from './choice.ts';
import { type Option, optionCount, optionsOf, pruned } from './options.ts';
import type { Player, TeamProblem } from './problem.ts';

/** Numbers in the table, and steps to fill it, up to which the exact way is taken: some 50 ms on an office PC. */
const MOST_CELLS = 1_000_000;
const MOST_STEPS = 20_000_000;
/** Choices looked at while holding the reserve; nearly always the first is the best. */
const MOST_NODES = 20_000;

type Move = { readonly option: Option; readonly worth: number; readonly step: number };

/** Seats filled so far as one number: each demand's count is a digit of its own radix. */
class Digits {
  readonly size: number;
  readonly #strides: readonly number[];
  readonly #radix: readonly number[];

  constructor(open: readonly number[]) {
    let size = 1;
    this.#radix = open.map((count) => count + 1);
    this.#strides = this.#radix.map((radix) => {
      const stride = size;
      size *= radix;
      return stride;
    });
    this.size = size;
  }

  stepOf(demands: readonly number[]): number {
    return demands.reduce((sum, demand) => sum + (this.#strides[demand] as number), 0);
  }

  hasRoom(state: number, demands: readonly number[]): boolean {
    return demands.every((demand) => {
      const radix = this.#radix[demand] as number;
      return Math.floor(state / (this.#strides[demand] as number)) % radix < radix - 1;
    });
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
  const digits = new Digits(problem.open);
  if (digits.size > MOST_CELLS) return null;
  const players = pruned(problem);
  const steps = players.reduce((sum, player) => sum + optionCount(player), 0) * digits.size;
  if ((players.length + 1) * digits.size > MOST_CELLS || steps > MOST_STEPS) return null;
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
  const moves = players.map((player) =>
    optionsOf(player).map((option) => ({
      option,
      worth: worth.of(player, option),
      step: digits.stepOf(option.demands),
    })),
  );
  for (let i = players.length - 1; i >= 0; i -= 1) {
    const after = (i + 1) * size;
    for (let state = 0; state < size; state += 1) {
      let best = most[after + state] as number;
      for (const move of moves[i] as readonly Move[]) {
        if (!digits.hasRoom(state, move.option.demands)) continue;
        best = Math.max(best, move.worth + (most[after + state + move.step] as number));
      }
      most[i * size + state] = best;
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
      .filter(({ option }) => digits.hasRoom(state, option.demands))
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
