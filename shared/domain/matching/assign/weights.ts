/** 红橙黄蓝. */
export type LevelId = 1 | 2 | 3 | 4;

/** Points are weighed to a thousandth, ways to ten metres; a way beyond this (or not known) counts as this. */
const POINT_STEPS = 1000;
const METRES_A_STEP = 10;
const MOST_STEPS = 1000;
/** Costs stay below this, so that all sums of them are exact in a double. */
const MOST_COST = 2 ** 52;

/**
 * Costs that put first things first, strictly:
 * 1. nobody of a higher level goes without for one of a lower level; within a level the first helper of every problem
 *    comes before anybody's second,
 * 2. then the most points in all, 3. then the shortest way in all.
 *
 * One step of the ladder of levels outweighs all points together, and one step of points all ways together. The steps of
 * the ladder need not outweigh each other: the sets of places that can be filled together are a matroid (Edmonds &
 * Fulkerson 1965), on which any falling weights lead to the same lexicographically best set (Edmonds 1971).
 */
export class Weights {
  readonly #aPoint: number;
  readonly #aRung: number;

  /** `places`: how many helpers are needed in all; `mostPoints`: the largest score, either way. */
  constructor(places: number, mostPoints: number) {
    this.#aPoint = places * MOST_STEPS + 1;
    const most = (Math.ceil(mostPoints * POINT_STEPS) + 1) * this.#aPoint;
    this.#aRung = 2 * (places + 1) * most;
    if (8 * this.#aRung > MOST_COST) throw new RangeError('too many places to be assigned at once');
  }

  /** Cost of a pair; the less the better. */
  pair(points: number, distanceM: number | null): number {
    const way = Math.min(MOST_STEPS, distanceM === null ? MOST_STEPS : Math.round(distanceM / METRES_A_STEP));
    return way - Math.round(points * POINT_STEPS) * this.#aPoint;
  }

  /** Cost of leaving a problem with nobody. */
  leaveLast(level: LevelId): number {
    return 2 * (5 - level) * this.#aRung;
  }

  /** Cost of each other helper that is lacking. */
  leaveMore(level: LevelId): number {
    return (2 * (5 - level) - 1) * this.#aRung;
  }
}
