import type { Placed } from './choice.ts';
import { exactChoice } from './exact.ts';
import type { Player, TeamProblem } from './problem.ts';

/** Seats that are dealt anew at one time: enough to drop a member, few enough to be exact within a few ms. */
const MOST_WINDOW = 8;
const MOST_GAPS = 2;
const MOST_PASSES = 3;

/**
 * Makes a large team better part by part: takes a few members who could stand in for one another away, deals their seats
 * and whatever is open anew and exactly, and keeps that when it fills more, needs fewer, or scores better. Never worse than
 * what it began with, and the reserve holds throughout.
 */
export function improved(placed: readonly Placed[], problem: TeamProblem): readonly Placed[] {
  let team = placed;
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    let changed = false;
    for (const { player } of [...team]) {
      const window = windowOf(player, team);
      if (window.length < 2) continue;
      const better = dealtAnew(window, team, problem);
      if (better === null) continue;
      team = better;
      changed = true;
    }
    if (!changed) break;
  }
  return team;
}

/** A member and those who can do most of what it does, or it of what they do, up to so many seats. */
function windowOf(player: Player, team: readonly Placed[]): readonly Placed[] {
  const first = team.find((one) => one.player === player);
  if (first === undefined || player.isMember) return [];
  const shared = ({ player: other, demands }: Placed): number =>
    demands.filter((demand) => player.demands.includes(demand)).length +
    first.demands.filter((demand) => other.demands.includes(demand)).length;
  const others = team
    .filter((one) => one !== first && !one.player.isMember)
    .map((one) => ({ one, kin: shared(one) }))
    .sort((a, b) => b.kin - a.kin || (a.one.player.id < b.one.player.id ? -1 : 1));
  const window = [first];
  let seats = first.demands.length;
  for (const { one } of others) {
    if (seats + one.demands.length > MOST_WINDOW) continue;
    window.push(one);
    seats += one.demands.length;
  }
  return window;
}

type Worth = { readonly seats: number; readonly members: number; readonly score: number };

function worthOf(placed: readonly Placed[]): Worth {
  let score = 0;
  for (const { player, demands } of placed)
    for (const demand of demands) score += player.worth[player.demands.indexOf(demand)] as number;
  return {
    seats: placed.reduce((sum, { demands }) => sum + demands.length, 0),
    members: placed.length,
    score,
  };
}

const isBetter = (a: Worth, b: Worth): boolean =>
  a.seats !== b.seats
    ? a.seats > b.seats
    : a.members !== b.members
      ? a.members < b.members
      : a.score > b.score;

function dealtAnew(
  window: readonly Placed[],
  team: readonly Placed[],
  problem: TeamProblem,
): readonly Placed[] | null {
  const away = new Set(window);
  const rest = team.filter((one) => !away.has(one));
  const open = openIn(window, rest, problem);
  const limits = [...problem.limits];
  for (const { player } of rest)
    for (const limit of player.limits) limits[limit] = (limits[limit] as number) - 1;
  const inRest = new Set(rest.map(({ player }) => player));
  const players = problem.players.flatMap((player) => stillOpen(player, open, limits, inRest));
  const choice = exactChoice({ ...problem, open, limits, players });
  if (choice === null || !isBetter(worthOf(choice.placed), worthOf(window))) return null;
  const known = new Map(problem.players.map((player) => [player.id, player]));
  const dealt = choice.placed.map(({ player, demands }) => ({
    player: known.get(player.id) as Player,
    demands,
  }));
  return [...rest, ...dealt].sort((a, b) => (a.player.id < b.player.id ? -1 : 1));
}

/** The window's seats, and a few of those that nobody fills. */
function openIn(
  window: readonly Placed[],
  rest: readonly Placed[],
  { open }: TeamProblem,
): readonly number[] {
  let spare = MOST_GAPS;
  const filled = (placed: readonly Placed[], demand: number): number =>
    placed.filter(({ demands }) => demands.includes(demand)).length;
  return open.map((count, demand) => {
    const here = filled(window, demand);
    const gaps = Math.min(spare, count - filled(rest, demand) - here);
    spare -= gaps;
    return here + gaps;
  });
}

/** A player as it can fill the seats that are open now; nothing when it sits already, is kept at home or has none to fill. */
function stillOpen(
  player: Player,
  open: readonly number[],
  limits: readonly number[],
  inRest: ReadonlySet<Player>,
): Player[] {
  if (inRest.has(player) || player.isMember || player.limits.some((limit) => (limits[limit] as number) <= 0))
    return [];
  const at = player.demands.flatMap((demand, i) => ((open[demand] as number) > 0 ? [i] : []));
  if (at.length === 0) return [];
  return [
    {
      ...player,
      demands: at.map((i) => player.demands[i] as number),
      worth: at.map((i) => player.worth[i] as number),
      roles: Math.min(player.roles, at.length),
    },
  ];
}
