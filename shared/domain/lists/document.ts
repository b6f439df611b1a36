import { listFileName } from './fileName.ts';
import { dayText, instantText, longDayText } from './format.ts';
import type { ListColumn, ListEdition, ListText } from './types.ts';

/** A4 upright holds about this many characters of 10.5 pt between its margins; more turns the sheet. */
const UPRIGHT_CHARACTERS = 50;
const LANDSCAPE_CHARACTERS = 76;

/** Who makes and signs the list, from the settings. */
export type ListOffice = {
  readonly officeName: string;
  readonly preparedBy: string;
  readonly reviewedBy: string;
  readonly responsible: string;
  readonly officePhone: string;
};

/** All of a list but its rows. */
export type ListHead = {
  readonly title: string;
  readonly officeLine: string;
  readonly dateLine: string;
  readonly edition: ListEdition;
  /** 内部版 with user and time, on every page; null in a 公示版. */
  readonly watermark: string | null;
  readonly columns: readonly ListColumn[];
  readonly landscape: boolean;
  /** The table is wider than the sheet at 10.5 pt, so smaller type is used. */
  readonly dense: boolean;
  /** 制表人, 审核人, 负责人签字, 联系电话 with what is known of them. */
  readonly foot: readonly { readonly label: string; readonly value: string }[];
  /** Without extension. */
  readonly fileName: string;
};

/** Makes a list's head. `userName` and the instant stand in the watermark of an 内部版. */
export function listHead(
  input: {
    readonly title: string;
    readonly columns: readonly ListColumn[];
    readonly edition: ListEdition;
    readonly office: ListOffice;
    readonly userName: string;
    readonly nowMs: number;
  },
  text: ListText,
): ListHead {
  const { office, nowMs } = input;
  const width = input.columns.reduce((sum, column) => sum + column.weight, 0);
  return {
    title: input.title,
    officeLine: text('print.office', { name: office.officeName }),
    dateLine: text('print.date', { date: longDayText(nowMs, text) }),
    edition: input.edition,
    watermark:
      input.edition === 'internal'
        ? text('print.watermark', { user: input.userName, time: instantText(nowMs) })
        : null,
    columns: input.columns,
    landscape: width > UPRIGHT_CHARACTERS,
    dense: width > LANDSCAPE_CHARACTERS,
    foot: [
      { label: text('print.preparedBy'), value: office.preparedBy },
      { label: text('print.reviewedBy'), value: office.reviewedBy },
      { label: text('print.responsible'), value: office.responsible },
      { label: text('print.phone'), value: office.officePhone },
    ],
    fileName: listFileName(office.officeName, input.title, dayText(nowMs)),
  };
}
