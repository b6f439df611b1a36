import { bestSeats } from './bestSeats.ts';
import { leastNewMembers } from './bound.ts';
import type { Choice } from './choice.ts';
import { improved } from './improve.ts';
import type { Player, TeamProblem } from './problem.ts';
import { Seating } from './seating.ts';

/**
 * A good team for many seats. Takes again and again whoever fills most more seats, letting those who came move to other
 * demands. The seats that a team can fill are a submodular function of the team (the greatest flow from it), so without a
 * reserve this team has at most H(k) = 1 + 1/2 + … + 1/k times as many members as the smallest, k the most that one can
 * do at once (Wolsey 1982). What is reported is the stricter bound of this very case. Then those who turned out not to
 * be needed leave, the seats are dealt best, single members change places with better ones outside, and parts of the team
 * are dealt anew exactly.
 */
export function greedyChoice(problem: TeamProblem): Choice {
  const given = problem.players.filter(({ isMember }) => isMember);
  const team = withoutNeedless([...given, ...gather(problem, given)], problem);
  const placed = improved(exchanged(bestSeats(team, problem.open), problem), problem);
  const seats = placed.reduce((sum, { demands }) => sum + demands.length, 0);
  return { placed, exact: false, leastNew: leastNewMembers(problem, seats) };
}

/** Keeps count of what each group may still lend. */
class Reserve {
  readonly #left: number[];

  constructor(limits: readonly number[], team: readonly Player[] = []) {
    this.#left = [...limits];
    for (const player of team) this.take(player);
  }
  allows(player: Player): boolean {
    return player.limits.every((limit) => (this.#left[limit] as number) > 0);
  }
  take(player: Player): void {
    for (const limit of player.limits) this.#left[limit] = (this.#left[limit] as number) - 1;
  }
  giveBack(player: Player): void {
    for (const limit of player.limits) this.#left[limit] = (this.#left[limit] as number) + 1;
  }
}

function gather(problem: TeamProblem, given: readonly Player[]): Player[] {
  const seating = Seating.of(given, problem.open);
  const reserve = new Reserve(problem.limits);
  const team: Player[] = [];
  // What somebody adds can only become less while the team grows: an old figure is an upper bound.
  const most = new Map(problem.players.filter((player) => !player.isMember).map((p) => [p, p.roles]));
  for (;;) {
    let best: { player: Player; gain: number; hope: number } | null = null;
    for (const [player, bound] of most) {
      if (bound === 0 || bound < (best?.gain ?? 1) || !reserve.allows(player)) continue;
      const gain = gainOf(player, bound, seating);
      most.set(player, gain);
      if (gain === 0 || gain < (best?.gain ?? 1)) continue;
      const hope = hopeOf(player, gain, seating);
      if (best === null || gain > best.gain || hope > best.hope) best = { player, gain, hope };
    }
    if (best === null) return team;
    seating.take(best.player);
    reserve.take(best.player);
    most.delete(best.player);
    team.push(best.player);
  }
}

function gainOf(player: Player, bound: number, seating: Seating): number {
  const atOnce = player.demands.filter((demand) => seating.roomAt(demand) > 0).length;
  return atOnce >= bound ? bound : seating.copy().take(player);
}

/** The best that a player may earn with so many seats. */
function hopeOf({ demands, worth }: Player, gain: number, seating: Seating): number {
  const free = demands.flatMap((demand, i) => (seating.roomAt(demand) > 0 ? [worth[i] as number] : []));
  return [...(free.length >= gain ? free : worth)]
    .sort((a, b) => b - a)
    .slice(0, gain)
    .reduce((sum, value) => sum + value, 0);
}

const bestWorth = ({ worth }: Player): number => Math.max(...worth);

/** Lets go, the weakest first, whoever the others can do without. */
function withoutNeedless(team: readonly Player[], { open }: TeamProblem): readonly Player[] {
  let kept = team;
  const full = Seating.of(team, open).size;
  const weakestFirst = team
    .filter(({ isMember }) => !isMember)
    .sort((a, b) => bestWorth(a) - bestWorth(b) || (a.id < b.id ? 1 : -1));
  for (const player of weakestFirst) {
    const rest = kept.filter((other) => other !== player);
    if (Seating.of(rest, open).size === full) kept = rest;
  }
  return kept;
}

/** Puts better ones outside into the very seats of single members, as long as that raises the score. */
function exchanged(placed: Choice['placed'], problem: TeamProblem): Choice['placed'] {
  const seats = placed.map((one) => ({ ...one }));
  const reserve = new Reserve(
    problem.limits,
    seats.map(({ player }) => player),
  );
  const inside = new Set(seats.map(({ player }) => player));
  for (let changed = true; changed; ) {
    changed = false;
    for (const seat of seats) {
      if (seat.player.isMember) continue;
      reserve.giveBack(seat.player);
      inside.delete(seat.player);
      const better = bestFor(seat.demands, seat.player, problem, (player) =>
        inside.has(player) ? false : reserve.allows(player),
      );
      if (better !== seat.player) changed = true;
      seat.player = better;
      reserve.take(better);
      inside.add(better);
    }
  }
  return seats;
}

function bestFor(
  demands: readonly number[],
  present: Player,
  { players }: TeamProblem,
  mayCome: (player: Player) => boolean,
): Player {
  let best = present;
  for (const player of players) {
    if (player.isMember || player.roles < demands.length || !mayCome(player)) continue;
    if (worthAt(player, demands) > worthAt(best, demands)) best = player;
  }
  return best;
}

/** What a player earns at some demands; less than nothing when it cannot fill them all. */
function worthAt(player: Player, demands: readonly number[]): number {
  let sum = 0;
  for (const demand of demands) {
    const at = player.demands.indexOf(demand);
    if (at < 0) return -1;
    sum += player.worth[at] as number;
  }
  return sum;
}
