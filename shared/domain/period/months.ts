import { minuteOf, nextBucket } from './buckets.ts';
import { addMonths, dayOf, dayStart, dayText, monthStart, partsOf } from './span.ts';

/** The China months up to the one of `nowMs` (epoch ms): their names `YYYY-MM`, and the minutes at which they begin, with the end of the last. */
export function monthsUpTo(
  nowMs: number,
  count: number,
): { readonly names: readonly string[]; readonly starts: Uint32Array } {
  const { year, month } = partsOf(dayOf(nowMs));
  const last = monthStart(year, month);
  const days = Array.from({ length: count }, (_, i) => addMonths(last, i - count + 1));
  const ends = [...days, nextBucket(last, 'month')];
  return {
    names: days.map((day) => dayText(day).slice(0, 7)),
    starts: Uint32Array.from(ends, (day) => minuteOf(dayStart(day))),
  };
}

/**
 * How many instants (minutes since the epoch, in any order) fall into each stretch between ascending `starts`: all of
 * them in the first array, those that `mine` holds for in the second.
 */
export function countMonths(
  atMin: Uint32Array,
  count: number,
  starts: Uint32Array,
  takes: (index: number) => boolean,
  mine: (index: number) => boolean,
): { readonly all: Uint32Array; readonly own: Uint32Array } {
  const months = Math.max(0, starts.length - 1);
  const all = new Uint32Array(months);
  const own = new Uint32Array(months);
  const first = starts[0] ?? 0;
  const end = starts[months] ?? 0;
  for (let i = 0; i < count; i++) {
    const at = atMin[i] ?? 0;
    if (at < first || at >= end || !takes(i)) continue;
    let month = Math.min(months - 1, Math.floor(((at - first) / (end - first)) * months));
    // Months are of unequal length: a guess is never off by more than one or two.
    while (at < (starts[month] ?? 0)) month -= 1;
    while (at >= (starts[month + 1] ?? 0)) month += 1;
    all[month] = (all[month] ?? 0) + 1;
    if (mine(i)) own[month] = (own[month] ?? 0) + 1;
  }
  return { all, own };
}
