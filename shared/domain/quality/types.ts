import type { KindId } from '../kinds/index.ts';

/** What may be wrong with a record. i18n `quality.rule.<rule>`; in the order in which an office should mend them. */
export const QUALITY_RULES = [
  'needsRepair',
  'noConsent',
  'expiredCertificate',
  'expiringCertificate',
  'missingPhone',
  'badPhone',
  'badIdNumber',
  'missingPlace',
  'outsideCells',
  'farFromAddress',
  'missingCategory',
  'missingSkills',
  'stale',
] as const;
export type QualityRule = (typeof QUALITY_RULES)[number];

/** A record as it is judged, with its true values. */
export type QualityRecord = {
  readonly kind: KindId;
  readonly categoryId: string | null;
  readonly phone: string | null;
  readonly isPlaced: boolean;
  readonly cellId: string | null;
  /** How far its point is from where its address leads, metres; null when the address leads nowhere for sure. */
  readonly addressOffM: number | null;
  /** `YYYY-MM-DD` of the last verification; null when there was none. */
  readonly verifiedOn: string | null;
  readonly createdOn: string;
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly fitsSchema: boolean;
};

/** What the judging needs besides the record. */
export type QualityContext = {
  /** Today in China Standard Time, `YYYY-MM-DD`. */
  readonly today: string;
  /** Whether the map has cells at all. */
  readonly hasCells: boolean;
  /** After how many days without verification a record of a category (or without one) is stale; 0: never. */
  readonly freshnessDays: (categoryId: string | null) => number;
};

/** One finding; `params` fill its text. */
export type Finding = {
  readonly rule: QualityRule;
  readonly params: Readonly<Record<string, string | number>>;
};
