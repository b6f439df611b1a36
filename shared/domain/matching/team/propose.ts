import type { Choice, Placed } from './choice.ts';
import { exactChoice } from './exact.ts';
import { greedyChoice } from './greedy.ts';
import { problemOf, type TeamProblem } from './problem.ts';
import {
  type Alternative,
  GAP_CODES,
  type GapCode,
  type Seat,
  type Team,
  type TeamCandidate,
  type TeamDemand,
  type TeamGap,
  type TeamQuery,
} from './types.ts';

const MOST_ALTERNATIVES = 5;
/** So many whom a rule bars are told of at each demand. */
const MOST_BARRED = 3;

/**
 * The smallest good team: as many seats filled as possible, with as few members as possible, and among those teams the
 * best sum of scores. Nobody sits twice at one demand, nobody does more at once than `mostRoles`; who is ruled out, or
 * kept at home by the reserve of a lending group, comes only by the clerk's own choice. Exact for up to some twelve
 * seats, greedy with a proven bound beyond. Deterministic, whatever the order of demands and candidates.
 */
export function proposeTeam(query: TeamQuery): Team {
  const problem = problemOf(query);
  const choice = exactChoice(problem) ?? greedyChoice(problem);
  const seats = seatsOf(query, problem, choice.placed);
  const members = [...new Set(seats.map(({ candidateId }) => candidateId))];
  const given = new Set(problem.taken.map(({ player }) => player)).size;
  const leastMembers = given + choice.leastNew;
  const standing = standingOf(problem, choice, seats);
  return {
    seats,
    members,
    gaps: query.demands.flatMap((demand) => gapOf(demand, query, seats, standing)),
    alternatives: new Map(
      query.demands.map(({ id }) => [id, alternativesOf(id, query.candidates, seats, standing)]),
    ),
    kept: keptOf(query, seats, standing),
    barred: barredOf(query, seats),
    score: seats.reduce((sum, { score }) => sum + score, 0),
    exact: choice.exact,
    leastMembers,
  };
}

function seatsOf(query: TeamQuery, problem: TeamProblem, placed: readonly Placed[]): readonly Seat[] {
  const ids = new Set([...problem.taken.map((one) => one.player), ...placed.map(({ player }) => player.id)]);
  const known = new Map(
    query.candidates.filter(({ id }) => ids.has(id)).map((candidate) => [candidate.id, candidate]),
  );
  const seat = (candidateId: string, demand: number, fixed: boolean): Seat => {
    const demandId = problem.demandIds[demand] as string;
    return { demandId, candidateId, score: known.get(candidateId)?.fills.get(demandId) ?? 0, fixed };
  };
  const all = [
    ...problem.taken.map(({ player, demand }) => seat(player, demand, true)),
    ...placed.flatMap(({ player, demands }) => demands.map((demand) => seat(player.id, demand, false))),
  ];
  return query.demands.flatMap(({ id }) => all.filter(({ demandId }) => demandId === id).sort(byScore));
}

function byScore(
  a: { readonly score: number; readonly candidateId: string },
  b: { readonly score: number; readonly candidateId: string },
): number {
  return b.score - a.score || (a.candidateId < b.candidateId ? -1 : 1);
}

/** Why a candidate does not sit at a demand: null when nothing but its rank keeps it away. */
type Standing = (candidate: TeamCandidate, demandId: string) => Alternative['but'];

function standingOf(problem: TeamProblem, { placed }: Choice, seats: readonly Seat[]): Standing {
  const left = [...problem.limits];
  for (const { player } of placed)
    for (const limit of player.limits) left[limit] = (left[limit] as number) - 1;
  const players = new Map(problem.players.map((player) => [player.id, player]));
  const seated = new Map<string, number>();
  for (const { candidateId } of seats) seated.set(candidateId, (seated.get(candidateId) ?? 0) + 1);
  return (candidate, demandId) => {
    if (candidate.barred.has(demandId)) return 'expired';
    const has = seated.get(candidate.id) ?? 0;
    if (has > 0) return has >= candidate.mostRoles ? 'elsewhere' : null;
    if (candidate.ruledOut !== null) return candidate.ruledOut;
    if (problem.keptHome.has(candidate.id)) return 'reserve';
    const spent = players.get(candidate.id)?.limits.some((limit) => (left[limit] as number) <= 0) ?? false;
    return spent ? 'reserve' : null;
  };
}

function gapOf(
  demand: TeamDemand,
  { candidates }: TeamQuery,
  seats: readonly Seat[],
  standing: Standing,
): TeamGap[] {
  const here = seats.filter(({ demandId }) => demandId === demand.id);
  const missing = demand.count - here.length;
  if (missing <= 0) return [];
  const able = candidates
    .filter(({ id, fills }) => fills.has(demand.id) && !here.some(({ candidateId }) => candidateId === id))
    .map((candidate) => ({
      candidateId: candidate.id,
      score: candidate.fills.get(demand.id) as number,
      code: (standing(candidate, demand.id) ?? 'elsewhere') as GapCode,
    }))
    .sort(byScore);
  const reasons = GAP_CODES.flatMap((code) => {
    const those = able.filter((one) => one.code === code);
    return those[0] ? [{ code, count: those.length, candidateId: those[0].candidateId }] : [];
  });
  if (reasons.length > 0) return [{ demandId: demand.id, missing, reasons }];
  const code: GapCode = demand.blind ?? (here.length > 0 ? 'tooFew' : 'nobody');
  return [{ demandId: demand.id, missing, reasons: [{ code, count: here.length, candidateId: null }] }];
}

function alternativesOf(
  demandId: string,
  candidates: readonly TeamCandidate[],
  seats: readonly Seat[],
  standing: Standing,
): readonly Alternative[] {
  const here = new Set(seats.filter((seat) => seat.demandId === demandId).map((seat) => seat.candidateId));
  const best: Alternative[] = [];
  for (const candidate of candidates) {
    const score = candidate.fills.get(demandId);
    if (score === undefined || here.has(candidate.id)) continue;
    best.push({ candidateId: candidate.id, score, but: standing(candidate, demandId) });
    // Only a few are wanted of what may be thousands.
    if (best.length > MOST_KEPT_BACK) best.sort(byRank).splice(MOST_ALTERNATIVES);
  }
  return best.sort(byRank).slice(0, MOST_ALTERNATIVES);
}
const MOST_KEPT_BACK = 64;

const byRank = (a: Alternative, b: Alternative): number =>
  Number(a.but !== null) - Number(b.but !== null) || byScore(a, b);

/** What the weakest of a demand's seats earns; nothing is too little while one is empty. */
function weakestOf(id: string, count: number, seats: readonly Seat[]): number {
  const here = seats.filter(({ demandId }) => demandId === id);
  return here.length < count ? Number.NEGATIVE_INFINITY : Math.min(...here.map(({ score }) => score));
}

/** Whom a hard rule keeps from a seat that they would otherwise have been the better choice for. */
function barredOf({ demands, candidates }: TeamQuery, seats: readonly Seat[]): Team['barred'] {
  const barred = candidates.filter((candidate) => candidate.barred.size > 0);
  return demands.flatMap(({ id, count }) => {
    const weakest = weakestOf(id, count, seats);
    const seated = new Set(seats.flatMap((seat) => (seat.demandId === id ? [seat.candidateId] : [])));
    return barred
      .filter((one) => one.barred.has(id) && !seated.has(one.id))
      .map((one) => ({ candidateId: one.id, score: one.fills.get(id) as number }))
      .filter(({ score }) => score > weakest)
      .sort(byScore)
      .slice(0, MOST_BARRED)
      .map(({ candidateId }) => ({ demandId: id, candidateId }));
  });
}

/** Whom the reserve keeps at home who would otherwise have been the better choice, by demand and group. */
function keptOf(
  { demands, candidates }: TeamQuery,
  seats: readonly Seat[],
  standing: Standing,
): Team['kept'] {
  return demands.flatMap(({ id, count, reserved }) => {
    if (!reserved) return [];
    const weakest = weakestOf(id, count, seats);
    const groups = new Map<string, number>();
    for (const candidate of candidates) {
      const score = candidate.fills.get(id);
      if (score === undefined || score <= weakest || candidate.group === null) continue;
      if (standing(candidate, id) !== 'reserve') continue;
      groups.set(candidate.group, (groups.get(candidate.group) ?? 0) + 1);
    }
    return [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([group, kept]) => ({ demandId: id, group, count: kept }));
  });
}
