/** Whom a problem hits harder than others. */
export const VULNERABLE_GROUPS = ['elderly', 'alone', 'child', 'pregnant', 'disabled', 'ill'] as const;
export type VulnerableGroup = (typeof VULNERABLE_GROUPS)[number];

/** People of such a group in a text, and the words that say so. */
export type VulnerableFound = { group: VulnerableGroup; words: string[] };

/** What a number counts. */
export const QUANTITY_SORTS = ['people', 'households', 'things'] as const;
export type QuantitySort = (typeof QUANTITY_SORTS)[number];

/** What is more is no count of those concerned. */
export const MOST_COUNT = 99_999;
/** So many numbers of a problem are kept. */
export const MOST_QUANTITIES = 20;

/** How many people, households or things a problem is about. */
export type Quantity = {
  /** As it stands in the text: 十几棵树; empty when the clerk said it, or what the office means by the words. */
  readonly text: string;
  /** The least that is meant: 十几 is 11, 七八 is 7. */
  readonly count: number;
  readonly sort: QuantitySort;
  /** What is counted: 树, 电动车; empty when the text does not say. */
  readonly of: string;
};

/** A number without what was counted. */
export type Figure = Pick<Quantity, 'count' | 'sort'>;

/** Whether a number of a sort (null: not known) may be a figure: things are no people and no households. */
export const mayCount = (of: QuantitySort | null, { sort }: Figure): boolean =>
  of === null || (of === 'things') === (sort === 'things');

/** A number as it was read, for what is learnt when a clerk puts it right. Holds words of number only. */
export type CountRead = {
  /** Of an exact number its measure word and noun, 辆电动车; otherwise the words themselves: 一家人, 好几户. */
  readonly word: string;
  /** It says just how many. */
  readonly exact: boolean;
  /** What it counts by its noun or measure word; null: they do not say. */
  readonly of: QuantitySort | null;
  /** Of an exact number what it says; otherwise what it was taken for, null: for none. */
  readonly figure: Figure | null;
};

/** The time as it was read, for what is learnt when a clerk puts it right. Holds no words but that of time. */
export type WhenRead = {
  /** '': no word of time. */
  readonly word: string;
  /** Days from today of the day that is named; null: none is. */
  readonly day: number | null;
  /** What was read, epoch ms; null: no time. */
  readonly atMs: number | null;
};

/** Why something is urgent. */
export const URGENCY_SIGNS = ['danger', 'hazard', 'now', 'vulnerable', 'many'] as const;
export type UrgencySign = (typeof URGENCY_SIGNS)[number];

/** How urgent: somebody is in danger, something may soon harm, it cannot wait, or as usual. */
export const URGENCY_GRADES = ['danger', 'hazard', 'urgent', 'normal'] as const;
export type UrgencyGrade = (typeof URGENCY_GRADES)[number];

export type Urgency = {
  grade: UrgencyGrade;
  /** What speaks for it, the strongest first, each sign once with its words. */
  because: { sign: UrgencySign; words: string[] }[];
};

/** A word that was written with a slip and what it was read as. */
export type ReadAs = { readonly written: string; readonly word: string };

/** What a clerk put right in what was read; what is not named was not touched. */
export type Corrections = {
  /** 1–4. */
  readonly level?: number | undefined;
  /** The place that the text names is not meant. */
  readonly noPlace?: boolean | undefined;
  /** Of several places that the text names, the one that is meant: as it stands in `Understood.placeChoices`. */
  readonly place?: string | undefined;
  /** Help is wanted as soon as can be, whatever time the text names. */
  readonly noTime?: boolean | undefined;
  readonly quantities?: readonly Quantity[] | undefined;
  readonly vulnerable?: readonly VulnerableGroup[] | undefined;
  readonly addedNeeds?: readonly string[] | undefined;
  readonly removedNeeds?: readonly string[] | undefined;
};

/** Who judged what a text is about. */
export const JUDGED_BY = ['lexicon', 'learned', 'both'] as const;
export type JudgedBy = (typeof JUDGED_BY)[number];
