import type { WeeklySlot } from '#shared/domain/kinds/values';
import { cstDate, DAY_MS } from '#shared/domain/workflow/calendar';
import type { PlanPoint } from './plan.ts';
import type { Random } from './random.ts';
import type { DemoWords } from './words.ts';

const slot = (days: readonly number[], fromHour: number, toHour: number): readonly WeeklySlot[] =>
  days.map((day) => ({ day, fromMin: fromHour * 60, toMin: toHour * 60 }));
const WEEKDAYS = [1, 2, 3, 4, 5];
const WEEKEND = [6, 7];
const DAILY = [...WEEKDAYS, ...WEEKEND];

/** Hours by the names that words.json uses. */
const HOURS: Readonly<Record<string, readonly WeeklySlot[]>> = {
  always: slot(DAILY, 0, 24),
  office: slot(WEEKDAYS, 8.5, 17),
  clinic: slot([...WEEKDAYS, 6], 8, 17),
  school: slot(WEEKDAYS, 7.5, 17),
  afternoon: slot(WEEKDAYS, 15.5, 18),
  shop: slot(DAILY, 8, 21),
  market: slot(DAILY, 5, 18),
  meals: [...slot(DAILY, 6.5, 8.5), ...slot(DAILY, 10.5, 12.5), ...slot(WEEKDAYS, 16.5, 18)],
  day: slot(DAILY, 8, 18),
  evening: slot(DAILY, 17, 21),
  night: [...slot(DAILY, 19, 24), ...slot(DAILY, 0, 1)],
  weekend: slot(WEEKEND, 8.5, 16.5),
  wide: slot(DAILY, 6.5, 22.5),
  afterWork: [...slot(WEEKDAYS, 18.5, 21.5), ...slot(WEEKEND, 9, 20)],
};

/** Weekly hours by name. Throws RangeError on a name that words.json made up. */
export function hoursOf(name: string): readonly WeeklySlot[] {
  const hours = HOURS[name];
  if (!hours) throw new RangeError(`hours ${name}`);
  return hours;
}

/** Numbers that cannot be anybody's: 0574-0000xxxx and 1380000xxxx, each given once. */
export function makePhones(): { landline: () => string; mobile: () => string } {
  const counter = (from: number, step: number): (() => string) => {
    let last = from;
    return () => {
      last += step;
      return String(last).padStart(4, '0');
    };
  };
  const [line, mobile] = [counter(100, 7), counter(1000, 13)];
  return { landline: () => `0574-0000${line()}`, mobile: () => `1380000${mobile()}` };
}

export type Gender = 'female' | 'male';

/** Invented names, each given once while there are any left. */
export function makeNames(random: Random, words: DemoWords): (gender: Gender) => string {
  const given = new Set<string>();
  return (gender) => {
    for (let tries = 0; ; tries++) {
      const name =
        random.pick(words.surnames) + random.pick(gender === 'female' ? words.givenFemale : words.givenMale);
      if (given.has(name) && tries < 50) continue;
      given.add(name);
      return name;
    }
  };
}

/** Keeps positions apart: the nearest free place around the wanted one, metres on the plan. */
export function makeSpots(): (wanted: PlanPoint, gapM: number) => PlanPoint {
  const taken: PlanPoint[] = [];
  const isFree = ([u, v]: PlanPoint, gapM: number): boolean =>
    taken.every((other) => Math.hypot(other[0] - u, other[1] - v) >= gapM);
  return (wanted, gapM) => {
    let spot = wanted;
    // A spiral of golden-angle steps tries the near places first.
    for (let n = 1; !isFree(spot, gapM); n++) {
      const [radiusM, angle] = [gapM * 0.5 * Math.sqrt(n), n * 2.39996];
      spot = [wanted[0] + radiusM * Math.cos(angle), wanted[1] + radiusM * Math.sin(angle)];
    }
    taken.push(spot);
    return spot;
  };
}

/** A day about so many days before (or, negative, after) an instant, `YYYY-MM-DD`. */
export const daysBefore = (nowMs: number, days: number): string => cstDate(nowMs - days * DAY_MS);
