export const HEAD_WIDTH = 76;
/** Columns drawn beyond the edge, pixels. */
const BEYOND = 200;

/** Where each column begins, and the width of all, pixels; the row's head comes first. */
export function columnLefts(widths: readonly number[]): {
  readonly lefts: readonly number[];
  readonly total: number;
} {
  const lefts: number[] = [];
  let total = HEAD_WIDTH;
  for (const width of widths) {
    lefts.push(total);
    total += width;
  }
  return { lefts, total };
}

export type Sight = { readonly from: number; readonly to: number };

/** The columns behind the frozen ones that are in sight: `to` is exclusive. */
export function columnsInSight(
  lefts: readonly number[],
  widths: readonly number[],
  frozen: number,
  view: { readonly left: number; readonly width: number },
): Sight {
  const count = widths.length;
  const end = (index: number): number => (lefts[index] ?? 0) + (widths[index] ?? 0);
  let from = Math.min(frozen, count);
  while (from < count && end(from) < view.left - BEYOND) from += 1;
  let to = from;
  while (to < count && (lefts[to] ?? 0) <= view.left + view.width + BEYOND) to += 1;
  return { from, to };
}

/** How far to scroll sideways so that a column is whole in sight beside the frozen ones. */
export function scrollFor(
  left: number,
  width: number,
  frozenEnd: number,
  view: { readonly left: number; readonly width: number },
): number {
  if (left < view.left + frozenEnd) return Math.max(0, left - frozenEnd);
  if (left + width > view.left + view.width) return left + width - view.width;
  return view.left;
}
