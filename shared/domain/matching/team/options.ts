import type { Player, TeamProblem } from './problem.ts';

/** What a player may do: some of its demands at once. */
export type Option = {
  readonly demands: readonly number[];
  /** Sum of its worth at them. */
  readonly worth: number;
};

/** Every set of up to `roles` of a player's demands, small ones first. */
export function optionsOf(player: Player): readonly Option[] {
  let last: (Option & { readonly next: number })[] = [{ demands: [], worth: 0, next: 0 }];
  const all: Option[] = [];
  for (let size = 1; size <= player.roles; size += 1) {
    last = last.flatMap(({ demands, worth, next }) =>
      player.demands.slice(next).map((demand, i) => ({
        demands: [...demands, demand],
        worth: worth + (player.worth[next + i] as number),
        next: next + i + 1,
      })),
    );
    all.push(...last.map(({ demands, worth }) => ({ demands, worth })));
  }
  return all;
}

/** How many options a player has, without making them. */
export function optionCount({ demands, roles }: Player): number {
  let count = 0;
  let ofSize = 1;
  for (let size = 1; size <= roles; size += 1) {
    ofSize = (ofSize * (demands.length - size + 1)) / size;
    count += ofSize;
  }
  return count;
}

const seatsIn = ({ open }: TeamProblem): number => open.reduce((sum, count) => sum + count, 0);

/** Those who can do the same demands, the best first. */
function ranked(
  players: readonly Player[],
): ReadonlyMap<string, readonly { player: Player; worth: number }[]> {
  const byDemands = new Map<string, { player: Player; worth: number }[]>();
  for (const player of players) {
    if (player.isMember) continue;
    for (const { demands, worth } of optionsOf(player)) {
      const key = demands.join();
      const list = byDemands.get(key);
      if (list === undefined) byDemands.set(key, [{ player, worth }]);
      else list.push({ player, worth });
    }
  }
  // Stable: players come in the order of their ids.
  for (const list of byDemands.values()) list.sort((a, b) => b.worth - a.worth);
  return byDemands;
}

/**
 * Leaves out who can be in no best team that another best team could not do without. With U seats a team has at most
 * U - 1 others, so somebody who comes behind U equally limited players, or behind players of U different groups, at
 * everything they can do, can always be exchanged for one of those without loss.
 */
export function pruned(problem: TeamProblem): readonly Player[] {
  const most = seatsIn(problem);
  const kept = new Set(problem.players.filter(({ isMember }) => isMember));
  for (const list of ranked(problem.players).values()) {
    const alike = new Map<string, number>();
    const groups = new Set<string>();
    for (const { player } of list) {
      const key = player.limits.join();
      const before = alike.get(key) ?? 0;
      if (groups.size >= most) break;
      if (before < most) kept.add(player);
      alike.set(key, before + 1);
      groups.add(player.group === null ? `player ${player.id}` : `group ${player.group}`);
    }
  }
  return problem.players.filter((player) => kept.has(player));
}
