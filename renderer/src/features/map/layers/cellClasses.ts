import { CLASS_COLOURS } from './palette.ts';

/** Classes of a measure: class i holds values from `from[i]` to `to[i]`, both reached by some cell. */
export type CellClasses = {
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Index in CLASS_COLOURS of each class. */
  readonly colours: readonly number[];
  readonly counts: readonly number[];
};

const CLASSES_ABOVE_ZERO = CLASS_COLOURS.length - 1;

/**
 * Zero is a class of its own (nothing happened is not "a little"); the rest is cut into up to five classes of about
 * equal numbers of cells, equal values never in two classes, so that ranges can be named by values that occur.
 */
export function classesFor(values: readonly number[]): CellClasses {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
  const zeros = values.length - sorted.length;
  const distinct = new Set(sorted).size;
  const wanted = Math.min(CLASSES_ABOVE_ZERO, distinct);
  const groups: number[][] = [];
  let start = 0;
  for (let group = 0; group < wanted && start < sorted.length; group += 1) {
    const left = wanted - group;
    let end =
      left === 1
        ? sorted.length
        : Math.min(sorted.length, start + Math.max(1, Math.round((sorted.length - start) / left)));
    while (end < sorted.length && sorted[end] === sorted[end - 1]) end += 1;
    groups.push(sorted.slice(start, end));
    start = end;
  }
  const step = (index: number): number =>
    groups.length <= 1 ? 3 : 1 + Math.round((index * (CLASS_COLOURS.length - 2)) / (groups.length - 1));
  const zero = zeros > 0 ? [{ values: [0], count: zeros, colour: 0 }] : [];
  const classes = [
    ...zero,
    ...groups.map((group, index) => ({ values: group, count: group.length, colour: step(index) })),
  ];
  return {
    from: classes.map(({ values: group }) => group[0] ?? 0),
    to: classes.map(({ values: group }) => group.at(-1) ?? 0),
    colours: classes.map(({ colour }) => colour),
    counts: classes.map(({ count }) => count),
  };
}

/** Class of a value: the first whose upper value reaches it. */
export function classOf(classes: CellClasses, value: number): number {
  const found = classes.to.findIndex((to) => value <= to);
  return found === -1 ? Math.max(0, classes.to.length - 1) : found;
}
