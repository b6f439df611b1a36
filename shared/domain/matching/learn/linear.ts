import type { SparseRows } from './vocabulary.ts';

export type LinearOptions = {
  /** Weight of the errors against the length of the weights (C of the literature). */
  readonly c: number;
  /** Passes over the examples at most. */
  readonly passes: number;
  /** A pass over all examples whose largest violation is below this is the last one. */
  readonly tolerance: number;
};

/** The tolerance is the figure that LIBLINEAR takes for this machine (`-s 1`); accuracy is the same at half of it (npm run bench:match). */
export const LINEAR_DEFAULTS: LinearOptions = { c: 1, passes: 40, tolerance: 0.1 };

/** A number between 0 and below `limit` at each call; the order in which examples are visited. */
export type PickInt = (limit: number) => number;

/** Squared length of each row, the bias counted. */
export function squaresOf({ starts, values }: SparseRows): Float64Array {
  const squares = new Float64Array(starts.length - 1).fill(1);
  for (let i = 0; i < squares.length; i++)
    for (let k = starts[i] as number; k < (starts[i + 1] as number); k++)
      squares[i] = (squares[i] as number) + (values[k] as number) ** 2;
  return squares;
}

/**
 * One linear support vector machine with squared hinge loss, by dual coordinate descent with shrinking: C.-J. Hsieh et
 * al., "A Dual Coordinate Descent Method for Large-scale Linear SVM", ICML 2008 (algorithm 3, in shuffled order). The
 * last weight is the bias. `costs[i]` multiplies the cost of example i, for examples of less worth. `squares` as of
 * `squaresOf`: the same for all classes.
 */
export function trainBinary(
  rows: SparseRows,
  squares: Float64Array,
  isPositive: (example: number) => boolean,
  features: number,
  costs: Float64Array,
  pick: PickInt,
  options: LinearOptions = LINEAR_DEFAULTS,
): Float32Array {
  const { starts, ids, values } = rows;
  const weights = new Float32Array(features + 1);
  const alpha = new Float64Array(costs.length);
  const sign = Float64Array.from(costs, (_, i) => (isPositive(i) ? 1 : -1));
  const slack = costs.map((cost) => 1 / (2 * options.c * cost));
  const order = Int32Array.from(costs, (_, i) => i);
  let active = order.length;
  /** An example without a multiplier whose gradient is above this is left out until the others are settled. */
  let bound = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < options.passes; pass++) {
    shuffle(order, active, pick);
    let worst = 0;
    let highest = 0;
    for (let s = 0; s < active; s++) {
      const i = order[s] as number;
      const gradient = gradientOf(i);
      const before = alpha[i] as number;
      if (before === 0 && gradient > bound) {
        active -= 1;
        order[s] = order[active] as number;
        order[active] = i;
        s -= 1;
        continue;
      }
      const violation = before === 0 ? Math.min(gradient, 0) : gradient;
      worst = Math.max(worst, Math.abs(violation));
      highest = Math.max(highest, violation);
      if (violation !== 0) step(i, gradient);
    }
    bound = highest > 0 ? highest : Number.POSITIVE_INFINITY;
    if (worst >= options.tolerance) continue;
    if (active === order.length) break;
    active = order.length;
    bound = Number.POSITIVE_INFINITY;
  }
  return weights;

  function gradientOf(i: number): number {
    // Two sums side by side: neither waits for the other's last addition.
    let dot = weights[features] as number;
    let other = 0;
    const end = starts[i + 1] as number;
    let k = starts[i] as number;
    for (; k + 1 < end; k += 2) {
      dot += (weights[ids[k] as number] as number) * (values[k] as number);
      other += (weights[ids[k + 1] as number] as number) * (values[k + 1] as number);
    }
    if (k < end) other += (weights[ids[k] as number] as number) * (values[k] as number);
    dot += other;
    return (sign[i] as number) * dot - 1 + (slack[i] as number) * (alpha[i] as number);
  }

  function step(i: number, gradient: number): void {
    const before = alpha[i] as number;
    const after = Math.max(before - gradient / ((squares[i] as number) + (slack[i] as number)), 0);
    const by = (after - before) * (sign[i] as number);
    if (by === 0) return;
    alpha[i] = after;
    const end = starts[i + 1] as number;
    for (let k = starts[i] as number; k < end; k++)
      weights[ids[k] as number] = (weights[ids[k] as number] as number) + by * (values[k] as number);
    weights[features] = (weights[features] as number) + by;
  }
}

function shuffle(order: Int32Array, count: number, pick: PickInt): void {
  for (let i = count - 1; i > 0; i--) {
    const j = pick(i + 1);
    const kept = order[i] as number;
    order[i] = order[j] as number;
    order[j] = kept;
  }
}

/** The sum of the first row under weights whose last one is the bias. */
export function margin(weights: Float64Array | Float32Array, { starts, ids, values }: SparseRows): number {
  let sum = weights[weights.length - 1] ?? 0;
  const end = starts[1] ?? 0;
  for (let k = 0; k < end; k++) sum += (weights[ids[k] as number] as number) * (values[k] as number);
  return sum;
}
