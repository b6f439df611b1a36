import type { CountRead, Figure, VulnerableGroup, WhenRead } from '../understand/types.ts';

/** One kept problem, as far as corrections are learnt from it. Holds no words of the caller but those of urgency, time and number. */
export type KeptProblem = {
  /** What it turned out to be about. */
  readonly categoryId: string;
  /** When it was registered, epoch ms. */
  readonly atMs: number;
  /** The usual level then, the one that was read from the words, and the one that it has; `corrected`: by a clerk. */
  readonly level: {
    readonly usual: number | null;
    readonly read: number | null;
    readonly final: number | null;
    readonly corrected: boolean;
  };
  /** Words of hazard and haste in it. */
  readonly urgent: readonly string[];
  readonly needs: KeptNeeds;
  /** Null: of an older program, which did not keep what was read. */
  readonly groups: SetCorrection<VulnerableGroup> | null;
  /** When help was wanted; null: of an older program, or there is nothing to learn from it. */
  readonly when: KeptWhen | null;
  /** How many were concerned; null: of an older program. */
  readonly counts: KeptCounts | null;
};

/** What a clerk added to what was read and took away, and what held in the end. */
export type SetCorrection<T extends string> = {
  readonly added: readonly T[];
  readonly removed: readonly T[];
  readonly final: readonly T[];
};

/** The needs, and which of them only a rival of the category had brought. */
export type KeptNeeds = SetCorrection<string> & { readonly ofRivals: readonly string[] };

/** The time as it was read, and the one that held, epoch ms (null: as soon as can be). */
export type KeptWhen = {
  readonly read: WhenRead;
  readonly finalMs: number | null;
  readonly corrected: boolean;
};

/** The numbers as they were read, and those that held. */
export type KeptCounts = {
  readonly read: readonly CountRead[];
  readonly final: readonly Figure[];
  readonly corrected: boolean;
};
