import type { LackReason } from '#shared/contract/planning';
import { kindOf } from '#shared/domain/kinds/index';
import {
  type Capacities,
  type LevelId,
  type PlanInput,
  type PlanPair,
  placesOf,
} from '#shared/domain/matching/assign/index';
import type { Pick, ReasonCode } from '#shared/domain/matching/index';
import type { Gathered, PlanInputs, Waiting } from './gather.ts';

const LOWEST: LevelId = 4;
/** Why somebody who fits is not sent unless the clerk says so. */
const STRAINED: ReadonlySet<ReasonCode> = new Set(['callsUsedUp', 'weekCallsUsedUp', 'resting']);

type Named = { readonly problemId: string; readonly thingId: string };

/** The clerk's decisions and the engine's answers as a task, with the way back from its numbers. */
export type Built = {
  readonly input: PlanInput;
  readonly pickOf: (pair: PlanPair) => Pick;
  /** Fixed pairs that are not possible. */
  readonly impossible: readonly Named[];
  /** Whether nobody outside of those considered could make a difference. */
  readonly exact: boolean;
  /** Why each problem would be without helpers. */
  readonly whyNone: readonly LackReason[];
  /** How many could go to each problem, whom the clerk excluded. */
  readonly withheld: readonly number[];
};

/** Who of a problem's picks may go. */
type Choice = {
  readonly allowed: readonly Pick[];
  readonly free: readonly Pick[];
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
  const whyNone: LackReason[] = [];
  const withheld: number[] = [];
  const fixedFound = new Set<string>();
  let exact = true;
  for (const [problem, one] of waiting.entries()) {
    const { allowed, free, excluded } = choose(one);
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
    whyNone.push(whyOf(one, allowed.length, free.length));
    withheld.push(excluded.length);
    const goes = free.filter((pick) => helpers.hasPlaces(pick));
    if (!decided.leftOut.includes(one.row.id)) exact &&= isEnough(one, goes, places);
  }
  return {
    input: { problems: problemsOf(waiting, decided), helpers: helpers.all, pairs, fixed },
    pickOf: ({ problem, helper }) => picks[problem]?.get(helper) as Pick,
    impossible: decided.fixed.filter(
      (pair) => !decided.leftOut.includes(pair.problemId) && !fixedFound.has(keyOf(pair)),
    ),
    exact,
    whyNone,
    withheld,
  };
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
  return ({ row, picks }) => {
    if (leftOut.has(row.id)) return { allowed: [], free: [], excluded: [] };
    const isFixed = (pick: Pick): boolean => fixed.has(keyOf({ problemId: row.id, thingId: pick.thingId }));
    const allowed = picks.filter((pick) => isFixed(pick) || !excluded.has(pick.thingId));
    return {
      allowed,
      free: allowed.filter((pick) => isFixed(pick) || canGo(pick, decided.stretch)),
      excluded: picks.filter((pick) => !allowed.includes(pick) && canGo(pick, decided.stretch)),
    };
  };
}

function canGo(pick: Pick, stretch: boolean): boolean {
  return stretch || (pick.available !== 'no' && !pick.reasons.some(({ code }) => STRAINED.has(code)));
}

/** Either everybody is on the list, or at least as many who can go as there are places to fill. */
function isEnough(one: Waiting, goes: readonly Pick[], places: number): boolean {
  const people = goes.filter(({ kind }) => kindOf(kind).role === 'person').length;
  return (one.allPeople || people >= places) && (one.allResources || goes.length - people >= places);
}

function whyOf({ picks, anyBarred }: Waiting, allowed: number, free: number): LackReason {
  if (picks.length === 0) return anyBarred ? 'allExpired' : 'noCandidate';
  if (allowed === 0) return 'excluded';
  return free === 0 ? 'noneFree' : 'allTaken';
}
