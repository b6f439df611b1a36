import {
  type Available,
  DAY_MINUTES,
  dayNumberAt,
  isPublicHoliday,
  weekMoment,
} from '../availability/index.ts';
import { EARTH_RADIUS_M } from '../geo/distance.ts';
import { KIND_IDS, kindOf } from '../kinds/index.ts';
import { cstDate } from '../workflow/calendar.ts';
import { blocksOf, highestFirst } from './blocks.ts';
import { type Candidates, GLANCE, onSphere } from './candidates.ts';
import { CELL_RELATIONS, type CellRelation, type CellRelations } from './cellRelations.ts';
import { demandsCertificate } from './certificates.ts';
import type { NeedProofs, Proof } from './proofRows.ts';
import { MOST_RELIABILITY } from './reliability.ts';
import type { Understood } from './types.ts';
import { type MatchWeights, STANDARD_WEIGHTS } from './weights/weights.ts';

/** Most points of each part as the program has them; with `topicPoints` and reliability all there is to the score. */
export const POINTS = {
  topic: 60,
  near: 20,
  sameCell: 8,
  sameParent: 4,
  neighbour: 2,
  outOfRange: -15,
  available: 10,
  unavailable: -12,
  noCapacity: -20,
  perCall: -2,
  mostForCalls: -6,
  callsUsedUp: -15,
  resting: -10,
  turn: 2,
  expert: 4,
  skilled: 2,
  basic: -1,
  certified: 5,
  certExpired: -3,
  verified: 3,
  stale: -2,
} as const;
/** The most that a level and a certificate can add together. */
const MOST_PROOF = POINTS.expert + POINTS.certified;
/** The most that all that is no topic can add together. */
export const MOST_SITUATION =
  MOST_PROOF +
  POINTS.near +
  POINTS.sameCell +
  POINTS.available +
  POINTS.turn +
  MOST_RELIABILITY +
  POINTS.verified;

/** Half of the points for nearness are left at this distance, metres. */
const HALF_DISTANCE_M = 400;
/** Half of the points for the topic are reached at this evidence (1 = one rare word, fully matched). */
export const HALF_EVIDENCE = 0.5;
const FRESH_DAYS = 180;
const STALE_DAYS = 365;
/** After so many days without a call it is fully one's turn again. */
const TURN_DAYS = 90;
const IS_PERSON = KIND_IDS.map((id) => kindOf(id).role === 'person');
/** In the order of SKILL_LEVELS. */
const LEVEL_POINTS = [POINTS.basic, POINTS.skilled, POINTS.expert] as const;

/** Points of topical evidence: rises with it, never above `POINTS.topic`. */
export function topicPoints(evidence: number): number {
  return (POINTS.topic * evidence) / (evidence + HALF_EVIDENCE);
}

/** How much the situation counts, 0–1: being near or free is worth little to one who hardly fits. */
export function fitOf(evidence: number): number {
  return Math.min(1, evidence);
}

/** Something that the problem asks for, as skills and certificates are looked up. */
export type WantedProof = NeedProofs & { readonly demandsCertificate: boolean };

/** How a need is looked up among the skills and certificates of all. */
export const wantedProof = (need: string, candidates: Candidates): WantedProof => ({
  ...candidates.proofs.forNeed(need),
  demandsCertificate: demandsCertificate(need),
});

/** Where and when help is wanted and how the parts count, prepared for scoring many candidates. */
export type Situation = {
  readonly sphere: readonly [number, number, number] | null;
  readonly minuteOfWeek: number;
  /** The day and the minute of it when help is wanted, and whether that day is a public holiday. */
  readonly day: number;
  readonly minute: number;
  readonly isHoliday: boolean;
  readonly today: number;
  /** False: the place is not known or lies outside all cells. */
  readonly cellKnown: boolean;
  /** The place's own cell, null where it is not known. */
  readonly own: 'sameMicro' | 'same' | null;
  /** Index in CELL_RELATIONS of each cell code. */
  readonly relations: Uint8Array;
  readonly proofs: readonly WantedProof[];
  readonly weights: MatchWeights;
  /** The most that may be added besides what the distance gives, by the fourth number of a glance. */
  readonly bounds: Float64Array;
  /** The most that all that is no topic can add to anybody here and now. */
  readonly most: number;
  /** By block of the candidates, the most that it can add to anybody in it. */
  readonly mostAt: Float64Array;
  /** All blocks, those where it can add most first. */
  readonly bestPlaced: Uint32Array;
  /** By block, no more metres than to anybody in it who has a place; NaN where the distance of nobody is known. */
  readonly leastM: Float64Array;
};

/** Prepares the place and time of a problem. */
export function situationOf(
  understood: Understood,
  candidates: Candidates,
  cells: CellRelations,
  nowMs: number,
  weights: MatchWeights = STANDARD_WEIGHTS,
): Situation {
  const { day, minute } = weekMoment(understood.atMs);
  const here = understood.place?.cellId ?? null;
  const proofs = understood.needs.map((need) => wantedProof(need, candidates));
  const turn = candidates.anyCalls ? POINTS.turn : 0;
  const sphere = understood.place === null ? null : onSphere(understood.place.anchor);
  const relations = cells.around(here, candidates.cellIds);
  const near = (sphere === null ? 0 : POINTS.near) + (here === null ? 0 : POINTS.sameCell);
  const mostAnyhow =
    weights.availability * POINTS.available + weights.freshness * POINTS.verified + weights.load * turn;
  const mostByProof = proofs.length === 0 || !candidates.anyProofs ? 0 : weights.topic * MOST_PROOF;
  const mostByRecord = candidates.anyOutcomes ? weights.reliability * MOST_RELIABILITY : 0;
  const most = weights.distance * near + mostAnyhow + mostByProof + mostByRecord;
  const leastM = leastByBlock(candidates, sphere);
  const mostAt = mostByBlock(candidates, leastM, relations, most - weights.distance * near, weights.distance);
  return {
    sphere,
    minuteOfWeek: (day - 1) * DAY_MINUTES + minute,
    day: dayNumberAt(understood.atMs),
    minute,
    isHoliday: isPublicHoliday(cstDate(understood.atMs)),
    today: dayNumberAt(nowMs),
    cellKnown: here !== null,
    own: cells.ownOf(here),
    relations,
    proofs,
    weights,
    bounds: boundsOf(relations, weights.distance, mostAnyhow, mostByProof, mostByRecord),
    most,
    mostAt,
    bestPlaced: highestFirst(mostAt, true),
    leastM,
  };
}

/** See `Situation.leastM`. */
function leastByBlock(
  candidates: Candidates,
  sphere: readonly [number, number, number] | null,
): Float64Array {
  const leastM = new Float64Array(blocksOf(candidates.size));
  if (sphere === null) return leastM.fill(Number.NaN);
  candidates.blocks.leastM(sphere, leastM);
  return leastM;
}

/** See `Situation.mostAt`. `anyhow`: without what the place gives. */
function mostByBlock(
  { blocks }: Candidates,
  leastM: Float64Array,
  relations: Uint8Array,
  anyhow: number,
  distanceWeight: number,
): Float64Array {
  const ofCells = new Float64Array(leastM.length);
  for (let code = 0; code < relations.length; code += 1) {
    const points = CELL_POINTS_AT[relations[code] as number] as number;
    if (points <= 0) continue;
    for (const block of blocks.ofCell(code)) if ((ofCells[block] as number) < points) ofCells[block] = points;
  }
  const mostAt = new Float64Array(leastM.length);
  for (let block = 0; block < mostAt.length; block += 1) {
    const near = distancePoints(leastM[block] as number);
    mostAt[block] = anyhow + distanceWeight * (near + (ofCells[block] as number));
  }
  return mostAt;
}

/** See `Situation.bounds`: for each cell code plus 1, shifted, with the marks of GLANCE. */
function boundsOf(
  relations: Uint8Array,
  distanceWeight: number,
  anyhow: number,
  byProof: number,
  byRecord: number,
): Float64Array {
  const bounds = new Float64Array((relations.length + 1) << GLANCE.bits);
  for (let at = 0; at < bounds.length; at += 1) {
    const code = (at >> GLANCE.bits) - 1;
    const cell = code < 0 ? 0 : (CELL_POINTS_AT[relations[code] as number] as number);
    bounds[at] =
      anyhow +
      distanceWeight * cell +
      ((at & GLANCE.proofs) === 0 ? 0 : byProof) +
      ((at & GLANCE.reliable) === 0 ? 0 : byRecord);
  }
  return bounds;
}

export function relationOf(s: Situation, candidates: Candidates, n: number): CellRelation {
  if (!s.cellKnown) return 'unknown';
  const code = candidates.cellOf(n);
  return code < 0 ? 'elsewhere' : (CELL_RELATIONS[s.relations[code] as number] as CellRelation);
}

export function distancePoints(distanceM: number): number {
  return Number.isNaN(distanceM) ? 0 : POINTS.near / (1 + distanceM / HALF_DISTANCE_M);
}

const CELL_POINTS: Readonly<Record<CellRelation, number>> = {
  sameMicro: POINTS.sameCell,
  same: POINTS.sameCell,
  sameParent: POINTS.sameParent,
  neighbour: POINTS.neighbour,
  community: 0,
  street: 0,
  elsewhere: 0,
  unknown: 0,
};
/** The same by index in CELL_RELATIONS. */
const CELL_POINTS_AT = CELL_RELATIONS.map((relation) => CELL_POINTS[relation]);

export const cellPoints = (relation: CellRelation): number => CELL_POINTS[relation];

/** Relations that are no longer one's own cell; a micro cell beside one's own still is. */
const OUTSIDE: ReadonlySet<CellRelation> = new Set(['neighbour', 'community', 'street', 'elsewhere']);

export function rangePoints(relation: CellRelation, ownCellOnly: boolean): number {
  return ownCellOnly && OUTSIDE.has(relation) ? POINTS.outOfRange : 0;
}

export type Availability = Available['state'];

/** The rules of `availabilityAt` on the rows of the index. */
export function availabilityWhy(s: Situation, candidates: Candidates, n: number): Available {
  if (candidates.capacityOf(n) === 'none') return NO_CAPACITY;
  if (s.day < candidates.notBeforeOf(n)) return NOT_YET;
  const exception = candidates.exceptionAt(n, s.day, s.minute);
  if (exception !== null) return exception ? CAME_IN : AWAY;
  if (s.isHoliday && candidates.isClosedOnHolidays(n)) return HOLIDAY;
  if (candidates.isOnCall(n)) return ON_CALL;
  const open = candidates.isOpen(n, s.minuteOfWeek);
  return open === null ? UNTOLD : open ? OPEN : CLOSED;
}

// Made once: a search asks this of many candidates.
const NO_CAPACITY: Available = { state: 'no', because: 'capacity' };
const NOT_YET: Available = { state: 'no', because: 'notBefore' };
const CAME_IN: Available = { state: 'yes', because: 'exception' };
const AWAY: Available = { state: 'no', because: 'exception' };
const HOLIDAY: Available = { state: 'no', because: 'holiday' };
const ON_CALL: Available = { state: 'yes', because: 'onCall' };
const UNTOLD: Available = { state: 'unknown', because: 'untold' };
const OPEN: Available = { state: 'yes', because: 'weekly' };
const CLOSED: Available = { state: 'no', because: 'weekly' };

export const availabilityOf = (s: Situation, candidates: Candidates, n: number): Availability =>
  availabilityWhy(s, candidates, n).state;

export function availabilityPoints({ state: available, because }: Available): number {
  if (because === 'capacity') return POINTS.noCapacity;
  return available === 'yes' ? POINTS.available : available === 'no' ? POINTS.unavailable : 0;
}

/**
 * Each recent call counts against one: its share of what one takes a month (`max`), or as it is where that is not known
 * (-1); a used-up month counts more.
 */
export function loadPoints(calls: number, max: number): number {
  if (max >= 0 && calls >= max) return POINTS.callsUsedUp;
  if (calls === 0) return 0;
  return max > 0
    ? (POINTS.mostForCalls * calls) / max
    : Math.max(POINTS.mostForCalls, POINTS.perCall * calls);
}

/** Fair turns: the longer since a person's last call (whole after 90 days, or never), the more. Nobody asked yet: 0. */
export function turnPoints(s: Situation, candidates: Candidates, n: number): number {
  if (!candidates.anyCalls || IS_PERSON[candidates.kindCode(n)] !== true) return 0;
  const last = candidates.lastCallOf(n);
  return last < 0 ? POINTS.turn : POINTS.turn * Math.min(1, Math.max(0, s.day - last) / TURN_DAYS);
}

/** What recent calls took of a person's turn, beside the points against them. */
export function turnLost(s: Situation, candidates: Candidates, n: number): number {
  const hasTurns = candidates.anyCalls && IS_PERSON[candidates.kindCode(n)] === true;
  return hasTurns && candidates.callsOf(n) > 0 ? POINTS.turn - turnPoints(s, candidates, n) : 0;
}

/** What is known of a candidate's skill in what the problem needs. */
export type Proven = {
  /** Index in SKILL_LEVELS of the highest level, -1 none. */
  readonly level: number;
  /** The state of the certificate for it; one that holds counts before one that is over. */
  readonly certificate: 'valid' | 'expired' | 'none';
  /** Number of its text in the proofs, -1 none, and its last day. */
  readonly text: number;
  readonly untilDay: number;
};
const NOTHING: Proven = { level: -1, certificate: 'none', text: -1, untilDay: -1 };
// Read into again and again: a search asks this of many candidates.
const proof: Proof = { level: -1, untilDay: -1, certificate: -1 };

/** The best that is proven for any of the needs. */
export function provenOf(s: Situation, candidates: Candidates, n: number): Proven {
  if (s.proofs.length === 0 || !candidates.hasProofs(n)) return NOTHING;
  let [level, text, untilDay] = [-1, -1, -1];
  for (const need of s.proofs) {
    candidates.proofs.read(n, need, proof);
    if (proof.level > level) level = proof.level;
    if (proof.untilDay > untilDay) [text, untilDay] = [proof.certificate, proof.untilDay];
  }
  return { level, certificate: text < 0 ? 'none' : untilDay >= s.day ? 'valid' : 'expired', text, untilDay };
}

export const levelPoints = (level: number): number => LEVEL_POINTS[level] ?? 0;
export function certificatePoints(certificate: Proven['certificate']): number {
  return certificate === 'valid' ? POINTS.certified : certificate === 'expired' ? POINTS.certExpired : 0;
}

export type Freshness = 'verified' | 'stale' | 'between' | 'unknown';

export function freshnessOf(s: Situation, verifiedDay: number): Freshness {
  if (verifiedDay < 0) return 'unknown';
  const age = s.today - verifiedDay;
  return age <= FRESH_DAYS ? 'verified' : age > STALE_DAYS ? 'stale' : 'between';
}

export function freshnessPoints(freshness: Freshness): number {
  return freshness === 'verified' ? POINTS.verified : freshness === 'stale' ? POINTS.stale : 0;
}

/** More than 32-bit positions on the unit sphere can be wrong by, metres. */
const GLANCE_ERROR_M = 4;

/** No more than what is not topic can add to a candidate: cheap, to pass over most. */
export function situationBound(s: Situation, glance: Float32Array, n: number): number {
  const at = 4 * n;
  const bound = s.bounds[(glance[at + 3] as number) | 0] as number;
  if (s.sphere === null) return bound;
  const dx = (glance[at] as number) - s.sphere[0];
  const dy = (glance[at + 1] as number) - s.sphere[1];
  const dz = (glance[at + 2] as number) - s.sphere[2];
  // The straight line through the earth is never longer than the way over it.
  const chordM = EARTH_RADIUS_M * Math.sqrt(dx * dx + dy * dy + dz * dz);
  return (
    bound +
    s.weights.distance * distancePoints(chordM > GLANCE_ERROR_M ? chordM - GLANCE_ERROR_M : chordM * 0)
  );
}
