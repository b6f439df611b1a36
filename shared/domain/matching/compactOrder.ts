/** The middle of all places is cut into so many steps each way; what lies outside of it belongs to those at the edge. */
const BITS = 10;
const SIDE = 1 << BITS;
/** Shares of all places that lie before and behind the middle. */
const EDGE = 0.02;
const SAMPLED = 2048;
/** Behind all that have a place. */
const NOWHERE = SIDE * SIDE;

/** What is known of candidates by their numbers: degrees, whether they have a place at all, and their list. */
export type Numbered = {
  readonly lngLat: Float64Array;
  readonly hasPlace: (n: number) => boolean;
  readonly listOf: (n: number) => number;
};

/**
 * The numbers of some candidates in the order in which they are best numbered anew: those of one list together, and of
 * them neighbours one after another, along Hilbert's curve; then those without a place.
 */
export function compactOrder(numbers: Uint32Array, known: Numbered): Uint32Array {
  const { lngLat, hasPlace, listOf } = known;
  const [west, width] = middleOf(numbers, known, 0);
  const [south, height] = middleOf(numbers, known, 1);
  // Key and place in `numbers` in one number, which sorts fast and keeps the order of equal keys.
  const keys = new Float64Array(numbers.length);
  for (let i = 0; i < numbers.length; i += 1) {
    const n = numbers[i] as number;
    const x = step(((lngLat[2 * n] as number) - west) / width);
    const y = step(((lngLat[2 * n + 1] as number) - south) / height);
    const along = hasPlace(n) ? alongHilbert(x, y) : NOWHERE;
    keys[i] = (listOf(n) * 2 * NOWHERE + along) * numbers.length + i;
  }
  keys.sort();
  return Uint32Array.from(keys, (key) => numbers[key % numbers.length] as number);
}

const step = (share: number): number => Math.min(SIDE - 1, Math.max(0, Math.floor(share * SIDE)));

/** Where a square of the grid comes on Hilbert's curve (Hilbert 1891; by Warren, "Hacker's Delight", ch. 16). */
function alongHilbert(column: number, row: number): number {
  let [x, y, along] = [column, row, 0];
  for (let half = SIDE >> 1; half > 0; half >>= 1) {
    const right = (x & half) > 0 ? 1 : 0;
    const upper = (y & half) > 0 ? 1 : 0;
    along += half * half * ((3 * right) ^ upper);
    if (upper === 1) continue;
    if (right === 1) {
      x = SIDE - 1 - x;
      y = SIDE - 1 - y;
    }
    [x, y] = [y, x];
  }
  return along;
}

/** The span of the middle of all places along an axis, by a sample of them. */
function middleOf(
  numbers: Uint32Array,
  { lngLat, hasPlace }: Numbered,
  axis: number,
): readonly [low: number, span: number] {
  const stride = Math.max(1, Math.floor(numbers.length / SAMPLED));
  const sample: number[] = [];
  for (let i = 0; i < numbers.length; i += stride) {
    const n = numbers[i] as number;
    if (hasPlace(n)) sample.push(lngLat[2 * n + axis] as number);
  }
  const sorted = Float64Array.from(sample).sort();
  const low = sorted[Math.floor(sorted.length * EDGE)] ?? 0;
  const high = sorted[Math.ceil(sorted.length * (1 - EDGE)) - 1] ?? low;
  return [low, Math.max(high - low, Number.EPSILON)];
}
