import { z } from 'zod';
import { availabilityAt, dayNumber, isOpenAt } from '../availability/index.ts';
import type { FieldType } from '../kinds/index.ts';
import { type WeeklySlot, weeklySlotSchema } from '../kinds/values.ts';
import { foldText } from '../search/fold.ts';
import { exceptionsOf } from '../written/index.ts';

/**
 * What may be asked of a field. `withinDays`: a day of the last N (today included); `notWithinDays`: older, or none at
 * all; `inNextDays`: from today to N days ahead; `openAt`: weekly hours at an instant (epoch ms) or `now`;
 * `is` false takes everything that is not a yes.
 */
export const CONDITION_OPS = [
  'is',
  'contains',
  'anyOf',
  'allOf',
  'noneOf',
  'atLeast',
  'atMost',
  'withinDays',
  'notWithinDays',
  'inNextDays',
  'openAt',
  'empty',
  'filled',
] as const;
export type ConditionOp = (typeof CONDITION_OPS)[number];

/** One question to one field: a shared column, a key of a kind's attributes, or `custom.<id>` of an office's own. */
export const conditionSchema = z.object({
  field: z.string().regex(/^[\w.:-]{1,80}$/),
  op: z.enum(CONDITION_OPS),
  value: z
    .union([
      z.string().max(200),
      z.number(),
      z.boolean(),
      z.array(z.union([z.string().max(200), z.number()])).max(200),
    ])
    .optional(),
});
export type Condition = z.infer<typeof conditionSchema>;

const EITHER = ['empty', 'filled'] as const;
/** What may be asked of each type of field, the commonest first. */
export const OPS_OF: Record<FieldType, readonly ConditionOp[]> = {
  text: ['contains', 'is', ...EITHER],
  longText: ['contains', ...EITHER],
  phone: ['contains', ...EITHER],
  number: ['atLeast', 'atMost', 'is', ...EITHER],
  date: ['withinDays', 'notWithinDays', 'inNextDays', 'atLeast', 'atMost', ...EITHER],
  choice: ['anyOf', 'noneOf', ...EITHER],
  category: ['anyOf', 'noneOf', ...EITHER],
  level: ['anyOf', 'noneOf', ...EITHER],
  tags: ['anyOf', 'allOf', 'noneOf', 'contains', ...EITHER],
  boolean: ['is'],
  weekly: ['openAt', ...EITHER],
  choices: ['anyOf', 'allOf', 'noneOf', ...EITHER],
  person: ['anyOf', 'noneOf', ...EITHER],
  file: EITHER,
  skills: ['anyOf', 'allOf', 'noneOf', 'contains', ...EITHER],
  skillLevels: EITHER,
  certificates: EITHER,
  contacts: EITHER,
  exceptions: EITHER,
};

/** When a condition is judged: today's day number (see `dayNumberAt`) and the instant that `now` means. */
export type Moment = { readonly day: number; readonly atMs: number };

type Test = (value: unknown) => boolean;
type Value = Condition['value'];

const isBlank: Test = (value) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Texts are compared as search does, so that full width, capitals and 繁體 make no difference. */
const plain = (value: unknown): unknown => (typeof value === 'string' ? foldText(value) : value);
const items = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : isBlank(value) ? [] : [value];
const wanted = (value: Value): readonly unknown[] => items(value).map(plain);

function daysAgo(value: unknown, moment: Moment): number | null {
  const day = typeof value === 'string' ? dayNumber(value.slice(0, 10)) : null;
  return day === null ? null : moment.day - day;
}
function compare(value: unknown, bound: Value, holds: (order: number) => boolean): boolean {
  if (typeof value === 'number' && typeof bound === 'number') return holds(value - bound);
  if (typeof value !== 'string' || typeof bound !== 'string' || value === '') return false;
  return holds(value < bound ? -1 : value > bound ? 1 : 0);
}
/** What is a slot among what a row may hold. */
const slots = (value: unknown): WeeklySlot[] =>
  items(value).filter((slot): slot is WeeklySlot => weeklySlotSchema.safeParse(slot).success);

type Attrs = Readonly<Record<string, unknown>>;

/** Beyond this no calendar reaches (ECMA-262, time values), with room for a time zone; epoch milliseconds. */
const LAST_INSTANT_MS = 8.6e15;

function isOpen(value: unknown, atMs: number): boolean {
  if (!(Math.abs(atMs) < LAST_INSTANT_MS)) return false;
  if (Array.isArray(value)) return isOpenAt(slots(value), atMs);
  if (value === null || typeof value !== 'object') return false;
  const { weekly, onCall, exceptions, notBefore, closedOnHolidays, capacityState } = value as Attrs;
  const times = {
    weekly: slots(weekly),
    exceptions: exceptionsOf(exceptions),
    notBefore: typeof notBefore === 'string' ? notBefore : null,
    closedOnHolidays: closedOnHolidays === true,
    onCall: onCall === true,
    capacityState: typeof capacityState === 'string' ? capacityState : null,
  };
  return availabilityAt(times, atMs).state === 'yes';
}

const TESTS: Record<ConditionOp, (value: Value, moment: Moment) => Test> = {
  is: (given) => {
    if (given === false) return (value) => value !== true;
    const [want] = wanted(given);
    return (value) => items(value).some((item) => plain(item) === want);
  },
  contains: (given) => {
    const part = foldText(String(given ?? ''));
    return (value) => items(value).some((item) => foldText(String(item)).includes(part));
  },
  anyOf: (given) => {
    const set = new Set(wanted(given));
    return (value) => items(value).some((item) => set.has(plain(item)));
  },
  allOf: (given) => {
    const all = wanted(given);
    return (value) => {
      const has = new Set(items(value).map(plain));
      return all.every((item) => has.has(item));
    };
  },
  noneOf: (given, moment) => {
    const any = TESTS.anyOf(given, moment);
    return (value) => !any(value);
  },
  atLeast: (bound) => (value) => compare(value, bound, (order) => order >= 0),
  atMost: (bound) => (value) => compare(value, bound, (order) => order <= 0),
  withinDays: (days, moment) => (value) => {
    const ago = daysAgo(value, moment);
    return ago !== null && ago >= 0 && ago <= Number(days);
  },
  notWithinDays: (days, moment) => (value) => {
    const ago = daysAgo(value, moment);
    return ago === null || ago > Number(days);
  },
  inNextDays: (days, moment) => (value) => {
    const ago = daysAgo(value, moment);
    return ago !== null && ago <= 0 && -ago <= Number(days);
  },
  openAt: (given, moment) => (value) => isOpen(value, typeof given === 'number' ? given : moment.atMs),
  empty: () => isBlank,
  filled: () => (value) => !isBlank(value),
};

/** The condition as a function of a field's value (as JSON holds it; undefined when there is none). */
export function makeTest(condition: Condition, moment: Moment): Test {
  return TESTS[condition.op](condition.value, moment);
}
