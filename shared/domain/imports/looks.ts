import { parseDate } from './dates.ts';
import { looksNamePhone } from './namePhone.ts';
import { plainDigits } from './numbers.ts';
import { isChinaLat, isChinaLng, parsePair } from './positions.ts';
import { cleanCell, halfWidth } from './text.ts';

/** What a column's values look like. */
export type Look =
  | 'text'
  | 'number'
  | 'date'
  | 'phone'
  | 'namePhone'
  | 'lng'
  | 'lat'
  | 'lngLat'
  | 'idNumber'
  | 'recordId'
  | 'empty';

const RECORD_ID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

const MOBILE = /^(\+?86)?1[3-9]\d{9}$/;
const LANDLINE = /^\(?0\d{2,3}\)?\d{7,8}\d{0,5}$/;

/** A Chinese mobile or area-code number; several may stand in one cell. */
export function isPhone(text: string): boolean {
  const numbers = [
    text,
    ...halfWidth(text)
      .split(/[\s/、,;]+/)
      .slice(0, 1),
  ].map((part) => plainDigits(part).replaceAll('-', ''));
  return numbers.some((digits) => MOBILE.test(digits) || LANDLINE.test(digits));
}

/** A citizen number by its form (GB 11643: 17 digits and a check sign), without checking the sign. */
export const isIdNumber = (text: string): boolean => /^\d{17}[\dXx]$/.test(plainDigits(text));

const isNumber = (text: string): boolean => /^[-+]?[\d,]+(\.\d+)?$/.test(text);

/** Coordinates are written with at least three decimals; ages and counts are not. */
const coordinate = (text: string): number | undefined =>
  /^\d{2,3}\.\d{3,}$/.test(text) ? Number(text) : undefined;

function lookOf(text: string): Look {
  const value = coordinate(text);
  if (value !== undefined) return isChinaLng(value) ? 'lng' : isChinaLat(value) ? 'lat' : 'number';
  if (RECORD_ID.test(text)) return 'recordId';
  if (isIdNumber(text)) return 'idNumber';
  if (isPhone(text)) return 'phone';
  const pair = /\d\.\d{3,}/.test(text) ? parsePair(text) : undefined;
  if (pair) return 'lngLat';
  if (!/^\d{5}(\.\d+)?$/.test(text) && parseDate(text)) return 'date';
  return isNumber(text) ? 'number' : 'text';
}

/** The look that at least four of five filled values share; `text` when none does. */
export function looksLike(values: readonly string[]): Look {
  const counts = new Map<Look, number>();
  let filled = 0;
  for (const value of values) {
    const text = halfWidth(cleanCell(value));
    if (!text) continue;
    filled += 1;
    const look = lookOf(text);
    counts.set(look, (counts.get(look) ?? 0) + 1);
  }
  if (filled === 0) return 'empty';
  for (const [look, count] of counts) if (look !== 'text' && count >= filled * 0.8) return look;
  if ((counts.get('text') ?? 0) > 0 && looksNamePhone(values)) return 'namePhone';
  const numeric = (['number', 'lng', 'lat'] as const).reduce((sum, look) => sum + (counts.get(look) ?? 0), 0);
  return numeric >= filled * 0.8 ? 'number' : 'text';
}
