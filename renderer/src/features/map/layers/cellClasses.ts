import { classBounds } from '#shared/domain/hotspot/classes';
import { CLASS_COLOURS } from './palette.ts';

/** Classes of a measure: class i holds values from `from[i]` to `to[i]`, both reached by some cell. */
export type CellClasses = {
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Index in CLASS_COLOURS of each class. */
  readonly colours: readonly number[];
  /** How many cells are in each class. */
  readonly counts: readonly number[];
};

const CLASSES_ABOVE_ZERO = CLASS_COLOURS.length - 1;
const MIDDLE_COLOUR = 3;

/**
 * Zero is a class of its own (nothing happened is not "a little"); the rest is cut by natural breaks into up to five,
 * named by values that occur, so that no class is empty.
 */
export function classesFor(values: readonly number[]): CellClasses {
  const above = values.filter((value) => value > 0);
  const zeros = values.length - above.length;
  const bounds = classBounds(above, CLASSES_ABOVE_ZERO, 'naturalBreaks');
  const groups = bounds.map((bound, index) => {
    const below = bounds[index - 1] ?? 0;
    return above.filter((value) => value > below && value <= bound);
  });
  const colourOf = (index: number): number =>
    groups.length === 1
      ? MIDDLE_COLOUR
      : 1 + Math.round((index * (CLASSES_ABOVE_ZERO - 1)) / (groups.length - 1));
  const zero = zeros > 0 ? [0] : [];
  return {
    from: [...zero, ...groups.map((group) => Math.min(...group))],
    to: [...zero, ...bounds],
    colours: [...zero, ...groups.map((_, index) => colourOf(index))],
    counts: [...(zeros > 0 ? [zeros] : []), ...groups.map((group) => group.length)],
  };
}

/** Class of a value: the first whose upper value reaches it. */
export function classOf(classes: CellClasses, value: number): number {
  const found = classes.to.findIndex((to) => value <= to);
  return found === -1 ? Math.max(0, classes.to.length - 1) : found;
}
