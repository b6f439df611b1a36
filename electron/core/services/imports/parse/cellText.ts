import { type CellObject, SSF } from '@e965/xlsx';

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

/** A spreadsheet serial as text: a date, a date with its time, or a time alone. Undefined when it is no date. */
function serialText(serial: number, format: string, date1904: boolean): string | undefined {
  const code = SSF.parse_date_code(serial, { date1904 }) as
    | { y: number; m: number; d: number; H: number; M: number }
    | null
    | undefined;
  if (!code) return undefined;
  const time = `${pad(code.H)}:${pad(code.M)}`;
  if (serial < 1 && !/[yd]/i.test(format)) return time;
  const date = `${pad(code.y, 4)}-${pad(code.m)}-${pad(code.d)}`;
  return code.H || code.M ? `${date} ${time}` : date;
}

/** Formats that show the plain number, perhaps with separators; `000123` is not one, its zeros are part of the value. */
const PLAIN = /^(General|[#,?]*[#0?](\.[0#?]+)?([ _;(\\[-].*)?)$/i;

/** Error values by their codes (ECMA-376 §18.18.11, MS-XLS BErr). */
const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

/** A cell as the user sees it; numbers without their thousands separators, dates as `YYYY-MM-DD[ HH:mm]`. */
export function cellText(cell: CellObject | undefined, date1904: boolean): string {
  if (!cell || cell.v === undefined || cell.v === null) return '';
  if (cell.t === 'b') return cell.v ? 'TRUE' : 'FALSE';
  if (cell.t === 'e') return ERRORS[Number(cell.v)] ?? '#N/A';
  if (cell.t !== 'n' || typeof cell.v !== 'number') return String(cell.v).replace(/\r\n?/g, '\n');
  const format = String(cell.z ?? 'General');
  if (SSF.is_date(format)) {
    const text = serialText(cell.v, format, date1904);
    if (text !== undefined) return text;
  }
  if (!PLAIN.test(format)) return formatted(cell.v, format);
  // Fifteen digits is what Excel itself keeps; more is noise of the binary form (0.1 + 0.2).
  return plainNumber(cell.v);
}

/** A broken format shows the plain number, as the spreadsheet itself would. */
function formatted(value: number, format: string): string {
  try {
    return String(SSF.format(format, value)).trim();
  } catch {
    return plainNumber(value);
  }
}

function plainNumber(value: number): string {
  if (Number.isInteger(value)) return Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value);
  return String(Number(value.toPrecision(15)));
}
