/** Fewer events than this in both spans together say nothing of a trend. */
export const FEW_EVENTS = 10;

/** What two counts of one place say, beside each other. */
export type Change = {
  readonly a: number;
  readonly b: number;
  readonly difference: number;
  /** Both counts together are so small that chance alone moves them. */
  readonly few: boolean;
  /** Change from A to B as a share of A (0.5 = half more); null when A or both are too small to divide by. */
  readonly share: number | null;
};

/**
 * Compares the counts of two spans. `lengthRatio` is days of B by days of A: shares compare counts a day, so that a month
 * of 31 days is not more than one of 28. No share is given where A has fewer than FEW_EVENTS: from 1 to 4 is three more,
 * not +300 %.
 */
export function changeOf(a: number, b: number, lengthRatio: number): Change {
  const share = a >= FEW_EVENTS && lengthRatio > 0 ? b / lengthRatio / a - 1 : null;
  return { a, b, difference: b - a, few: a + b < FEW_EVENTS, share };
}

/** The order of a table of changes: the biggest difference first, then the bigger counts. */
export const byChange = (one: Change, other: Change): number =>
  Math.abs(other.difference) - Math.abs(one.difference) || other.a + other.b - (one.a + one.b);
