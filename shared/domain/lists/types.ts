import type { FieldBook } from '../fields/index.ts';
import type { KindId } from '../kinds/index.ts';

/** 公示版 (masked) or 内部版 (full). */
export type ListEdition = 'public' | 'internal';

/** Gives the words of a key; injected, since the domain knows no language files. */
export type ListText = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** Names that stand behind ids. */
export type ListLookups = {
  readonly text: ListText;
  readonly categoryName: (id: string) => string | undefined;
  readonly cellName: (id: string) => string | undefined;
  /** The office's own fields; none when it is left out. */
  readonly fields?: FieldBook;
  /** The person or file behind an id, as the edition may show it. */
  readonly nameOf?: (id: string) => string | undefined;
};

/** A thing with its true values; the edition decides what of it is printed. */
export type ListThing = {
  readonly id: string;
  readonly kind: KindId;
  readonly name: string;
  readonly categoryId: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly note: string | null;
  readonly level: number | null;
  readonly recheckOn: string | null;
  readonly cellId: string | null;
  readonly attrs: Readonly<Record<string, unknown>>;
  /** Values of the office's own fields by id. */
  readonly custom?: Readonly<Record<string, unknown>>;
  readonly updatedAtMs: number;
};

/** A problem with its true values. */
export type ListProblem = {
  readonly id: string;
  readonly number: string;
  readonly text: string;
  readonly categoryId: string | null;
  readonly level: number | null;
  readonly state: string;
  readonly placeText: string | null;
  readonly cellId: string | null;
  readonly reporterName: string | null;
  readonly reporterPhone: string | null;
  readonly reportedAtMs: number;
  readonly dueAtMs: number | null;
  readonly closedAtMs: number | null;
  readonly overdue: boolean;
  readonly result: string | null;
  readonly rating: number | null;
};

/** What a cell holds: `day` is `YYYY-MM-DD`, `instant` epoch milliseconds, `level` 1–4, `code` digits kept as text. */
export type ListColumnType = 'text' | 'code' | 'number' | 'day' | 'instant' | 'level';

/** One column of a printed list. */
export type ListColumn = {
  readonly key: string;
  readonly label: string;
  readonly type: ListColumnType;
  /**
   * Width in Chinese characters: exact for codes, dates, levels and running numbers, which must not wrap;
   * the other columns share what is left of the sheet in this proportion.
   */
  readonly weight: number;
  readonly align: 'left' | 'center' | 'right';
  /** Summed in the 合计 row. */
  readonly sum: boolean;
  /** All texts that the column may hold, for a drop-down. */
  readonly options?: readonly string[];
};

export type ListValue = string | number | null;

/** One row; `values[i]` belongs to `columns[i]`. The running number is a column of its own. */
export type ListRow = { readonly id: string; readonly values: readonly ListValue[] };
