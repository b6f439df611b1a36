import type { BreakMethod } from '#renderer/state/colouring';
import { classBounds, ownBounds } from '#shared/domain/hotspot/classes';

/** Classes of a measure, from little to much. */
export type CellClasses = {
  readonly from: readonly number[];
  readonly to: readonly number[];
  /**
   * Limits cut the scale ("above from, up to to", perhaps with nothing between); otherwise `from` and `to` are values
   * of cells.
   */
  readonly byLimits: boolean;
  /** Whether the first class is zero alone: nothing happened is not "a little". */
  readonly zero: boolean;
  /** How many cells are in each class. */
  readonly counts: readonly number[];
};

export type ClassChoice = {
  readonly method: BreakMethod;
  readonly classes: number;
  readonly breaks: readonly number[];
};

function boundsOf(above: readonly number[], { method, classes, breaks }: ClassChoice): readonly number[] {
  if (method !== 'own') return classBounds(above, classes, method);
  return ownBounds(
    above,
    breaks.filter((value) => value > 0),
  );
}

/** Puts values (not below zero) into classes; zero is a class of its own. */
export function classesFor(values: readonly number[], choice: ClassChoice): CellClasses {
  const above = values.filter((value) => value > 0);
  const zeros = values.length - above.length;
  const bounds = boundsOf(above, choice);
  const groups = bounds.map((bound, index) => {
    const below = bounds[index - 1] ?? 0;
    return above.filter((value) => value > below && value <= bound);
  });
  const byLimits = choice.method === 'own' || choice.method === 'equalInterval';
  const lowest = choice.method === 'own' ? 0 : Math.min(...above);
  const from = byLimits
    ? bounds.map((_, index) => bounds[index - 1] ?? lowest)
    : groups.map((group) => Math.min(...group));
  const zero = zeros > 0;
  return {
    from: zero ? [0, ...from] : from,
    to: zero ? [0, ...bounds] : bounds,
    byLimits,
    zero,
    counts: [...(zero ? [zeros] : []), ...groups.map((group) => group.length)],
  };
}

/** Class of a value: the first whose upper value reaches it. */
export function classOf(classes: CellClasses, value: number): number {
  const found = classes.to.findIndex((to) => value <= to);
  return found === -1 ? Math.max(0, classes.to.length - 1) : found;
}

/** Numbers in a typed text: `10 20，35.5`; what is no number is left out. */
export function parseBreaks(text: string): readonly number[] {
  const numbers = text
    .normalize('NFKC')
    .split(/[^\d.]+/)
    .filter((part) => part !== '' && part !== '.')
    .map(Number)
    .filter((value) => Number.isFinite(value) && value > 0);
  return [...new Set(numbers)].sort((a, b) => a - b).slice(0, 7);
}

/** Digits behind the point with which different values look different: 0 to 3. */
export function digitsFor(values: readonly number[]): number {
  const distinct = [...new Set(values.filter(Number.isFinite))];
  if (distinct.every(Number.isInteger)) return 0;
  for (let digits = 1; digits < 3; digits += 1)
    if (new Set(distinct.map((value) => value.toFixed(digits))).size === distinct.length) return digits;
  return distinct.length > 0 ? 3 : 0;
}
