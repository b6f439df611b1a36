import {
  type Available,
  DAY_MINUTES,
  dayNumberAt,
  isPublicHoliday,
  weekMoment,
} from '../availability/index.ts';
import { EARTH_RADIUS_M } from '../geo/distance.ts';
import { cstDate } from '../workflow/calendar.ts';
import { type Candidates, onSphere } from './candidates.ts';
import type { MatchCell, Understood } from './types.ts';

/** Most points of each part; together with `topicPoints` all there is to the score. */
export const POINTS = {
  topic: 60,
  near: 20,
  sameCell: 8,
  sameParent: 4,
  outOfRange: -15,
  available: 10,
  unavailable: -12,
  noCapacity: -20,
  perCall: -2,
  mostForCalls: -6,
  callsUsedUp: -15,
  resting: -10,
  verified: 3,
  stale: -2,
} as const;
/** The most that nearness, cell, availability and freshness can add together. */
export const MOST_SITUATION = POINTS.near + POINTS.sameCell + POINTS.available + POINTS.verified;

/** Half of the points for nearness are left at this distance, metres. */
const HALF_DISTANCE_M = 400;
/** Half of the points for the topic are reached at this evidence (1 = one rare word, fully matched). */
const HALF_EVIDENCE = 0.5;
const FRESH_DAYS = 180;
const STALE_DAYS = 365;

/** Points of topical evidence: rises with it, never above `POINTS.topic`. */
export function topicPoints(evidence: number): number {
  return (POINTS.topic * evidence) / (evidence + HALF_EVIDENCE);
}

/** How much the situation counts, 0–1: being near or free is worth little to one who hardly fits. */
export function fitOf(evidence: number): number {
  return Math.min(1, evidence);
}

export type CellRelation = 'same' | 'sameParent' | 'other' | 'unknown';

/** Where and when help is wanted, prepared for scoring many candidates. */
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
  /** Code of the cell in the candidates table, -1 when no candidate is in it. */
  readonly cell: number;
  readonly group: number;
  /** Group of each cell code. */
  readonly groups: Int32Array;
};

const MOST_TIERS = 8;

/** The cell just below the community that a cell belongs to (or is); null for the community and unknown cells. */
export function groupOf(cellId: string, cells: ReadonlyMap<string, MatchCell>): string | null {
  let id = cellId;
  for (let tier = 0; tier < MOST_TIERS; tier += 1) {
    const parentId = cells.get(id)?.parentId ?? null;
    if (parentId === null) return null;
    if ((cells.get(parentId)?.parentId ?? null) === null) return id;
    id = parentId;
  }
  return null;
}

/** The groups of the candidates' cells as numbers, by cell code; -1 for none. Made again when cells change. */
export class CellGroups {
  readonly #cells: ReadonlyMap<string, MatchCell>;
  readonly #numbers = new Map<string, number>();
  #byCode = new Int32Array(0);

  constructor(cells: ReadonlyMap<string, MatchCell>) {
    this.#cells = cells;
  }

  numberOf(cellId: string): number {
    const group = groupOf(cellId, this.#cells);
    if (group === null) return -1;
    const number = this.#numbers.get(group) ?? this.#numbers.size;
    this.#numbers.set(group, number);
    return number;
  }

  byCode(cellIds: readonly string[]): Int32Array {
    if (this.#byCode.length !== cellIds.length)
      this.#byCode = Int32Array.from(cellIds, (id) => this.numberOf(id));
    return this.#byCode;
  }
}

/** Prepares the place and time of a problem. */
export function situationOf(
  understood: Understood,
  candidates: Candidates,
  groups: CellGroups,
  nowMs: number,
): Situation {
  const { day, minute } = weekMoment(understood.atMs);
  const here = understood.place?.cellId ?? null;
  return {
    sphere: understood.place === null ? null : onSphere(understood.place.anchor),
    minuteOfWeek: (day - 1) * DAY_MINUTES + minute,
    day: dayNumberAt(understood.atMs),
    minute,
    isHoliday: isPublicHoliday(cstDate(understood.atMs)),
    today: dayNumberAt(nowMs),
    cellKnown: here !== null,
    cell: here === null ? -1 : candidates.codeOfCell(here),
    group: here === null ? -1 : groups.numberOf(here),
    groups: groups.byCode(candidates.cellIds),
  };
}

export function relationOf(s: Situation, candidates: Candidates, n: number): CellRelation {
  if (!s.cellKnown) return 'unknown';
  const code = candidates.cellOf(n);
  if (code < 0) return 'other';
  if (code === s.cell) return 'same';
  return s.group >= 0 && s.groups[code] === s.group ? 'sameParent' : 'other';
}

export function distancePoints(distanceM: number): number {
  return Number.isNaN(distanceM) ? 0 : POINTS.near / (1 + distanceM / HALF_DISTANCE_M);
}

export function cellPoints(relation: CellRelation): number {
  return relation === 'same' ? POINTS.sameCell : relation === 'sameParent' ? POINTS.sameParent : 0;
}

/** A micro cell beside one's own still is one's own cell. */
export function rangePoints(relation: CellRelation, ownCellOnly: boolean): number {
  return ownCellOnly && relation === 'other' ? POINTS.outOfRange : 0;
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

/** Fair turns: each recent call counts against one, a used-up month more. `max` -1: not known. */
export function loadPoints(calls: number, max: number): number {
  if (max >= 0 && calls >= max && calls > 0) return POINTS.callsUsedUp;
  return calls === 0 ? 0 : Math.max(POINTS.mostForCalls, POINTS.perCall * calls);
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

/** All that is not topic, before it is scaled by the fit. */
export function situationPoints(s: Situation, candidates: Candidates, n: number): number {
  const relation = relationOf(s, candidates, n);
  return (
    (s.sphere === null ? 0 : distancePoints(candidates.distanceM(n, s.sphere))) +
    cellPoints(relation) +
    rangePoints(relation, candidates.servesOwnCellOnly(n)) +
    availabilityPoints(availabilityWhy(s, candidates, n)) +
    loadPoints(candidates.callsOf(n), candidates.maxCallsOf(n)) +
    (candidates.isResting(n, s.day) ? POINTS.resting : 0) +
    freshnessPoints(freshnessOf(s, candidates.verifiedDayOf(n)))
  );
}

/** More than 32-bit positions on the unit sphere can be wrong by, metres. */
const GLANCE_ERROR_M = 4;

/** No more than what is not topic can add, by a glance at the place: cheap, to pass over most candidates. */
export function situationBound(s: Situation, candidates: Candidates, n: number): number {
  const { glance } = candidates;
  const at = 4 * n;
  let bound = POINTS.available + POINTS.verified;
  if (s.cellKnown) {
    const code = glance[at + 3] as number;
    if (code >= 0 && code === s.cell) bound += POINTS.sameCell;
    else if (code >= 0 && s.group >= 0 && s.groups[code] === s.group) bound += POINTS.sameParent;
  }
  if (s.sphere === null) return bound;
  const dx = (glance[at] as number) - s.sphere[0];
  const dy = (glance[at + 1] as number) - s.sphere[1];
  const dz = (glance[at + 2] as number) - s.sphere[2];
  // The straight line through the earth is never longer than the way over it.
  const chordM = EARTH_RADIUS_M * Math.sqrt(dx * dx + dy * dy + dz * dz);
  return bound + distancePoints(chordM > GLANCE_ERROR_M ? chordM - GLANCE_ERROR_M : chordM * 0);
}
