import type { Category } from '#shared/contract/things';
import { cstDate, cstDayStart, DAY_MS } from '#shared/domain/workflow/calendar';
import { dueAt } from '#shared/domain/workflow/deadline';
import type { ProblemState } from '#shared/domain/workflow/states';
import { makeCourse } from './course.ts';
import { assign, chooseHelpers, type Helper } from './helpers.ts';
import type { Making, PlacedThing } from './resources.ts';
import { makeScene } from './scenes.ts';
import type { DemoProblem } from './types.ts';
import type { DemoWords } from './words.ts';

type Trouble = DemoWords['problems'][number];

/** How many end in each state and how old those are, days. */
const STATES: readonly { state: ProblemState; count: number; fromDays: number; toDays: number }[] = [
  { state: 'closed', count: 40, fromDays: 6, toDays: 362 },
  { state: 'pendingCheck', count: 4, fromDays: 1, toDays: 9 },
  { state: 'inProgress', count: 5, fromDays: 0.6, toDays: 8 },
  { state: 'dispatched', count: 4, fromDays: 0.2, toDays: 4 },
  { state: 'accepted', count: 3, fromDays: 0.1, toDays: 1.5 },
  { state: 'reported', count: 4, fromDays: 0.02, toDays: 0.6 },
];

/** Trouble of a season is this many times likelier in it than trouble of all year. */
const SEASON_WEIGHT = 4;

const monthOf = (atMs: number): number => Number(cstDate(atMs).slice(5, 7));

function inSeason([from, to]: readonly [number, number], month: number): boolean {
  return from <= to ? month >= from && month <= to : month >= from || month <= to;
}

/** A trouble of the month; the more often one was told, the less it is told again. */
function chooseTrouble({ random, words }: Making, month: number, told: Map<Trouble, number>): Trouble {
  const weighted = words.problems
    .filter((trouble) => inSeason(trouble.months, month))
    .map((trouble) => {
      const [from, to] = trouble.months;
      const season = from === 1 && to === 12 ? 1 : SEASON_WEIGHT;
      return { trouble, weight: (trouble.weight * season) / (1 + 4 * (told.get(trouble) ?? 0)) };
    });
  let left = random.next() * weighted.reduce((sum, one) => sum + one.weight, 0);
  const chosen =
    weighted.find(({ weight }) => {
      left -= weight;
      return left < 0;
    })?.trouble ?? random.pick(words.problems);
  told.set(chosen, (told.get(chosen) ?? 0) + 1);
  return chosen;
}

/** Moves a report to an hour at which people call about such a thing, never into the future. */
function atHour({ random, nowMs }: Making, aroundMs: number, [from, to]: readonly [number, number]): number {
  const atMs = cstDayStart(aroundMs) + Math.round(random.between(from, to + 1) * 60) * 60_000;
  return atMs < nowMs - 20 * 60_000 ? atMs : atMs - DAY_MS;
}

function makeProblem(
  making: Making,
  given: { readonly trouble: Trouble; readonly reportedAtMs: number; readonly state: ProblemState },
  surroundings: {
    readonly resources: readonly PlacedThing[];
    readonly helpers: readonly Helper[];
    readonly categories: ReadonlyMap<string, Category>;
  },
): DemoProblem {
  const { random, nowMs, plan } = making;
  const { trouble, reportedAtMs, state } = given;
  const category = surroundings.categories.get(trouble.categoryId);
  const scene = makeScene(making, surroundings.resources, trouble.where, trouble.categoryId);
  const level = category?.defaultLevel ?? 4;
  const deadlineHours = category?.deadlineHours ?? 72;
  const history = makeCourse(random, state, { reportedAtMs, nowMs, deadlineHours });
  const closedAtMs = state === 'closed' ? (history.at(-1)?.atMs ?? null) : null;
  const helpers = chooseHelpers(random, surroundings.helpers, category?.needs ?? [], scene.point);
  return {
    text: random.pick(trouble.texts).replace('{place}', scene.place),
    categoryId: trouble.categoryId,
    level,
    placeText: scene.place,
    anchor: plan.toLngLat(making.spot(scene.point, 3)),
    reporterName: making.nameOf(random.chance(0.55) ? 'female' : 'male'),
    reporterPhone: making.phones.mobile(),
    reportedAtMs,
    dueAtMs: dueAt(reportedAtMs, deadlineHours, level),
    state,
    closedAtMs,
    result: closedAtMs === null ? null : random.pick(trouble.results),
    rating: closedAtMs === null || random.chance(0.15) ? null : random.pick([5, 5, 5, 4, 4, 3, 2]),
    assignments: assign(random, helpers, history),
    history,
  };
}

/** Reports of one year by the seasons, in every state, each with its history and its helpers. */
export function makeProblems(
  making: Making,
  resources: readonly PlacedThing[],
  helpers: readonly Helper[],
  categories: readonly Category[],
): DemoProblem[] {
  const surroundings = { resources, helpers, categories: new Map(categories.map((one) => [one.id, one])) };
  const told = new Map<Trouble, number>();
  const problems = STATES.flatMap(({ state, count, fromDays, toDays }) =>
    Array.from({ length: count }, (_, n) => {
      // One in each equal part of the time, so that no month stays empty.
      const days = fromDays + ((toDays - fromDays) * (n + making.random.next())) / count;
      const aroundMs = making.nowMs - Math.round(days * DAY_MS);
      const trouble = chooseTrouble(making, monthOf(aroundMs), told);
      const reportedAtMs = atHour(making, aroundMs, trouble.hours);
      return makeProblem(making, { trouble, reportedAtMs, state }, surroundings);
    }),
  );
  return problems.sort((a, b) => a.reportedAtMs - b.reportedAtMs);
}
