/** One post of a team that somebody must fill: a skill, a post of the cell, a kind of resource. */
export type TeamDemand = {
  readonly id: string;
  /** How many different ones must come. */
  readonly count: number;
  /** Whether a cell that lends people for it keeps some of them at home. */
  readonly reserved: boolean;
  /** Why nobody can know who fills it, for a post of a cell that is not known. */
  readonly blind?: Blind | null;
};

/** The place of the problem is not known, or it lies outside of all cells: nobody can say who holds a post there. */
export const BLIND = ['placeUnknown', 'outsideCells'] as const;
export type Blind = (typeof BLIND)[number];

/** Why somebody is not proposed, however well they fit; `used`: called as often as agreed, or resting after a call. */
export type RuledOut = 'busy' | 'unavailable' | 'used';

/** Somebody or something that could come. */
export type TeamCandidate = {
  readonly id: string;
  /** The demands that it can fill, by their ids, each with how well, in points. */
  readonly fills: ReadonlyMap<string, number>;
  /** Those of them that a hard rule keeps it from: the certificate that they demand is over. */
  readonly barred: ReadonlySet<string>;
  /** How many different demands it may fill at one time; at least 1. */
  readonly mostRoles: number;
  /** Where it would be missed: its cell; null for what leaves no gap at home. */
  readonly group: string | null;
  readonly ruledOut: RuledOut | null;
};

/** A choice that is not to be changed: this one for this demand. */
export type FixedSeat = { readonly demandId: string; readonly candidateId: string };

export type TeamQuery = {
  readonly demands: readonly TeamDemand[];
  readonly candidates: readonly TeamCandidate[];
  /** Choices of the clerk: they hold against busy, rules and reserve. */
  readonly fixed: readonly FixedSeat[];
  /** How many available people with a demanded skill a lending cell keeps. */
  readonly reserve: number;
  /** The cell of the problem: its own people may all come. Null: not known. */
  readonly ownGroup: string | null;
};

export type Seat = {
  readonly demandId: string;
  readonly candidateId: string;
  readonly score: number;
  readonly fixed: boolean;
};

/**
 * Why a demand is not met: `expired` the demanded certificate is over, `elsewhere` fills another demand of this team,
 * `tooFew` have come all that there are; for those of BLIND nobody can tell.
 */
export const GAP_CODES = [
  'busy',
  'unavailable',
  'used',
  'expired',
  'reserve',
  'elsewhere',
  'tooFew',
  'nobody',
  ...BLIND,
] as const;
export type GapCode = (typeof GAP_CODES)[number];

/** Why somebody who could take a seat is not proposed for it. */
export const BUTS = ['busy', 'unavailable', 'used', 'expired', 'reserve', 'elsewhere'] as const;

export type TeamGap = {
  readonly demandId: string;
  readonly missing: number;
  /** Whom each reason keeps away: how many, and the best of them; most telling first. */
  readonly reasons: readonly {
    readonly code: GapCode;
    readonly count: number;
    readonly candidateId: string | null;
  }[];
};

/** One who could take a seat instead. */
export type Alternative = {
  readonly candidateId: string;
  readonly score: number;
  /** Why it is not proposed by itself; null: it only ranks lower. */
  readonly but: (typeof BUTS)[number] | null;
};

export type Team = {
  /** In the order of the demands, the best first. */
  readonly seats: readonly Seat[];
  /** Who comes, each once, in the order of the seats. */
  readonly members: readonly string[];
  readonly gaps: readonly TeamGap[];
  /** By demand: the next best. */
  readonly alternatives: ReadonlyMap<string, readonly Alternative[]>;
  /** Whom the reserve keeps at home although they fit a demand better than one who comes, or nobody comes. */
  readonly kept: readonly { readonly demandId: string; readonly group: string; readonly count: number }[];
  /** Whom a hard rule keeps from a demand that they fit better than one who comes, or nobody comes; the best first. */
  readonly barred: readonly { readonly demandId: string; readonly candidateId: string }[];
  /** Sum of the seats' scores. */
  readonly score: number;
  /** True: no team fills more seats, or as many with fewer members, or with the same number a better score. */
  readonly exact: boolean;
  /** No team that fills as many seats has fewer members than this. */
  readonly leastMembers: number;
};
