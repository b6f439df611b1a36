import type { Placed } from './choice.ts';
import type { Player } from './problem.ts';

/**
 * Deals the seats among a team so that as many as possible are filled, and among those ways the best total: successive
 * longest augmenting paths (Bellman–Ford), exact.
 */
export function bestSeats(team: readonly Player[], open: readonly number[]): readonly Placed[] {
  const held = team.map(() => new Set<number>());
  while (augment(team, open, held)) {
    // Each round fills one seat more.
  }
  return team.flatMap((player, i) => {
    const demands = [...(held[i] as Set<number>)].sort((a, b) => a - b);
    return demands.length === 0 ? [] : [{ player, demands }];
  });
}

/** Best gain on the way to each node, and from where; players first, then demands. */
type Paths = { readonly gain: number[]; readonly from: number[] };

function augment(team: readonly Player[], open: readonly number[], held: readonly Set<number>[]): boolean {
  const { gain, from } = pathsOf(team, open, held);
  const size = team.length;
  let end = -1;
  for (const [demand, count] of open.entries()) {
    const filled = held.filter((demands) => demands.has(demand)).length;
    const reached = gain[size + demand] as number;
    if (filled >= count || reached === Number.NEGATIVE_INFINITY) continue;
    if (end < 0 || reached > (gain[size + end] as number)) end = demand;
  }
  if (end < 0) return false;
  for (let node = size + end; node >= 0; ) {
    const before = from[node] as number;
    if (node >= size) (held[before] as Set<number>).add(node - size);
    else if (before >= 0) (held[node] as Set<number>).delete(before - size);
    node = before;
  }
  return true;
}

function pathsOf(team: readonly Player[], open: readonly number[], held: readonly Set<number>[]): Paths {
  const size = team.length;
  const free = team.map((player, i) => (held[i] as Set<number>).size < player.roles);
  const gain = [
    ...free.map((has) => (has ? 0 : Number.NEGATIVE_INFINITY)),
    ...open.map(() => Number.NEGATIVE_INFINITY),
  ];
  const from = gain.map(() => -1);
  for (let changed = true; changed; ) {
    changed = false;
    const relax = (a: number, b: number, worth: number): void => {
      const reached = (gain[a] as number) + worth;
      if (reached <= (gain[b] as number)) return;
      gain[b] = reached;
      from[b] = a;
      changed = true;
    };
    for (const [i, player] of team.entries())
      for (const [at, demand] of player.demands.entries()) {
        const worth = player.worth[at] as number;
        // Taking a seat earns its worth; leaving one for somebody else costs it.
        if ((held[i] as Set<number>).has(demand)) relax(size + demand, i, -worth);
        else relax(i, size + demand, worth);
      }
  }
  return { gain, from };
}
