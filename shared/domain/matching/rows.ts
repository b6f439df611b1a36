/** Compressed rows: row i holds `values[offsets[i]]` to `values[offsets[i + 1] - 1]`. */
export type Rows = { readonly offsets: Uint32Array<ArrayBuffer>; readonly values: Uint32Array<ArrayBuffer> };

/** The terms of each document from the documents of each term: rows and values, which are below `size`, change places. */
export function transposed(offsets: Uint32Array, values: Uint32Array, size: number): Rows {
  return turned(offsets, values, size, NONE);
}

const NONE = new Float32Array(0);

/** As `transposed`; what goes with each value, where there is such, goes along. */
function turned(
  offsets: Uint32Array,
  values: Uint32Array,
  size: number,
  weights: Float32Array,
): Rows & { readonly weights: Float32Array } {
  const starts = startsOf(values, size);
  const next = starts.slice();
  const made = new Uint32Array(values.length);
  const carried = new Float32Array(weights.length);
  for (let row = 0; row + 1 < offsets.length; row += 1) {
    const end = offsets[row + 1] as number;
    for (let i = offsets[row] as number; i < end; i += 1) {
      const value = values[i] as number;
      const at = next[value] as number;
      made[at] = row;
      if (carried.length > 0) carried[at] = weights[i] as number;
      next[value] = at + 1;
    }
  }
  return { offsets: starts, values: made, weights: carried };
}

/**
 * Brings each row's values into ascending order, and what goes with each value along: rows and values change places twice,
 * which takes no comparison. Values are below `size`.
 */
export function sortRows(
  offsets: Uint32Array,
  values: Uint32Array,
  weights: Float32Array,
  size: number,
): void {
  if (isSorted(offsets, values)) return;
  const byValue = turned(offsets, values, size, weights);
  const sorted = turned(byValue.offsets, byValue.values, offsets.length - 1, byValue.weights);
  values.set(sorted.values);
  weights.set(sorted.weights);
}

function isSorted(offsets: Uint32Array, values: Uint32Array): boolean {
  for (let row = 0; row + 1 < offsets.length; row += 1) {
    const end = offsets[row + 1] as number;
    for (let i = (offsets[row] as number) + 1; i < end; i += 1)
      if ((values[i - 1] as number) > (values[i] as number)) return false;
  }
  return true;
}

/** Where each value's run starts when all are sorted by value; one more than values. */
function startsOf(values: Uint32Array, size: number): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(size + 1);
  for (const value of values) starts[value + 1] = (starts[value + 1] as number) + 1;
  for (let i = 0; i < size; i += 1) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number);
  return starts;
}

/** Where a document stands in an ascending list between two positions, or -1. */
export function positionOf(doc: number, docs: ArrayLike<number>, from: number, to: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((docs[middle] as number) < doc) low = middle + 1;
    else high = middle;
  }
  return low < to && docs[low] === doc ? low : -1;
}
