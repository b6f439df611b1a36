import { haversineM } from '../geo/distance.ts';
import type { LngLat } from '../geo/types.ts';
import type { KindId } from '../kinds/index.ts';

/** An order of going: indexes of the stops, and the length of the way in metres, as the crow flies. */
export type Route = { readonly order: readonly number[]; readonly lengthM: number };

/** Up to so many stops the order is exactly the shortest; 2^12 × 12² steps. */
const MOST_EXACT = 12;

/**
 * The shortest way that begins at any of the stops, passes all of them and ends at `end` (WGS-84): who is fetched first
 * when several are brought to one place. Exact up to 12 stops (Held and Karp 1962); beyond that the nearest one not yet
 * passed, counted back from the end, and then 2-opt until no exchange shortens it. Ties: smallest index.
 */
export function routeTo(end: LngLat, stops: readonly LngLat[]): Route {
  if (stops.length === 0) return { order: [], lengthM: 0 };
  const points = [...stops, end];
  const between = points.map((a) => points.map((b) => haversineM(a, b)));
  const distance = (a: number, b: number): number => between[a]?.[b] ?? 0;
  const order =
    stops.length <= MOST_EXACT ? exactOrder(stops.length, distance) : goodOrder(stops.length, distance);
  return { order, lengthM: lengthOf([...order, stops.length], distance) };
}

/** What stays where it is and is no stop of anybody's way: a square that is opened is not fetched. */
const STAYS: ReadonlySet<KindId> = new Set<KindId>(['place']);

/** The order of going of those who were asked, by their indexes; who has no place, and what stays where it is, is in none. */
export function orderOfGoing(
  end: LngLat,
  asked: readonly { readonly anchor: LngLat | null; readonly kind: KindId }[],
): Route {
  const stops = asked.flatMap(({ anchor, kind }, i) => (anchor && !STAYS.has(kind) ? [{ anchor, i }] : []));
  const { order, lengthM } = routeTo(
    end,
    stops.map(({ anchor }) => anchor),
  );
  return { order: order.flatMap((at) => stops[at]?.i ?? []), lengthM };
}

/**
 * Those who were asked (indexes) in the order of their numbers, which card, map and paper share: the order of going, then
 * the others who are drawn, then the rest, as they were asked.
 */
export function inNumbers(order: readonly number[], isDrawn: readonly boolean[]): number[] {
  const drawn = isDrawn.flatMap((is, i) => (is ? [i] : []));
  return [...new Set([...order, ...drawn, ...isDrawn.keys()])];
}

/** Whether there is anything to say of an order: one stop alone is none. */
export const isWay = (route: Route | null): route is Route => route !== null && route.order.length > 1;

type Distance = (a: number, b: number) => number;

const lengthOf = (path: readonly number[], distance: Distance): number =>
  path.reduce((sum, at, i) => (i === 0 ? 0 : sum + distance(path[i - 1] ?? 0, at)), 0);

/** `cost[set × n + last]`: the shortest way from `last` through the others of the set to the end, walked backwards. */
function exactOrder(n: number, distance: Distance): number[] {
  const cost = new Float64Array((1 << n) * n).fill(Number.POSITIVE_INFINITY);
  const next = new Int8Array((1 << n) * n).fill(-1);
  for (let i = 0; i < n; i += 1) cost[(1 << i) * n + i] = distance(i, n);
  for (let set = 1; set < 1 << n; set += 1)
    for (let last = 0; last < n; last += 1) {
      const here = cost[set * n + last] as number;
      if (here === Number.POSITIVE_INFINITY) continue;
      for (let before = 0; before < n; before += 1) {
        if ((set & (1 << before)) !== 0) continue;
        const at = (set | (1 << before)) * n + before;
        const length = here + distance(before, last);
        if (length >= (cost[at] as number)) continue;
        cost[at] = length;
        next[at] = last;
      }
    }
  let set = (1 << n) - 1;
  let at = 0;
  for (let i = 1; i < n; i += 1) if ((cost[set * n + i] as number) < (cost[set * n + at] as number)) at = i;
  const order: number[] = [];
  while (at >= 0) {
    order.push(at);
    const following = next[set * n + at] as number;
    set &= ~(1 << at);
    at = following;
  }
  return order;
}

function goodOrder(n: number, distance: Distance): number[] {
  const left = new Set(Array.from({ length: n }, (_, i) => i));
  const path = [n];
  while (left.size > 0) {
    const from = path[0] ?? n;
    const nearest = [...left].reduce((best, i) => (distance(i, from) < distance(best, from) ? i : best));
    path.unshift(nearest);
    left.delete(nearest);
  }
  return shortened(path, distance).slice(0, -1);
}

/** Turns pieces of the path round while that shortens it; the end stays the end. */
function shortened(path: readonly number[], distance: Distance): number[] {
  let best = [...path];
  let length = lengthOf(best, distance);
  for (let improved = true; improved; ) {
    improved = false;
    for (let i = 0; i < best.length - 2; i += 1)
      for (let j = i + 1; j < best.length - 1; j += 1) {
        const turned = [...best.slice(0, i), ...best.slice(i, j + 1).reverse(), ...best.slice(j + 1)];
        const other = lengthOf(turned, distance);
        if (other >= length - 1e-9) continue;
        best = turned;
        length = other;
        improved = true;
      }
  }
  return best;
}
