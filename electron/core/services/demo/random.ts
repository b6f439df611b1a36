/** A seeded source of numbers in [0, 1) with the few draws that the demo needs. */
export type Random = {
  readonly next: () => number;
  /** A number from `from` (inclusive) to `to` (exclusive). */
  readonly between: (from: number, to: number) => number;
  /** A whole number, both ends inclusive. */
  readonly whole: (from: number, to: number) => number;
  readonly chance: (share: number) => boolean;
  /** One of the items. Throws RangeError on an empty list. */
  readonly pick: <T>(items: readonly T[]) => T;
  readonly shuffle: <T>(items: readonly T[]) => T[];
};

/** Makes a source by sfc32 (Chris Doty-Humphrey, PractRand); the same seed gives the same numbers on every machine. */
export function makeRandom(seed: number): Random {
  let [a, b, c, counter] = [seed | 0, (seed / 0x100000000) | 0, 0x9e3779b9 | 0, 1];
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 0x100000000;
  };
  // The first draws still show the seed.
  for (let i = 0; i < 15; i++) next();
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(next() * items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  };
  return {
    next,
    between: (from, to) => from + next() * (to - from),
    whole,
    chance: (share) => next() < share,
    pick,
    shuffle: (items) =>
      items
        .map((item) => ({ item, key: next() }))
        .sort((x, y) => x.key - y.key)
        .map(({ item }) => item),
  };
}
