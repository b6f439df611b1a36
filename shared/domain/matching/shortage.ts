import { EARTH_RADIUS_M } from '../geo/distance.ts';
import { Able } from './able.ts';
import type { Explained } from './explained.ts';
import { hindranceOf, nextFreeMs } from './hindrance.ts';
import type { NeedPlan } from './needPlan.ts';
import { type Hindrance, RINGS, type Shortage, type ShortageReason } from './outcome.ts';
import { isExpired } from './proof.ts';
import { availabilityOf } from './situation.ts';

/** Somebody within this distance of the place is at hand, metres. */
export const AT_HAND_M = 1000;

/** Who can meet a need. */
export type Coverage = {
  readonly need: NeedPlan;
  /** Index in RINGS of the innermost ring with somebody able to come; RINGS.length: in none. */
  readonly ring: number;
  readonly shortage: Missing | null;
};

/** A shortage of one need, seen without the others. */
type Missing = Omit<Shortage, 'essential'>;

/** Of so many of those at hand, the nearest, it is worked out when they will be free. */
const MOST_LOOKED_AHEAD = 8;
/** More than 32-bit positions on the unit sphere can be wrong by, metres. */
const GLANCE_ERROR_M = 4;

/** What keeps a candidate from meeting the need in hand, or null. */
type Hinders = (n: number) => Hindrance | null;

/** Metres to a candidate by a glance, never more than they are; NaN without a place. */
function glanceM(n: number, { candidates, situation }: Explained): number {
  const [x, y, z] = situation.sphere ?? [Number.NaN, Number.NaN, Number.NaN];
  const { glance } = candidates;
  const dx = (glance[4 * n] as number) - x;
  const dy = (glance[4 * n + 1] as number) - y;
  const dz = (glance[4 * n + 2] as number) - z;
  return EARTH_RADIUS_M * Math.sqrt(dx * dx + dy * dy + dz * dz) - GLANCE_ERROR_M;
}

function distanceOf(n: number, { candidates, situation }: Explained): number {
  return situation.sphere === null ? Number.NaN : candidates.distanceM(n, situation.sphere);
}

/** Whether a candidate is at hand; who has no place on the map may be. */
function isAtHand(n: number, from: Explained): boolean {
  return !(glanceM(n, from) > AT_HAND_M) && !(distanceOf(n, from) > AT_HAND_M);
}

/** A certificate that the need demands and that is over on the day comes before all else: no hour mends it. */
function hinderedFor(need: NeedPlan, { candidates, situation }: Explained): Hinders {
  const wanted = situation.proofs.find((one) => one.demandsCertificate && one.need === need.need);
  return (n) =>
    wanted !== undefined && isExpired(n, wanted, candidates, situation.day)
      ? 'expired'
      : hindranceOf(n, candidates, situation);
}

/**
 * Looks among all who can meet a need for one at hand with nothing that hinders. Exact: whoever could be the one, or
 * come from a ring further in, is looked at.
 */
export function coverageOf(need: NeedPlan, surroundings: Surroundings, from: Explained): Coverage {
  const able = new Able(need, 'anyhow', from.postings);
  const hinders = hinderedFor(need, from);
  const { ring, isMet, atHand } = survey(able, hinders, surroundings, from);
  if (isMet) return { need, ring, shortage: null };
  const { situation, atMs } = from;
  const isNear = atHand.length > 0;
  const closest = isNear ? soonest(atHand, hinders, from) : nearestOf(able, hinders, from);
  const shortage: Missing = {
    need: need.need,
    reason: isNear ? reasonOf(atHand, hinders) : closest === null ? 'nobody' : 'noneNear',
    radiusM: situation.sphere === null ? null : AT_HAND_M,
    atMs,
    nearest: closest === null ? null : shown(closest, hinders, from),
  };
  return { need, ring, shortage };
}

/**
 * Where to look, the same for every need and each block once: near the place; others with somebody of the innermost ring;
 * others with somebody who has no place and may be anywhere; the rest, where nobody is at hand.
 */
export type Surroundings = {
  readonly near: readonly number[];
  readonly inner: readonly number[];
  readonly anywhere: readonly number[];
  readonly rest: readonly number[];
  /** No more than the ring of anybody in the rest. */
  readonly leastInRest: number;
};

/** The surroundings of a problem's place. */
export function surroundingsOf({
  rings,
  situation: { leastM },
  candidates: { blocks },
}: Explained): Surroundings {
  const [near, inner, anywhere, rest]: [number[], number[], number[], number[]] = [[], [], [], []];
  let leastInRest: number = RINGS.length;
  for (let block = 0; block < leastM.length; block += 1)
    if (!((leastM[block] as number) > AT_HAND_M)) near.push(block);
    else if (rings !== null && rings.leastAt[block] === rings.innermost) inner.push(block);
    else if (blocks.hasNowhere(block)) anywhere.push(block);
    else {
      rest.push(block);
      if (rings !== null) leastInRest = Math.min(leastInRest, rings.leastAt[block] as number);
    }
  return { near, inner, anywhere, rest, leastInRest };
}

/** The innermost ring with somebody able to come, whether one is at hand, and otherwise those at hand. */
function survey(
  able: Able,
  hinders: Hinders,
  { inner, near, anywhere, rest, leastInRest }: Surroundings,
  from: Explained,
) {
  const { rings } = from;
  const none: number = RINGS.length;
  let ring = none;
  let isMet = false;
  const atHand: number[] = [];
  const isEnough = (): boolean => isMet && (rings === null || ring === rings.innermost);
  const look = (n: number): void => {
    const itsRing = rings === null ? none : rings.of(n);
    const isNear = !isMet && isAtHand(n, from);
    if (!isNear && itsRing >= ring) return;
    const isFree = hinders(n) === null;
    if (isFree) ring = Math.min(ring, itsRing);
    if (isNear && isFree) isMet = true;
    else if (isNear) atHand.push(n);
  };
  const mayBeInner = (block: number): boolean => rings !== null && (rings.leastAt[block] as number) < ring;
  for (const blocks of [near, inner, anywhere])
    for (const block of blocks) {
      if (isEnough()) return { ring, isMet, atHand };
      if (!isMet || mayBeInner(block)) able.eachIn(block, look);
    }
  // Nobody else is at hand: others only may come from a ring further in.
  if (leastInRest < ring) for (const block of rest) if (mayBeInner(block)) able.eachIn(block, look);
  for (const n of able.later) look(n);
  return { ring, isMet, atHand };
}

/** What keeps those at hand from coming: the first of these that holds for anybody, since another hour mends most. */
const REASON_OF: readonly (readonly [Hindrance, ShortageReason])[] = [
  ['busy', 'noneFree'],
  ['used', 'allUsed'],
  ['expired', 'allExpired'],
  ['full', 'allFull'],
  ['range', 'outOfRange'],
];

function reasonOf(atHand: readonly number[], hinders: Hinders): ShortageReason {
  const found = new Set(atHand.map(hinders));
  return REASON_OF.find(([hindrance]) => found.has(hindrance))?.[1] ?? 'noneFree';
}

type Closest = { readonly n: number; readonly freeAtMs: number | null };

/** By distance, those without a place last; equally near ones by id. */
function byDistance(from: Explained): (a: number, b: number) => number {
  const { ids } = from.candidates;
  const far = (n: number): number => {
    const distanceM = distanceOf(n, from);
    return Number.isNaN(distanceM) ? Number.MAX_VALUE : distanceM;
  };
  return (a, b) => far(a) - far(b) || ((ids[a] as string) < (ids[b] as string) ? -1 : 1);
}

/** Of the nearest at hand the one that can come first. */
function soonest(atHand: readonly number[], hinders: Hinders, from: Explained): Closest | null {
  const some = [...atHand].sort(byDistance(from)).slice(0, MOST_LOOKED_AHEAD);
  const later = (one: Closest): number => one.freeAtMs ?? Number.MAX_VALUE;
  return some.map((n) => withFreeTime(n, hinders, from)).sort((a, b) => later(a) - later(b))[0] ?? null;
}

function withFreeTime(n: number, hinders: Hinders, { candidates, situation, atMs }: Explained): Closest {
  return { n, freeAtMs: hinders(n) === 'expired' ? null : nextFreeMs(n, candidates, situation, atMs) };
}

/** The nearest of those who are not at hand. */
function nearestOf(able: Able, hinders: Hinders, from: Explained): Closest | null {
  const { leastM } = from.situation;
  const precedes = byDistance(from);
  let best: number | null = null;
  let bestM = Number.POSITIVE_INFINITY;
  const look = (n: number): void => {
    if (glanceM(n, from) > bestM || (best !== null && precedes(best, n) < 0)) return;
    best = n;
    const distanceM = distanceOf(n, from);
    if (!Number.isNaN(distanceM)) bestM = distanceM;
  };
  for (let block = 0; block < leastM.length; block += 1)
    if (!((leastM[block] as number) > bestM)) able.eachIn(block, look);
  for (const n of able.later) look(n);
  return best === null ? null : withFreeTime(best, hinders, from);
}

function shown({ n, freeAtMs }: Closest, hinders: Hinders, from: Explained): Shortage['nearest'] {
  const { candidates, situation } = from;
  const distanceM = distanceOf(n, from);
  const available = availabilityOf(situation, candidates, n);
  return {
    thingId: candidates.ids[n] as string,
    distanceM: Number.isNaN(distanceM) ? null : distanceM,
    available,
    hindrance: hinders(n),
    freeAtMs: available === 'unknown' ? null : freeAtMs,
  };
}

/**
 * The shortages of a problem. Noted unasked is what the caller named, what nobody can do at all, and, when nothing of
 * what the category supposes can be had, all of that; what only a rival of it needs never is.
 */
export function shortagesOf(coverages: readonly Coverage[]): Shortage[] {
  const isHelpless = coverages.every(
    ({ need, shortage }) => need.isNamed || need.isDoubtful || shortage !== null,
  );
  return coverages.flatMap(({ need, shortage }) => {
    if (shortage === null) return [];
    const lacks = !need.isDoubtful && (isHelpless || shortage.reason === 'nobody');
    const essential = need.isNamed || lacks;
    return [{ ...shortage, essential }];
  });
}
