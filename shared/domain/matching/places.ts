/** Puts the first places of a list so that they answer different needs of the problem. Pure; no index is known here. */

/** So many first places answer different needs: what is seen at one glance, and whom an office calls first. */
export const FIRST_PLACES = 3;
/** Who meets a need that nobody before meets comes forward past those who score up to so many points more. */
export const COVER_POINTS = 20;

/** One who may be in a list. */
export type Contender = {
  readonly id: string;
  /** With what goes before the score taken off. */
  readonly score: number;
  /**
   * Needs that it meets in full, in the office's own words, and nothing hinders it from coming for: by their place in the
   * problem, as bits.
   */
  readonly meets: number;
};

/** One in its place. `forNeed`: index of the need that it was put forward for, -1 it stands where its score puts it. */
export type Placed<T extends Contender> = { readonly one: T; readonly forNeed: number };

/** Whether one stands before another by score; equal ones by their ids. */
export const precedes = (a: Contender, b: Contender): boolean =>
  a.score > b.score || (a.score === b.score && a.id < b.id);

const byScoreOrder = (a: Contender, b: Contender): number => (precedes(a, b) ? -1 : 1);

/**
 * The list of an answer. `byScore`: the best by score, at most as many as the list holds, in any order; `forNeeds`: for
 * every need that none of them meets, the best of all who meet it (who scores less than the third by more than
 * COVER_POINTS may be left out). The first is the best by score; each of the next places goes to the best of all when one
 * who meets a need that nobody before meets counts for COVER_POINTS more; the rest stand by score.
 */
export function placed<T extends Contender>(
  byScore: readonly T[],
  forNeeds: readonly T[],
  limit: number,
): Placed<T>[] {
  const rest = [...byScore].sort(byScoreOrder);
  const spare = forNeeds.filter(({ id }) => !rest.some((one) => one.id === id));
  const list: Placed<T>[] = [];
  let met = 0;
  while (list.length < Math.min(FIRST_PLACES, limit) && rest.length > 0) {
    const best = rest[0] as T;
    const forward = list.length === 0 ? null : forwardOf([...rest, ...spare], best, met);
    const one = forward ?? best;
    list.push({ one, forNeed: forward === null ? -1 : lowestBit(forward.meets & ~met) });
    met |= one.meets;
    for (const pool of [rest, spare]) if (pool.includes(one)) pool.splice(pool.indexOf(one), 1);
  }
  for (const one of rest) if (list.length < limit) list.push({ one, forNeed: -1 });
  return list;
}

/** Who comes forward past the best by score, if anybody does. */
function forwardOf<T extends Contender>(pool: readonly T[], best: T, met: number): T | null {
  const meetsMore = pool.filter((one) => (one.meets & ~met) !== 0);
  const first = meetsMore.reduce<T | null>((a, b) => (a === null || precedes(b, a) ? b : a), null);
  if (first === null || first === best || (best.meets & ~met) !== 0) return null;
  return first.score + COVER_POINTS >= best.score ? first : null;
}

const lowestBit = (bits: number): number => 31 - Math.clz32(bits & -bits);

/** The place, from 1, that one has in a list that it is added to; null: none. `byScore`: the best first. */
export function placeIn(
  one: Contender,
  byScore: readonly Contender[],
  forNeeds: readonly Contender[],
  limit: number,
): number | null {
  const last = byScore[limit - 1];
  const lastFirst = byScore[Math.min(limit, FIRST_PLACES) - 1];
  // Mostly neither its score nor a need would bring it in.
  if (last !== undefined && lastFirst !== undefined && precedes(last, one))
    if (one.meets === 0 || one.score + COVER_POINTS < lastFirst.score) return null;
  const all = [...byScore, one].sort(byScoreOrder);
  const list = placed(all.slice(0, limit), [...all.slice(limit), ...forNeeds], limit);
  const at = list.findIndex(({ one: other }) => other === one);
  return at < 0 ? null : at + 1;
}
