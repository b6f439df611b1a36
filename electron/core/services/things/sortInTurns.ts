/** Comparisons between two breaths: a few milliseconds of comparing texts. */
const COMPARES_PER_TURN = 4000;

/**
 * Sorts without holding up others: a merge from the bottom up that breathes between comparisons. Stable. The array
 * given is not changed.
 */
export async function sortInTurns<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
  breathe: () => Promise<void>,
): Promise<T[]> {
  let from = [...items];
  let to = new Array<T>(from.length);
  let compares = 0;
  for (let width = 1; width < from.length; width *= 2) {
    for (let start = 0; start < from.length; start += 2 * width) {
      const middle = Math.min(start + width, from.length);
      const end = Math.min(start + 2 * width, from.length);
      compares += merge(from, to, start, middle, end, compare);
      if (compares >= COMPARES_PER_TURN) {
        compares = 0;
        await breathe();
      }
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Merges two neighbouring sorted stretches; returns how many comparisons it took. */
function merge<T>(
  from: readonly T[],
  to: T[],
  start: number,
  middle: number,
  end: number,
  compare: (a: T, b: T) => number,
): number {
  let [left, right] = [start, middle];
  for (let at = start; at < end; at += 1) {
    const takeLeft = right >= end || (left < middle && compare(from[left] as T, from[right] as T) <= 0);
    to[at] = from[takeLeft ? left++ : right++] as T;
  }
  return end - start;
}
