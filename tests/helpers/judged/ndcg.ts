/**
 * Normalised discounted cumulative gain of the first `k`: gain 2^grade − 1, discount log2(rank + 1) (Burges et al., ICML
 * 2005), by the best order of all grades there are. NaN when none is above 0.
 */
export function ndcgAt(k: number, ranked: readonly number[], all: readonly number[]): number {
  const dcg = (grades: readonly number[]): number =>
    grades.slice(0, k).reduce((sum, grade, i) => sum + (2 ** grade - 1) / Math.log2(i + 2), 0);
  const ideal = dcg([...all].sort((a, b) => b - a));
  return ideal === 0 ? Number.NaN : dcg(ranked) / ideal;
}

/** The mean of the numbers; NaN of none. */
export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
