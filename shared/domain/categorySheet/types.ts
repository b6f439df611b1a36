import type { SheetKey } from './lines.ts';

/** What a sheet may say of a category. */
export type CategoryDraft = {
  readonly name: string;
  readonly parentId: string | null;
  readonly responsible: readonly string[];
  readonly needs: readonly string[];
  readonly keywords: readonly string[];
  readonly defaultLevel: number | null;
  readonly deadlineHours: number | null;
};
export type KnownCategory = CategoryDraft & { readonly id: string; readonly version: number };

/** What would become other: words that go and words that come; a single value is one word. */
export type SheetChange = {
  readonly key: SheetKey;
  readonly removed: readonly string[];
  readonly added: readonly string[];
};

/** A category as it would be, with what is other than now. */
export type CategoryProposal = {
  readonly id: string;
  /** Null for a new one. */
  readonly version: number | null;
  readonly draft: CategoryDraft;
  readonly changes: readonly SheetChange[];
};

/**
 * Why a line is left alone: its category is not there; one that stands on top would get a sub-category's name or the
 * other way round; the level or the time is not understood; another line is about the same category, stored or new; a
 * name or a word that is not stored is too long.
 */
export const SHEET_FAULTS = [
  'groupUnknown',
  'placeUnclear',
  'level',
  'deadline',
  'twice',
  'tooLong',
] as const;
export type SheetFault = {
  readonly line: number;
  readonly code: (typeof SHEET_FAULTS)[number];
  readonly text: string;
};

export type SheetComparison = {
  readonly proposals: readonly CategoryProposal[];
  readonly faults: readonly SheetFault[];
  /** Categories of which the sheet says what they are. */
  readonly unchanged: number;
  /** Categories of which the sheet says nothing: they stay. */
  readonly untold: number;
};

/** What the comparison needs to know besides the sheet. */
export type SheetWords = {
  /** How an export writes a cell, in any edition: who left it as it was changes nothing, masked or not. */
  readonly exported: (id: string, key: SheetKey) => readonly string[];
  /** A level by its word; undefined when it is none. */
  readonly levelOf: (text: string) => number | undefined;
  readonly newId: () => string;
};
