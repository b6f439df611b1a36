import type { Player, TeamProblem } from './problem.ts';

/**
 * How many new members a team needs at least to fill so many of the open seats: a feasible answer to the dual of the
 * linear programme of covering (weak duality: never more than the optimum). Every seat of a demand gets a price so that
 * nobody can fill seats for more than 1 together; what the cheapest `seats` seats cost is then a lower bound. Prices begin
 * at one share of the most versatile who can fill the demand, and are raised one after the other as far as all allow.
 * Seats that fixed members can take as well cost nothing.
 */
export function leastNewMembers(problem: TeamProblem, seats: number): number {
  const { open, players } = problem;
  const prices = open.map(() => Number.POSITIVE_INFINITY);
  const free = new Set<number>();
  for (const { demands, roles, isMember } of players)
    for (const demand of demands) {
      if (isMember) free.add(demand);
      prices[demand] = Math.min(prices[demand] as number, 1 / roles);
    }
  const price = prices.map((value, demand) => (free.has(demand) || value > 1 ? 0 : value));
  const others = players.filter(({ isMember }) => !isMember);
  for (let demand = 0; demand < price.length; demand += 1)
    if (!free.has(demand)) price[demand] = Math.max(price[demand] as number, roomFor(demand, price, others));
  const cheapest = price.flatMap((value, demand) => Array<number>(open[demand] as number).fill(value));
  cheapest.sort((a, b) => a - b);
  const sum = cheapest.slice(0, seats).reduce((total, value) => total + value, 0);
  return Math.max(0, Math.ceil(sum - ROUNDING));
}
const ROUNDING = 1e-9;

/** How dear a demand may be beside the others' prices. */
function roomFor(demand: number, price: readonly number[], players: readonly Player[]): number {
  let room = 1;
  for (const player of players) {
    if (!player.demands.includes(demand)) continue;
    const others = player.demands
      .filter((other) => other !== demand)
      .map((other) => price[other] as number)
      .sort((a, b) => b - a)
      .slice(0, player.roles - 1);
    room = Math.min(room, 1 - others.reduce((sum, value) => sum + value, 0));
  }
  return room;
}
