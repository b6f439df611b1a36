import { kindOf } from '#shared/domain/kinds/index';
import {
  type Capacities,
  type LevelId,
  type PlanInput,
  type PlanPair,
  placesOf,
} from '#shared/domain/matching/assign/index';
import type { Pick } from '#shared/domain/matching/index';
import type { Gathered, PlanInputs, Waiting } from './gather.ts';
import { goesUnasked, type Other } from './lacks.ts';

const LOWEST: LevelId = 4;

type Named = { readonly problemId: string; readonly thingId: string };

/** The clerk's decisions and the engine's answers as a task, with the way back from its numbers. */
export type Built = {
  readonly input: PlanInput;
  readonly pickOf: (pair: PlanPair) => Pick;
  /** Fixed pairs that are not possible. */
  readonly impossible: readonly Named[];
  /** Whether nobody outside of those considered could make a difference. */
  readonly exact: boolean;
  /** Who fits each problem and is not sent by itself, and why. */
  readonly others: readonly (readonly Other[])[];
  /** How many could go to each problem, whom the clerk excluded. */
  readonly withheld: readonly number[];
};

/** Who of a problem's picks may go. */
type Choice = {
  readonly free: readonly Pick[];
  /** Away, used up, or outside of their range. */
  readonly strained: readonly Pick[];
  /** Who could go, had the clerk not excluded them. */
  readonly excluded: readonly Pick[];
};

/** Makes the task of a plan. */
export function buildPlan(gathered: Gathered, decided: PlanInputs, capacities: Capacities): Built {
  const { waiting } = gathered;
  const choose = chooser(decided);
  const helpers = new Helpers(gathered, decided, capacities);
  const places = waiting.reduce((sum, { row }) => sum + (decided.needs[row.id] ?? 1), 0);
  const fixedKeys = new Set(decided.fixed.map(keyOf));
  const pairs: PlanPair[] = [];
  const fixed: PlanPair[] = [];
  const picks: ReadonlyMap<number, Pick>[] = [];
  const others: (readonly Other[])[] = [];
  const withheld: number[] = [];
  const fixedFound = new Set<string>();
  let exact = true;
  for (const [problem, one] of waiting.entries()) {
    const choice = choose(one);
    const { free, excluded } = choice;
    const own = new Map<number, Pick>();
    for (const pick of free) {
      const pair = { problem, helper: helpers.numberOf(pick), score: pick.score, distanceM: pick.distanceM };
      own.set(pair.helper, pick);
      pairs.push(pair);
      const key = keyOf({ problemId: one.row.id, thingId: pick.thingId });
      if (!fixedKeys.has(key)) continue;
      fixed.push(pair);
      fixedFound.add(key);
    }
    picks.push(own);
    withheld.push(excluded.length);
    const goes = free.filter((pick) => helpers.hasPlaces(pick));
    const isLeftOut = decided.leftOut.includes(one.row.id);
    others.push(isLeftOut ? [] : othersOf(one, choice, own, helpers));
    if (!isLeftOut) exact &&= isEnough(one, goes, places);
  }
  return {
    input: { problems: problemsOf(waiting, decided), helpers: helpers.all, pairs, fixed },
    pickOf: ({ problem, helper }) => picks[problem]?.get(helper) as Pick,
    impossible: decided.fixed.filter(
      (pair) => !decided.leftOut.includes(pair.problemId) && !fixedFound.has(keyOf(pair)),
    ),
    exact,
    others,
    withheld,
  };
}

/** Who fits and does not go by itself; `own`: who could go as far as the problem is concerned. */
function othersOf(
  { barred, places }: Waiting,
  { free, strained, excluded }: Choice,
  own: ReadonlyMap<number, Pick>,
  helpers: Helpers,
): readonly Other[] {
  const fixed = new Set([...own.values()].map(({ thingId }) => thingId));
  const as = (why: Other['why'], picks: readonly Pick[]): Other[] => picks.map((pick) => ({ pick, why }));
  return [
    ...as(
      'busy',
      free.filter((pick) => !helpers.hasPlaces(pick)),
    ),
    ...as('strained', strained),
    ...as('excluded', excluded),
    ...as('expired', barred),
    ...places
      .filter(({ thingId }) => !fixed.has(thingId))
      .map((pick): Other => ({ pick, why: helpers.hasPlaces(pick) ? 'place' : 'busy' })),
  ];
}

const keyOf = ({ problemId, thingId }: Named): string => `${problemId} ${thingId}`;

/** Numbers the helpers as they are met. */
class Helpers {
  readonly all: { id: string; capacity: number }[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #gathered: Gathered;
  readonly #decided: PlanInputs;
  readonly #capacities: Capacities;

  constructor(gathered: Gathered, decided: PlanInputs, capacities: Capacities) {
    this.#gathered = gathered;
    this.#decided = decided;
    this.#capacities = capacities;
  }

  /** So many as the kind goes to at one time, and no more than agreed unless the clerk says so. */
  #placesOf({ thingId, kind }: Pick): number {
    const { busy, callsLeft } = this.#gathered;
    const { stretch, fixed } = this.#decided;
    const most = placesOf(kind, this.#capacities, busy.get(thingId) ?? 0);
    if (stretch) return most;
    const own = fixed.filter((pair) => pair.thingId === thingId).length;
    return Math.min(most, Math.max(own, callsLeft.get(thingId) ?? most));
  }

  numberOf(pick: Pick): number {
    const { thingId } = pick;
    const known = this.#numbers.get(thingId);
    if (known !== undefined) return known;
    this.all.push({ id: thingId, capacity: this.#placesOf(pick) });
    this.#numbers.set(thingId, this.all.length - 1);
    return this.all.length - 1;
  }

  hasPlaces(pick: Pick): boolean {
    return (this.all[this.numberOf(pick)]?.capacity ?? 0) > 0;
  }
}

function problemsOf(waiting: readonly Waiting[], decided: PlanInputs): PlanInput['problems'] {
  const leftOut = new Set(decided.leftOut);
  return waiting.map(({ row }) => ({
    id: row.id,
    level: (row.level ?? LOWEST) as LevelId,
    reportedAtMs: row.reported_at_ms,
    need: leftOut.has(row.id) ? 0 : (decided.needs[row.id] ?? 1),
  }));
}

/** Who may go where, by what the clerk decided; whom the clerk fixed goes in any case. */
function chooser(decided: PlanInputs): (one: Waiting) => Choice {
  const leftOut = new Set(decided.leftOut);
  const excluded = new Set(decided.excludedThings);
  const fixed = new Set(decided.fixed.map(keyOf));
  return ({ row, picks, places }) => {
    if (leftOut.has(row.id)) return { free: [], strained: [], excluded: [] };
    const isFixed = (pick: Pick): boolean => fixed.has(keyOf({ problemId: row.id, thingId: pick.thingId }));
    const goes = (pick: Pick): boolean => decided.stretch || goesUnasked(pick);
    const allowed = picks.filter((pick) => isFixed(pick) || !excluded.has(pick.thingId));
    return {
      free: [...allowed.filter((pick) => isFixed(pick) || goes(pick)), ...places.filter(isFixed)],
      strained: allowed.filter((pick) => !isFixed(pick) && !goes(pick)),
      excluded: picks.filter((pick) => !isFixed(pick) && excluded.has(pick.thingId) && goes(pick)),
    };
  };
}

/** Either everybody is on the list, or at least as many who can go as there are places to fill. */
function isEnough(one: Waiting, goes: readonly Pick[], places: number): boolean {
  const people = goes.filter(({ kind }) => kindOf(kind).role === 'person').length;
  return (one.allPeople || people >= places) && (one.allResources || goes.length - people >= places);
}
