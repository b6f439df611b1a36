import { performance } from 'node:perf_hooks';
import type { PlanAnswer, PlanLack, PlanRow } from '#shared/contract/planning';
import type { Candidate } from '#shared/contract/problems';
import { MOST_NEED_LETTERS } from '#shared/contract/shortages';
import {
  assignOneByOne,
  assignTogether,
  type Exchange,
  exchangesBetween,
  type Plan,
  type PlanInput,
  type PlanPair,
  totalsOf,
} from '#shared/domain/matching/assign/index';
import type { Pick, ReasonCode } from '#shared/domain/matching/index';
import { maskFreeText } from '#shared/domain/privacy';
import type { Store } from '../../store/store.ts';
import { candidatesOf, readShown, type Shown } from '../matching/decorate.ts';
import type { Built } from './build.ts';
import type { Gathered, PlanInputs, Waiting } from './gather.ts';
import { type Lack, lacksOf, NOTED_AS } from './lacks.ts';

type Compared = {
  readonly gathered: Gathered;
  readonly built: Built;
  readonly decided: PlanInputs;
  readonly together: Plan;
  readonly oneByOne: Plan;
  readonly exchanges: readonly Exchange[];
  readonly shown: ReadonlyMap<PlanPair, Candidate>;
  /** By problem, why somebody lacks; empty where nobody does. */
  readonly lacks: readonly (readonly Lack[])[];
  /** Those who are named there. */
  readonly lacking: Shown;
};

/** So many are named of those who do not come for one reason. */
const MOST_NAMED = 2;

/** Solves a plan, compares it with one by one, and puts masked names to it. */
export async function solvePlan(
  store: Store,
  gathered: Gathered,
  built: Built,
  decided: PlanInputs,
): Promise<PlanAnswer> {
  const started = performance.now();
  const { plan: together } = assignTogether(built.input);
  const tookMs = performance.now() - started;
  const oneByOne = assignOneByOne(built.input);
  const exchanges = exchangesBetween(oneByOne, together);
  const pairs = [...new Set([...together.pairsOf.flat(), ...oneByOne.pairsOf.flat()])];
  const candidates = await candidatesOf(store, pairs.map(built.pickOf));
  const shown = new Map(
    pairs.flatMap((pair, at): [PlanPair, Candidate][] => {
      const candidate = candidates[at];
      return candidate ? [[pair, candidate]] : [];
    }),
  );
  const lacks = lacksIn(built, together, gathered.waiting.length);
  const named = lacks.flat().flatMap(({ picks }) => picks.slice(0, MOST_NAMED));
  const lacking = await readShown(store, [...new Set(named.map(({ thingId }) => thingId))]);
  const compared = { gathered, built, decided, together, oneByOne, exchanges, shown, lacks, lacking };
  const idOf = (problem: number): string => gathered.waiting[problem]?.row.id ?? '';
  return {
    rows: gathered.waiting.map((_, problem) => rowOf(problem, compared)),
    together: totalsOf(together),
    oneByOne: totalsOf(oneByOne),
    exchanges: exchanges.map(({ problems, points, distanceM, sent }) => ({
      problemIds: problems.map(idOf),
      points,
      distanceM,
      sent,
    })),
    clashes: [
      ...built.impossible,
      ...together.clashes.map((pair) => ({
        problemId: idOf(pair.problem),
        thingId: built.input.helpers[pair.helper]?.id ?? '',
      })),
    ],
    beyond: gathered.beyond,
    considered: gathered.considered,
    exact: built.exact,
    tookMs,
  };
}

const hasPlaces = ({ helper }: PlanPair, { helpers }: PlanInput): boolean =>
  (helpers[helper]?.capacity ?? 0) > 0;

/** Why somebody lacks at each problem as the plan stands. */
function lacksIn({ input, others, pickOf }: Built, { pairsOf, left }: Plan, problems: number): Lack[][] {
  const isSent = (pair: PlanPair): boolean =>
    pairsOf[pair.problem]?.some(({ helper }) => helper === pair.helper) ?? false;
  const taken: Pick[][] = Array.from({ length: problems }, () => []);
  for (const pair of input.pairs)
    if ((left[pair.problem] ?? 0) > 0 && hasPlaces(pair, input) && !isSent(pair))
      taken[pair.problem]?.push(pickOf(pair));
  return taken.map((some, problem) =>
    (left[problem] ?? 0) > 0 ? [...lacksOf(some, others[problem] ?? [], pairsOf[problem]?.length ?? 0)] : [],
  );
}

/** Reasons that say that a pick meets a need in full. */
const MEETS: ReadonlySet<string> = new Set<ReasonCode>(['need', 'needResource', 'needKin']);

/**
 * What lacks at a problem, to be noted: the first need that nobody meets of those who are sent. What the clerk excluded is
 * no gap.
 */
function gapOf(
  { needs, shortages, wantedAtMs }: Waiting,
  sent: readonly Pick[],
  why: PlanRow['why'],
  count: number,
): PlanRow['gap'] {
  if (why === null || count <= 0) return null;
  const met = new Set(
    sent.flatMap(({ reasons }) =>
      reasons.flatMap(({ code, params }) => (MEETS.has(code) ? [params.need] : [])),
    ),
  );
  const need = needs.find((one) => !met.has(one)) ?? needs[0];
  if (need === undefined) return null;
  const reason = shortages.get(need) ?? NOTED_AS[why];
  return reason && { need: need.slice(0, MOST_NEED_LETTERS), reason, wantedAtMs, count };
}

function rowOf(problem: number, compared: Compared): PlanRow {
  const { gathered, built, decided, together, exchanges, shown } = compared;
  const waiting = gathered.waiting[problem] as Waiting;
  const { row, anchor } = waiting;
  const pairs = together.pairsOf[problem] ?? [];
  const lacking = together.left[problem] ?? 0;
  const lacks = (compared.lacks[problem] ?? []).map((lack) => shownLack(lack, compared.lacking));
  const why = lacks[0]?.why ?? null;
  const exchange = exchanges.findIndex((one) => one.problems.includes(problem));
  return {
    problemId: row.id,
    version: row.version,
    number: row.number,
    level: row.level,
    text: maskFreeText(row.text),
    placeText: row.place_text && maskFreeText(row.place_text),
    cellId: row.cell_id,
    anchor: anchor === null ? null : [anchor[0], anchor[1]],
    leftOut: decided.leftOut.includes(row.id),
    need: decided.needs[row.id] ?? 1,
    picks: pairs.flatMap((pair) => {
      const candidate = shown.get(pair);
      return candidate ? [{ ...candidate, fixed: built.input.fixed.includes(pair) }] : [];
    }),
    lacking,
    why,
    lacks,
    gap: gapOf(waiting, pairs.map(built.pickOf), why, lacking - (built.withheld[problem] ?? 0)),
    possible: possibleAt(problem, built),
    before: beforeOf(problem, compared),
    exchange: exchange < 0 ? null : exchange,
  };
}

const shownLack = ({ why, picks }: Lack, shown: Shown): PlanLack => ({
  why,
  count: picks.length,
  names: picks.slice(0, MOST_NAMED).flatMap(({ thingId }) => shown.get(thingId)?.name ?? []),
});

/** How many there are to choose from: who is busy is among the others. */
function possibleAt(problem: number, { input, others }: Built): number {
  const free = input.pairs.filter((pair) => pair.problem === problem && hasPlaces(pair, input));
  return free.length + (others[problem]?.length ?? 0);
}

/** Whom one by one would have sent here and where they are now; null where it is the same. */
function beforeOf(problem: number, { gathered, together, oneByOne, shown }: Compared): PlanRow['before'] {
  const now = new Set(together.pairsOf[problem]?.map(({ helper }) => helper));
  const before = oneByOne.pairsOf[problem] ?? [];
  const gone = before.filter(({ helper }) => !now.has(helper));
  if (gone.length === 0 && before.length === now.size) return null;
  const goneTo = gone.flatMap(({ helper }) =>
    together.pairsOf.flatMap((pairs, at) =>
      pairs.some((pair) => pair.helper === helper) &&
      !oneByOne.pairsOf[at]?.some((pair) => pair.helper === helper)
        ? [gathered.waiting[at]?.row.number ?? '']
        : [],
    ),
  );
  return {
    names: gone.map((pair) => shown.get(pair)?.name ?? ''),
    points: before.reduce((sum, { score }) => sum + score, 0),
    goneTo: [...new Set(goneTo)],
  };
}
