import type { SparseVector } from './features.ts';

export type LinearOptions = {
  /** Weight of the errors against the length of the weights (C of the literature). */
  readonly c: number;
  /** Passes over the examples at most. */
  readonly passes: number;
  /** A pass whose largest violation is below this is the last one. */
  readonly tolerance: number;
};

export const LINEAR_DEFAULTS: LinearOptions = { c: 1, passes: 40, tolerance: 0.05 };

/** A number between 0 and below `limit` at each call; the order in which examples are visited. */
export type PickInt = (limit: number) => number;

/**
 * One linear support vector machine with squared hinge loss, by dual coordinate descent: C.-J. Hsieh et al., "A Dual
 * Coordinate Descent Method for Large-scale Linear SVM", ICML 2008 (algorithm 1, with shuffled order). The last weight
 * is the bias. `weightOf(i)` multiplies the cost of example i, for classes of unlike size or examples of less worth.
 */
export function trainBinary(
  examples: readonly SparseVector[],
  isPositive: (example: number) => boolean,
  features: number,
  weightOf: (example: number) => number,
  pick: PickInt,
  options: LinearOptions = LINEAR_DEFAULTS,
): Float64Array {
  const weights = new Float64Array(features + 1);
  const alpha = new Float64Array(examples.length);
  const sign = Float64Array.from(examples, (_, i) => (isPositive(i) ? 1 : -1));
  const slack = Float64Array.from(examples, (_, i) => 1 / (2 * options.c * weightOf(i)));
  const squares = Float64Array.from(
    examples,
    ({ values }, i) => values.reduce((sum, value) => sum + value * value, 1) + (slack[i] ?? 0),
  );
  const order = Int32Array.from(examples, (_, i) => i);
  for (let pass = 0; pass < options.passes; pass++) {
    let worst = 0;
    shuffle(order, pick);
    for (const i of order) worst = Math.max(worst, improve(i));
    if (worst < options.tolerance) break;
  }
  return weights;

  function improve(i: number): number {
    const { ids, values } = examples[i] as SparseVector;
    const y = sign[i] as number;
    const before = alpha[i] as number;
    let dot = weights[features] as number;
    for (let k = 0; k < ids.length; k++) dot += (weights[ids[k] as number] as number) * (values[k] as number);
    const gradient = y * dot - 1 + (slack[i] as number) * before;
    const violation = before === 0 ? Math.min(gradient, 0) : gradient;
    if (violation === 0) return 0;
    const after = Math.max(before - gradient / (squares[i] as number), 0);
    const step = (after - before) * y;
    alpha[i] = after;
    for (let k = 0; k < ids.length; k++)
      weights[ids[k] as number] = (weights[ids[k] as number] as number) + step * (values[k] as number);
    weights[features] = (weights[features] as number) + step;
    return Math.abs(violation);
  }
}

function shuffle(order: Int32Array, pick: PickInt): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = pick(i + 1);
    const kept = order[i] as number;
    order[i] = order[j] as number;
    order[j] = kept;
  }
}

/** The sum of a vector under weights whose last one is the bias. */
export function margin(weights: Float64Array | Float32Array, { ids, values }: SparseVector): number {
  let sum = weights[weights.length - 1] ?? 0;
  for (let k = 0; k < ids.length; k++) sum += (weights[ids[k] as number] as number) * (values[k] as number);
  return sum;
}
