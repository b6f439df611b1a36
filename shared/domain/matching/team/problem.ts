import type { TeamCandidate, TeamQuery } from './types.ts';

/** Scores are added as whole thousandths of a point: sums are exact and do not depend on their order. */
const SCALE = 1000;

/** One who may be chosen, by numbers. */
export type Player = {
  readonly id: string;
  /** Demands that are still open to it, ascending. */
  readonly demands: readonly number[];
  /** How well it fills each of `demands`: whole, not negative; all shifted by the same. */
  readonly worth: readonly number[];
  readonly roles: number;
  /** Comes in any case: a further role costs no further member. */
  readonly isMember: boolean;
  /** Whose reserve it belongs to; null: nobody's. */
  readonly group: string | null;
  /** Limits that it uses up when it comes. */
  readonly limits: readonly number[];
};

/** A seat that is taken before the choice begins, by numbers. */
export type Taken = { readonly player: string; readonly demand: number };

/** The choice to be made, in numbers; the same whatever order candidates and demands came in. */
export type TeamProblem = {
  /** Demand ids in order. */
  readonly demandIds: readonly string[];
  /** Open seats by demand. */
  readonly open: readonly number[];
  readonly players: readonly Player[];
  /** How many more may come of each group with a skill that is kept in reserve there. */
  readonly limits: readonly number[];
  readonly taken: readonly Taken[];
  /** Ids that the reserve keeps at home, whatever is chosen. */
  readonly keptHome: ReadonlySet<string>;
};

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whether one can fill a demand and no rule is against it. */
const mayFill = ({ fills, barred }: TeamCandidate, demandId: string): boolean =>
  fills.has(demandId) && !barred.has(demandId);

/** Brings a query to numbers: who may be chosen, what is taken, what the reserve leaves. */
export function problemOf(query: TeamQuery): TeamProblem {
  const demands = [...query.demands].sort((a, b) => byText(a.id, b.id));
  const demandIds = demands.map(({ id }) => id);
  const candidates = [...query.candidates].sort((a, b) => byText(a.id, b.id));
  const open = demands.map(({ count }) => Math.max(0, Math.floor(count)));
  const taken = takeFixed(query, demandIds, candidates, open);
  const fixedIds = new Set(taken.map(({ player }) => player));
  const { limits, of } = limitsOf(query, demands, candidates, fixedIds);
  const lowest = Math.min(0, ...candidates.flatMap(({ fills }) => [...fills.values()]));
  const keptHome = new Set<string>();
  const players = candidates.flatMap((candidate): Player[] => {
    const isMember = fixedIds.has(candidate.id);
    if (candidate.ruledOut !== null && !isMember) return [];
    const used = isMember ? [] : of(candidate);
    if (used.some((limit) => limits[limit] === 0)) {
      keptHome.add(candidate.id);
      return [];
    }
    const has = new Set(taken.filter(({ player }) => player === candidate.id).map(({ demand }) => demand));
    const own = demandIds.flatMap((id, demand) =>
      mayFill(candidate, id) && (open[demand] as number) > 0 && !has.has(demand) ? [demand] : [],
    );
    const roles = Math.min(own.length, Math.max(1, candidate.mostRoles) - has.size);
    if (roles <= 0) return [];
    const worth = own.map((demand) =>
      Math.round(((candidate.fills.get(demandIds[demand] as string) as number) - lowest) * SCALE),
    );
    const group = used.length > 0 ? candidate.group : null;
    return [{ id: candidate.id, demands: own, worth, roles, isMember, group, limits: used }];
  });
  return { demandIds, open, players, limits, taken, keptHome };
}

/** Seats the clerk's choices: nobody twice at one demand, none beyond its count. Takes them off `open`. */
function takeFixed(
  query: TeamQuery,
  demandIds: readonly string[],
  candidates: readonly TeamCandidate[],
  open: number[],
): Taken[] {
  if (query.fixed.length === 0) return [];
  const known = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const taken: Taken[] = [];
  const wanted = [...query.fixed].sort(
    (a, b) => byText(a.demandId, b.demandId) || byText(a.candidateId, b.candidateId),
  );
  for (const { demandId, candidateId } of wanted) {
    const demand = demandIds.indexOf(demandId);
    const fits = known.get(candidateId)?.fills.has(demandId) === true;
    const twice = taken.some((seat) => seat.player === candidateId && seat.demand === demand);
    if (demand < 0 || !fits || twice || (open[demand] as number) === 0) continue;
    open[demand] = (open[demand] as number) - 1;
    taken.push({ player: candidateId, demand });
  }
  return taken;
}

type Limits = {
  readonly limits: readonly number[];
  /** The limits that a candidate's coming uses up. */
  readonly of: (candidate: TeamCandidate) => readonly number[];
};

/** What each lending group can spare of each reserved skill: its available ones less the reserve, less those fixed. */
function limitsOf(
  { reserve, ownGroup }: TeamQuery,
  demands: TeamQuery['demands'],
  candidates: readonly TeamCandidate[],
  fixedIds: ReadonlySet<string>,
): Limits {
  const numbers = new Map<string, number>();
  const limits: number[] = [];
  const keysOf = (candidate: TeamCandidate): string[] =>
    candidate.group === null || candidate.group === ownGroup || reserve <= 0
      ? []
      : demands.flatMap(({ id, reserved }) =>
          reserved && mayFill(candidate, id) ? [JSON.stringify([candidate.group, id])] : [],
        );
  for (const candidate of candidates) {
    if (candidate.ruledOut !== null) continue;
    for (const key of keysOf(candidate)) {
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      limits[number] = (limits[number] ?? -reserve) + (fixedIds.has(candidate.id) ? 0 : 1);
    }
  }
  return {
    limits: limits.map((limit) => Math.max(0, limit)),
    of: (candidate) => keysOf(candidate).flatMap((key) => numbers.get(key) ?? []),
  };
}
