/**
 * Numbers rounded for showing, to whole tenths, so that what is shown adds up to their shown sum exactly (largest
 * remainders; of equal ones the first). Answers in tenths.
 */
export function shownTenths(points: readonly number[]): number[] {
  const exact = points.map((one) => one * 10);
  const total = Math.round(exact.reduce((sum, one) => sum + one, 0));
  const floors = exact.map(Math.floor);
  const short = total - floors.reduce((sum, one) => sum + one, 0);
  const order = exact
    .map((one, i) => ({ i, rest: one - Math.floor(one) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order.slice(0, Math.max(0, short))) floors[i] = (floors[i] as number) + 1;
  return floors;
}
