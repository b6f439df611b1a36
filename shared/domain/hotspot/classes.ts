/** How values are put into classes for a map coloured by cell. */
export const CLASS_METHODS = ['quantile', 'equalInterval', 'naturalBreaks'] as const;
export type ClassMethod = (typeof CLASS_METHODS)[number];

/**
 * Upper bounds of at most `count` classes, rising; the last one is the largest value. A class holds the values above
 * the bound before it, up to and with its own. Values that are not finite are left out; equal values are never
 * parted, so fewer bounds come back when there are fewer different values. Unit of the values.
 */
export function classBounds(values: ArrayLike<number>, count: number, method: ClassMethod): number[] {
  const sorted = Float64Array.from(values).filter(Number.isFinite).sort();
  if (sorted.length === 0 || !(count >= 1)) return [];
  switch (method) {
    case 'quantile':
      return rising(quantileBounds(sorted, Math.floor(count)));
    case 'equalInterval':
      return rising(equalBounds(sorted, Math.floor(count)));
    case 'naturalBreaks':
      return naturalBounds(sorted, Math.floor(count));
  }
}

/**
 * Bounds from breaks that somebody typed, rising: each break closes a class, and what lies above the last one is a
 * class of its own up to the largest value. Breaks at or above the largest value leave their classes empty but named.
 */
export function ownBounds(values: ArrayLike<number>, breaks: readonly number[]): number[] {
  const highest = Float64Array.from(values)
    .filter(Number.isFinite)
    .reduce((top, value) => Math.max(top, value), -Infinity);
  const bounds = [...new Set(breaks.filter(Number.isFinite))].sort((a, b) => a - b);
  const last = bounds[bounds.length - 1] ?? -Infinity;
  return highest > last ? [...bounds, highest] : bounds;
}

/** The class of a value, 0 … bounds.length − 1; −1 when it is not a number or there are no bounds. */
export function classOf(value: number, bounds: readonly number[]): number {
  if (Number.isNaN(value)) return -1;
  const found = bounds.findIndex((bound) => value <= bound);
  return found === -1 ? bounds.length - 1 : found;
}

function rising(bounds: readonly number[]): number[] {
  return bounds.filter((bound, index) => index === 0 || bound > (bounds[index - 1] ?? -Infinity));
}

/** Nearest-rank quantiles: bound i is the smallest value with at least i / count of all values at or below it. */
function quantileBounds(sorted: Float64Array, count: number): number[] {
  return Array.from(
    { length: count },
    (_, i) => sorted[Math.ceil(((i + 1) * sorted.length) / count) - 1] ?? NaN,
  );
}

function equalBounds(sorted: Float64Array, count: number): number[] {
  const low = sorted[0] ?? NaN;
  const high = sorted[sorted.length - 1] ?? NaN;
  // The last bound is the maximum itself: rounding must not leave it outside.
  return Array.from({ length: count }, (_, i) =>
    i + 1 === count ? high : low + ((high - low) * (i + 1)) / count,
  );
}

/**
 * Natural breaks (Jenks): the classes with the least sum of squared deviations from their means, found exactly by
 * dynamic programming with divide and conquer, O(k n log n): H. Wang & M. Song, "Ckmeans.1d.dp", The R Journal 3
 * (2011). Equal values are merged with a weight first.
 */
function naturalBounds(sorted: Float64Array, count: number): number[] {
  const distinct = [...new Set(sorted)];
  const classes = Math.min(count, distinct.length);
  const cost = deviationOf(sorted, distinct);
  let best: Float64Array = Float64Array.from(distinct, (_, to) => cost(0, to));
  const firsts: Int32Array[] = [];
  for (let k = 1; k < classes; k++) {
    const layer = nextLayer(best, k, cost);
    best = layer.best;
    firsts.push(layer.first);
  }
  const bounds: number[] = [];
  let to = distinct.length - 1;
  for (let k = classes - 1; k >= 0; k--) {
    bounds.unshift(distinct[to] ?? NaN);
    to = (firsts[k - 1]?.[to] ?? 0) - 1;
  }
  return bounds;
}

type Cost = (from: number, to: number) => number;

/** Sum of squared deviations of the distinct values from … to, in O(1) from running sums about the median. */
function deviationOf(sorted: Float64Array, distinct: readonly number[]): Cost {
  const shift = sorted[sorted.length >> 1] ?? 0;
  const counts = new Float64Array(distinct.length + 1);
  const sums = new Float64Array(distinct.length + 1);
  const squares = new Float64Array(distinct.length + 1);
  let at = 0;
  distinct.forEach((value, i) => {
    const from = at;
    while (at < sorted.length && sorted[at] === value) at++;
    const weight = at - from;
    const moved = value - shift;
    counts[i + 1] = (counts[i] ?? 0) + weight;
    sums[i + 1] = (sums[i] ?? 0) + weight * moved;
    squares[i + 1] = (squares[i] ?? 0) + weight * moved * moved;
  });
  return (from, to) => {
    const n = (counts[to + 1] ?? 0) - (counts[from] ?? 0);
    const sum = (sums[to + 1] ?? 0) - (sums[from] ?? 0);
    return Math.max(0, (squares[to + 1] ?? 0) - (squares[from] ?? 0) - (sum * sum) / n);
  };
}

/** One class more: for each last value the best first value of the last class; its place rises with the last value. */
function nextLayer(before: Float64Array, k: number, cost: Cost): { best: Float64Array; first: Int32Array } {
  const best = new Float64Array(before.length).fill(Infinity);
  const first = new Int32Array(before.length);
  const solve = (from: number, to: number, low: number, high: number): void => {
    if (from > to) return;
    const middle = (from + to) >> 1;
    for (let start = Math.max(k, low); start <= Math.min(middle, high); start++) {
      const total = (before[start - 1] ?? 0) + cost(start, middle);
      if (total >= (best[middle] ?? Infinity)) continue;
      best[middle] = total;
      first[middle] = start;
    }
    solve(from, middle - 1, low, first[middle] ?? low);
    solve(middle + 1, to, first[middle] ?? low, high);
  };
  solve(k, before.length - 1, k, before.length - 1);
  return { best, first };
}
