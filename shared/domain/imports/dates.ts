import { cleanCell, halfWidth } from './text.ts';

const DAY_MS = 86_400_000;
/** Serial 25,569 is 1970-01-01 in the 1900 date system of spreadsheets. */
const SERIAL_OF_1970 = 25_569;
/** Serials of 1950-01-01 and 2100-01-01: outside, a bare number is no date. */
const SERIALS = { from: 18_264, to: 73_051 };

function isoDate(year: number, month: number, day: number): string | undefined {
  if (year < 1900 || year > 2200) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}

/**
 * A day as offices write it — `2021-08-02 2021/8/2 2021.8.2 20210802 2021年8月2日`, a time after it is dropped —
 * or a spreadsheet's serial number, as `YYYY-MM-DD`. Undefined when it is no day of the calendar.
 */
export function parseDate(text: string): string | undefined {
  const clean = halfWidth(cleanCell(text)).replace(/\s+/g, ' ');
  const parts =
    /^(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?日?(?:[ T]?\d{1,2}[:时].*)?$/.exec(clean) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(clean);
  if (parts) return isoDate(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  if (!/^\d{5}(\.\d+)?$/.test(clean)) return undefined;
  const serial = Math.floor(Number(clean));
  if (serial < SERIALS.from || serial >= SERIALS.to) return undefined;
  return new Date((serial - SERIAL_OF_1970) * DAY_MS).toISOString().slice(0, 10);
}
