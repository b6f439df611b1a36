import type { LngLat } from '../geo/types.ts';

/** A record as it is compared with others of its kind. */
export type Comparable = {
  readonly id: string;
  readonly name: string;
  /** How the name sounds (pinyin), the same for 张玲 and 张铃; '' when unknown. */
  readonly sound: string;
  /** Other names that it is known by. */
  readonly aliases: readonly string[];
  /** Digits of each of its numbers. */
  readonly phones: readonly string[];
  /** The address in one writing, without blanks; '' when there is none. */
  readonly address: string;
  readonly idNumber: string;
  /** WGS-84. */
  readonly anchor: LngLat | null;
};

/** What is compared of two records. */
export type Feature = 'name' | 'phone' | 'idNumber' | 'address' | 'place';

/**
 * How two records agree in one feature: `near` is another writing of the same, `slip` one letter off. `bits` is the evidence for one and the same record, a base-2 logarithm of odds:
 * above zero speaks for it, below against it. i18n `duplicates.reason.<feature>.<agreement>`.
 */
export type DuplicateReason = {
  readonly feature: Feature;
  readonly agreement: 'equal' | 'near' | 'slip' | 'differ';
  readonly bits: number;
  /** Distance of the two places in metres, for `place`. */
  readonly distanceM?: number;
};

/** Two records that may be one. */
export type DuplicatePair = {
  readonly first: string;
  readonly second: string;
  /** Probability that they are one, 0–1. */
  readonly confidence: number;
  readonly reasons: readonly DuplicateReason[];
};
