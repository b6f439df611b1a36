import { type ColumnShape, type FixedColumns, fixedColumns } from './fixedColumns.ts';
import { distanceText } from './format.ts';
import { numberedRow } from './rows.ts';
import type { ListColumn, ListRow, ListText, ListValue } from './types.ts';

/** Somebody or something that a plan sends, in the words of the edition. */
export type ListPlanHelper = {
  readonly name: string;
  readonly phone: string;
  /** Otherwise a resource. */
  readonly isPerson: boolean;
  readonly distanceM: number | null;
  readonly reasons: readonly string[];
  /** Set by the clerk. */
  readonly fixed: boolean;
  /** Which of the problems that they are sent to comes here, from 1, and how many there are. */
  readonly turn: number;
  readonly turns: number;
};

/** A problem of a plan, in the words of the edition. */
export type ListPlanRow = {
  readonly id: string;
  readonly number: string;
  readonly level: number | null;
  readonly text: string;
  readonly place: string | null;
  readonly helpers: readonly ListPlanHelper[];
  readonly leftOut: boolean;
  readonly lacking: number;
  /** Why somebody is lacking: `print.plan.why.<why>`. */
  readonly why: string | null;
};

const KEYS = ['level', 'number', 'text', 'place', 'who', 'what', 'why'] as const;
const SHAPES: Record<string, ColumnShape> = {
  no: { type: 'number', weight: 2.6, align: 'center', sum: false },
  level: { type: 'level', weight: 2.4, align: 'center', sum: false },
  number: { type: 'code', weight: 6.8, align: 'center', sum: false },
  text: { type: 'text', weight: 13, align: 'left', sum: false },
  place: { type: 'text', weight: 7.3, align: 'left', sum: false },
  who: { type: 'text', weight: 10, align: 'left', sum: false },
  what: { type: 'text', weight: 13, align: 'left', sum: false },
  why: { type: 'text', weight: 14.5, align: 'left', sum: false },
  note: { type: 'text', weight: 6, align: 'left', sum: false },
};
const COLUMNS: FixedColumns = {
  words: 'print.plan',
  keys: KEYS,
  shape: (key) => SHAPES[key] as ColumnShape,
};

/** Columns of a plan on paper. */
export const planColumns = (text: ListText): readonly ListColumn[] => fixedColumns(COLUMNS, undefined, text);

/** 王* 1/5 and below it 138****5678，120 米: a number is not parted where a line ends. */
function helperText({ name, phone, distanceM, turn, turns }: ListPlanHelper, text: ListText): string {
  const who = turns > 1 ? `${name} ${turn}/${turns}` : name;
  const far = distanceM === null ? '' : distanceText(distanceM, text);
  return [who, [phone, far].filter(Boolean).join('，')].filter(Boolean).join('\n');
}

function helpersText({ helpers }: ListPlanRow, ofPeople: boolean, text: ListText): ListValue {
  const some = helpers.filter(({ isPerson }) => isPerson === ofPeople);
  return some.map((helper) => helperText(helper, text)).join('\n') || null;
}

/** Why those who go, or why nobody does: that has the wider column. */
function whyText({ helpers, lacking, why }: ListPlanRow, text: ListText): ListValue {
  const said = helpers.filter(({ reasons }) => reasons.length > 0);
  const alone = helpers.length === 1;
  const parts = said.map(({ name, reasons }) =>
    alone ? reasons.join('；') : `${name}：${reasons.join('，')}`,
  );
  if (lacking > 0 && why !== null) parts.push(text(`print.plan.whyNone.${why}`));
  return parts.join('\n') || null;
}

function noteText({ helpers, leftOut, lacking }: ListPlanRow, text: ListText): ListValue {
  if (leftOut) return text('print.plan.leftOut');
  const parts = helpers.some(({ fixed }) => fixed) ? [text('print.plan.fixed')] : [];
  if (lacking > 0)
    parts.push(
      helpers.length === 0 ? text('print.plan.nobody') : text('print.plan.lacking', { count: lacking }),
    );
  return parts.join('\n') || null;
}

const VALUES: Record<string, (row: ListPlanRow, text: ListText) => ListValue> = {
  level: ({ level }) => level,
  number: ({ number }) => number,
  text: (row) => row.text,
  place: ({ place }) => place,
  who: (row, text) => helpersText(row, true, text),
  what: (row, text) => helpersText(row, false, text),
  why: whyText,
  note: noteText,
};

/** One problem of a plan as a row. */
export const planRow = (
  row: ListPlanRow,
  index: number,
  columns: readonly ListColumn[],
  text: ListText,
): ListRow => numberedRow(row.id, index, columns, (key) => VALUES[key]?.(row, text) ?? null);
