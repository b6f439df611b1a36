import type { Option } from './options.ts';
import type { Player, TeamProblem } from './problem.ts';

/** Who does what. */
export type Placed = { readonly player: Player; readonly demands: readonly number[] };

/** A choice, and what is known about how good it is. */
export type Choice = {
  readonly placed: readonly Placed[];
  readonly exact: boolean;
  /** No choice with as many seats filled has fewer new members. */
  readonly leastNew: number;
};

/** How many come who would not come anyway. */
export const newOf = (placed: readonly Placed[]): number =>
  placed.filter(({ player }) => !player.isMember).length;

/** What an option is worth as one number: first seats filled, then few members, then score. */
export type Worth = {
  readonly of: (player: Player, option: Option) => number;
  readonly seats: (value: number) => number;
  readonly newMembers: (value: number) => number;
};

/** Whole numbers far below 2 to the 53rd for hundreds of seats: comparing them is exact. */
export function worthOf({ open, players }: TeamProblem): Worth {
  const seats = open.reduce((sum, count) => sum + count, 0);
  const mostWorth = players.reduce((most, { worth }) => Math.max(most, ...worth), 0);
  const member = seats * mostWorth + 1;
  const seat = (seats + 1) * member;
  const filled = (value: number): number => Math.floor((value + seats * member) / seat);
  return {
    of: (player, { demands, worth }) => demands.length * seat - (player.isMember ? 0 : member) + worth,
    seats: filled,
    newMembers: (value) => Math.ceil((filled(value) * seat - value) / member),
  };
}
