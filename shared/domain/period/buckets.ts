import type { DaySpan } from './span.ts';
import { dayStart, monthStart, partsOf } from './span.ts';

export const BUCKET_UNITS = ['day', 'week', 'month'] as const;
export type BucketUnit = (typeof BUCKET_UNITS)[number];

/** First day of the bucket that a day is in; weeks begin on Monday. */
export function bucketStart(day: number, unit: BucketUnit): number {
  if (unit === 'day') return day;
  // Day 0 was a Thursday.
  if (unit === 'week') return day - ((((day + 3) % 7) + 7) % 7);
  const { year, month } = partsOf(day);
  return monthStart(year, month);
}

/** First day of the next bucket. */
export function nextBucket(day: number, unit: BucketUnit): number {
  if (unit === 'day') return day + 1;
  if (unit === 'week') return bucketStart(day, unit) + 7;
  const { year, month } = partsOf(day);
  return monthStart(year, month + 1);
}

/** Day numbers at which the buckets over a span begin, and the end of the last one. */
export function bucketDays(span: DaySpan, unit: BucketUnit): Int32Array {
  const days: number[] = [bucketStart(span.fromDay, unit)];
  for (let day = days[0] ?? 0; day < span.toDay; ) {
    day = nextBucket(day, unit);
    days.push(day);
  }
  return Int32Array.from(days);
}

/** Index of the first of ascending values that is not below `value`; their count when all are. */
export function lowerBound(ascending: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Minutes since the epoch, the unit of packed events; day borders are whole minutes. */
export const minuteOf = (atMs: number): number => Math.floor(atMs / 60_000);

/** How many of the ascending instants (minutes since the epoch) fall into each bucket between `days`. */
export function countBuckets(atMin: ArrayLike<number>, days: Int32Array): Uint32Array {
  const counts = new Uint32Array(Math.max(0, days.length - 1));
  let from = lowerBound(atMin, minuteOf(dayStart(days[0] ?? 0)));
  for (let i = 0; i < counts.length; i += 1) {
    const to = lowerBound(atMin, minuteOf(dayStart(days[i + 1] ?? 0)));
    counts[i] = to - from;
    from = to;
  }
  return counts;
}
