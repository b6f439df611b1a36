import type { TeamQuery } from '#shared/domain/matching/team/index';

/**
 * The team as one would pick it by hand: again and again whoever fills most of the seats still open, the better one among
 * equals, and nobody moves afterwards. Gives its size and the seats it fills.
 */
export function plainTeam(query: TeamQuery): { readonly members: number; readonly seats: number } {
  const left = new Map(query.demands.map(({ id, count }) => [id, count]));
  const rest = new Set(query.candidates.filter(({ ruledOut }) => ruledOut === null));
  let members = 0;
  let seats = 0;
  for (;;) {
    let best: { gain: number; score: number; take: () => void } | null = null;
    for (const candidate of rest) {
      const open = [...candidate.fills]
        .filter(([id]) => (left.get(id) ?? 0) > 0 && !candidate.barred.has(id))
        .sort(([, a], [, b]) => b - a)
        .slice(0, candidate.mostRoles);
      const score = open.reduce((sum, [, value]) => sum + value, 0);
      if (open.length === 0 || open.length < (best?.gain ?? 1)) continue;
      if (best !== null && open.length === best.gain && score <= best.score) continue;
      const take = (): void => {
        rest.delete(candidate);
        for (const [id] of open) left.set(id, (left.get(id) ?? 0) - 1);
      };
      best = { gain: open.length, score, take };
    }
    if (best === null) return { members, seats };
    best.take();
    members += 1;
    seats += best.gain;
  }
}
