import { kindOf } from '../../kinds/index.ts';
import type { Candidates } from '../candidates.ts';
import { groupOf } from '../cellRelations.ts';
import type { EngineView } from '../engine.ts';
import { isSpent } from '../hindrance.ts';
import { availabilityOf } from '../situation.ts';
import type { Pick } from '../types.ts';
import { type Fillers, fillersOf, rememberedSituation, type WantedDemand } from './fillers.ts';
import { type Ahead, mayComeLater } from './later.ts';
import { shortageReasonOf } from './noted.ts';
import { proposeTeam } from './propose.ts';
import type { Blind, FixedSeat, RuledOut, Team, TeamCandidate, TeamDemand } from './types.ts';

export type AssembleQuery = Partial<Ahead> & {
  readonly demands: readonly (WantedDemand & { readonly count: number })[];
  /** Of the problem, 1 (the worst) to 4; null: not known. */
  readonly level: number | null;
  /** Who is at work on another problem at the wanted time. */
  readonly busy: ReadonlySet<string>;
  readonly fixed: readonly FixedSeat[];
  /** How many with a demanded skill a lending cell keeps in a serious case. */
  readonly reserve: number;
};

export type Assembled = {
  readonly team: Team;
  /** A candidate as it is judged for one demand, with the reasons that add up to its score there. */
  readonly pick: (demandId: string, candidateId: string) => Pick;
  /**
   * Whether the gap at a demand is noted unasked: not where those whom only the time keeps away may come before the
   * deadline, nor where nobody knows whether anybody lacks.
   */
  readonly notes: (demandId: string) => boolean;
  /** The reserve that was held: none in small matters, none without a place. */
  readonly reserve: number;
};

/** Up to this level many come and stay long. */
const SERIOUS = 2;
export const isSerious = (level: number | null): boolean => level !== null && level <= SERIOUS;

/**
 * The team for a problem. In serious cases (red, orange) everybody has one thing to do, and a cell that lends people keeps
 * its reserve, because they will be away for long and the next call may come from there; the problem's own cell may send
 * all. In small matters one may do two things at once, and nobody is held back from an hour's work next door; nor is
 * anybody while nobody knows which cell is the problem's own.
 */
export function assembleTeam(view: EngineView, query: AssembleQuery): Assembled {
  const { from, cells, understood } = view;
  const { candidates } = from;
  const situationOf = rememberedSituation(from);
  const fillers = new Map(
    query.demands.map((demand) => [
      demand.id,
      firstAble(demand, view, query, (words) =>
        fillersOf(
          { ...demand, words, holders: nearHolders(demand, view, query.busy) },
          from,
          view.segment,
          situationOf,
        ),
      ),
    ]),
  );
  const fills = fillsOf(fillers);
  // By these numbers it stays right even when the index moves on meanwhile.
  const numbers = new Map([...fills.keys()].map((n) => [candidates.ids[n] as string, n]));
  const reserve = isSerious(query.level) && understood.place !== null ? query.reserve : 0;
  const mainCell = (cellId: string | null | undefined): string | null =>
    cellId == null ? null : (groupOf(cellId, cells) ?? cellId);
  const able = [...fills].map(([n, own]): TeamCandidate => {
    const id = candidates.ids[n] as string;
    const cell = candidates.cellOf(n);
    return {
      id,
      fills: own,
      barred: new Set([...own.keys()].filter((demandId) => fillers.get(demandId)?.barred.has(n))),
      mostRoles: mostRoles(n, candidates, query.level),
      group: isPerson(n, candidates) && cell >= 0 ? mainCell(candidates.cellIds[cell]) : null,
      ruledOut: ruledOut(n, view, query.busy),
    };
  });
  const team = proposeTeam({
    demands: query.demands.map((demand) => toTeamDemand(demand, blindOf(demand, understood.place))),
    candidates: able,
    fixed: query.fixed,
    reserve,
    ownGroup: mainCell(understood.place?.cellId),
  });
  return {
    team,
    reserve,
    pick: (demandId, candidateId) => {
      const n = numbers.get(candidateId);
      const explain = fillers.get(demandId)?.explain;
      if (n === undefined || explain === undefined) throw new RangeError('not a candidate of this team');
      return explain(n);
    },
    notes: (demandId) => {
      const gap = team.gaps.find((one) => one.demandId === demandId);
      if (gap === undefined || shortageReasonOf(gap) === null) return false;
      return !mayComeLater(gap.missing, awayFor(demandId, able, team, numbers), aheadOf(query), from);
    },
  };
}

const aheadOf = ({ deadlineMs = null, busyUntil = new Map() }: Partial<Ahead>): Ahead => ({
  deadlineMs,
  busyUntil,
});

/** Whom only the time keeps from a demand, the best first. */
function awayFor(
  demandId: string,
  able: readonly TeamCandidate[],
  { seats }: Team,
  numbers: ReadonlyMap<string, number>,
): { readonly n: number; readonly isBusy: boolean }[] {
  const seated = new Set(seats.map(({ candidateId }) => candidateId));
  const scoreOf = ({ fills }: TeamCandidate): number => fills.get(demandId) ?? 0;
  return able
    .filter(
      ({ id, fills, barred, ruledOut: why }) =>
        why !== null && fills.has(demandId) && !barred.has(demandId) && !seated.has(id),
    )
    .sort((a, b) => scoreOf(b) - scoreOf(a))
    .map(({ id, ruledOut: why }) => ({ n: numbers.get(id) as number, isBusy: why === 'busy' }));
}

/**
 * Who can do what the problem needs: those for the first of its needs that enough can come for, as the first is what
 * solves it; whoever meets any of them, where there are none, or where the clerk chose somebody else.
 */
function firstAble(
  { id, type, words, count }: AssembleQuery['demands'][number],
  view: EngineView,
  { busy, fixed }: AssembleQuery,
  find: (words: readonly string[]) => Fillers,
): Fillers {
  if (type !== 'need' || words.length < 2) return find(words);
  const chosen = fixed.flatMap(({ demandId, candidateId }) =>
    demandId === id ? (view.from.candidates.numberOf(candidateId) ?? []) : [],
  );
  for (const word of words) {
    const found = find([word]);
    const free = [...found.scores.keys()].filter(
      (n) => !found.barred.has(n) && ruledOut(n, view, busy) === null,
    );
    if (free.length >= count && chosen.every((n) => found.scores.has(n))) return found;
  }
  return find(words);
}

/** Who holds a post of the problem's cell is only known where its cell is. */
function blindOf(
  { type, holders }: AssembleQuery['demands'][number],
  place: EngineView['understood']['place'],
): Blind | null {
  if (type !== 'post' || holders.length > 0) return null;
  if (place === null) return 'placeUnknown';
  return place.cellId === null ? 'outsideCells' : null;
}

/** The leads of cells beside are no substitute while enough of the cell's own can come. */
function nearHolders(
  { holders, count }: AssembleQuery['demands'][number],
  view: EngineView,
  busy: ReadonlySet<string>,
): WantedDemand['holders'] {
  const own = holders.filter(({ nearness }) => nearness !== 'neighbour');
  const free = own.filter(({ thingId }) => {
    const n = view.from.candidates.numberOf(thingId);
    return n !== undefined && ruledOut(n, view, busy) === null;
  });
  return new Set(free.map(({ thingId }) => thingId)).size >= count ? own : holders;
}

const toTeamDemand = (
  { id, count, type }: AssembleQuery['demands'][number],
  blind: Blind | null,
): TeamDemand => ({ id, count, reserved: RESERVED[type], blind });
const RESERVED: Readonly<Record<WantedDemand['type'], boolean>> = {
  need: true,
  skill: true,
  post: false,
  resource: false,
};

/** By candidate: what it can fill, and how well. */
function fillsOf(fillers: ReadonlyMap<string, Fillers>): ReadonlyMap<number, Map<string, number>> {
  const fills = new Map<number, Map<string, number>>();
  for (const [demandId, { scores }] of fillers)
    for (const [n, score] of scores) {
      const own = fills.get(n) ?? new Map<string, number>();
      own.set(demandId, score);
      fills.set(n, own);
    }
  return fills;
}

const isPerson = (n: number, candidates: Candidates): boolean =>
  kindOf(candidates.kindOf(n)).role === 'person';

/** Units and teams are many people; a pump is one pump. */
const MANY: ReadonlySet<string> = new Set(['unit', 'team']);

function mostRoles(n: number, candidates: Candidates, level: number | null): number {
  const atOnce = isSerious(level) ? 1 : 2;
  if (MANY.has(candidates.kindOf(n))) return atOnce + 1;
  return isPerson(n, candidates) ? atOnce : 1;
}

/** One person or one thing cannot be at two places; a unit, a team, a house or a service can serve more than one. */
const IN_ONE_PLACE: ReadonlySet<string> = new Set(['person', 'equipment']);

function ruledOut(n: number, { from }: EngineView, busy: ReadonlySet<string>): RuledOut | null {
  const { candidates, situation } = from;
  if (IN_ONE_PLACE.has(candidates.kindOf(n)) && busy.has(candidates.ids[n] as string)) return 'busy';
  if (availabilityOf(situation, candidates, n) === 'no') return 'unavailable';
  return isSpent(n, candidates, situation) ? 'used' : null;
}
