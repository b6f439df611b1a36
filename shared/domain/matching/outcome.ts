/** What an answer says besides its lists: how far out somebody is, what is missing, what stood in the way. Plain values. */

/** How far out somebody is from the problem's place, nearest first: 小事不出网格、大事不出社区. */
export const RINGS = ['micro', 'cell', 'neighbour', 'community', 'beyond'] as const;
export type Ring = (typeof RINGS)[number];

/** What keeps one who could do it from coming: not there then, no room, called too often lately, other cells only, certificate over. */
export const HINDRANCES = ['busy', 'full', 'used', 'range', 'expired'] as const;
export type Hindrance = (typeof HINDRANCES)[number];

/**
 * Why a need cannot be met: nobody can do it at all; nobody near; all near are busy, full, called too often, for other
 * cells only, or have a certificate that is over; of several wanted for a team some are there, but not enough.
 */
export const SHORTAGE_REASONS = [
  'nobody',
  'noneNear',
  'noneFree',
  'allFull',
  'allUsed',
  'outOfRange',
  'allExpired',
  'tooFew',
] as const;
export type ShortageReason = (typeof SHORTAGE_REASONS)[number];

/** A need that nobody at hand can meet at the time. */
export type Shortage = {
  need: string;
  reason: ShortageReason;
  /** Noted without being asked for when the problem is registered. */
  essential: boolean;
  /** Looked for within this distance, metres; null where the place is not known. */
  radiusM: number | null;
  /** Looked for at this time, epoch ms. */
  atMs: number;
  /** Who comes nearest to meeting it. */
  nearest: {
    thingId: string;
    distanceM: number | null;
    available: 'yes' | 'no' | 'unknown';
    hindrance: Hindrance | null;
    /** When it can next come, epoch ms; null: not within two weeks, or its hours are not known. */
    freeAtMs: number | null;
  } | null;
};

/** How far the search had to go, and why. */
export type Widening = {
  /** The ring in which enough are found. */
  ring: Ring;
  /** Enough are there; a red emergency goes to the whole community at once; nobody is able to come from anywhere. */
  why: 'enough' | 'emergency' | 'nobody';
  /** The need that decided, null when the problem names none. */
  need: string | null;
};

/** One thing that kept a candidate out of the list. */
export type Obstacle = {
  /** `reason.<code>` with its params, as in the score. */
  code: string;
  params: Record<string, string | number>;
  /** What it takes from the score (0 or less). */
  points: number;
  /** Its place in the list without this one thing, from 1; null: still not in it. */
  rank: number | null;
};
