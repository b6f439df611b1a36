export {
  BUCKET_UNITS,
  type BucketUnit,
  bucketDays,
  bucketStart,
  countBuckets,
  lowerBound,
  minuteOf,
  nextBucket,
} from './buckets.ts';
export { byChange, type Change, changeOf, FEW_EVENTS } from './change.ts';
export { countMonths, monthsUpTo } from './months.ts';
export { ascendingOrder } from './order.ts';
export {
  addMonths,
  type DaySpan,
  dayOf,
  dayStart,
  dayText,
  instantsOf,
  monthStart,
  PERIOD_PRESETS,
  PERIOD_STEPS,
  type PeriodChoice,
  type PeriodPreset,
  type PeriodStep,
  parseDay,
  partsOf,
  spanOf,
  stepSpan,
  yearBefore,
} from './span.ts';
