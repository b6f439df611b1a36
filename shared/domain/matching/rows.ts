/** Compressed rows: row i holds `values[offsets[i]]` to `values[offsets[i + 1] - 1]`. */
export type Rows = { readonly offsets: Uint32Array<ArrayBuffer>; readonly values: Uint32Array<ArrayBuffer> };

/** The terms of each document from the documents of each term: rows and values change places. */
export function transposed(offsets: Uint32Array, values: Uint32Array, size: number): Rows {
  const starts = new Uint32Array(size + 1);
  for (const value of values) starts[value + 1] = (starts[value + 1] as number) + 1;
  for (let i = 0; i < size; i += 1) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number);
  const next = starts.slice();
  const made = new Uint32Array(values.length);
  for (let row = 0; row + 1 < offsets.length; row += 1) {
    const end = offsets[row + 1] as number;
    for (let i = offsets[row] as number; i < end; i += 1) {
      const value = values[i] as number;
      const at = next[value] as number;
      made[at] = row;
      next[value] = at + 1;
    }
  }
  return { offsets: starts, values: made };
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
