import { fieldOf, kindOf } from '../kinds/index.ts';
import type { Finding, QualityContext, QualityRecord, QualityRule } from './types.ts';

/** A certificate that ends within so many days is told beforehand. */
const SOON_DAYS = 30;
/** A point this far from its own address is one or the other by mistake. */
const FAR_M = 300;
const DAY_MS = 86_400_000;

/** Whole days from one calendar day to another, `YYYY-MM-DD`; NaN for what is no day. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Weights and check signs of citizen numbers (GB 11643-1999, ISO 7064 MOD 11-2). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_SIGNS = '10X98765432';

/** Whether an 18-digit citizen number has the right check sign; other document numbers are not judged. */
export function isCitizenNumberSound(text: string): boolean {
  if (!/^\d{17}[\dX]$/i.test(text)) return !/^\d{16,}/.test(text);
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return CHECK_SIGNS[sum % 11] === text[17]?.toUpperCase();
}

/** Whether every number in a text has the length of a Chinese number: mobile 11, landline 7–8 (with area 10–12), 3–6 short. */
export function arePhonesSound(text: string): boolean {
  const numbers = text
    .normalize('NFKC')
    .split(/[、,;/]+/)
    .map((part) => part.replace(/(?:转|ext\.?).*$/i, '').replace(/\D/g, ''))
    .filter(Boolean);
  return (
    numbers.length > 0 &&
    numbers.every((digits) => {
      const plain = digits.replace(/^86(?=1[3-9]\d{9}$)/, '');
      if (/^1[3-9]\d{5,}$/.test(plain)) return plain.length === 11;
      if (/^0\d/.test(plain)) return plain.length >= 10 && plain.length <= 12;
      return plain.length >= 3 && plain.length <= 10;
    })
  );
}

type Certificate = { readonly name: string; readonly expiresOn: string };

/** Certificates with an end, whatever else a row holds. */
function certificatesOf(value: unknown): readonly Certificate[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    if (typeof item !== 'object' || item === null) return [];
    const { name, expiresOn } = item as Record<string, unknown>;
    return typeof name === 'string' && typeof expiresOn === 'string' ? [{ name, expiresOn }] : [];
  });
}

/** The certificate that ends first among those that end within a span of days from today. */
function ending(
  record: QualityRecord,
  today: string,
  fromDays: number,
  toDays: number,
): Finding['params'] | null {
  const found = certificatesOf(record.attrs.certificates)
    .map((one) => ({ ...one, days: daysBetween(today, one.expiresOn) }))
    .filter(({ days }) => days >= fromDays && days <= toDays)
    .sort((a, b) => a.days - b.days)[0];
  return found ? { name: found.name, date: found.expiresOn } : null;
}

const hasField = (record: QualityRecord, key: string): boolean => fieldOf(record.kind, key) !== undefined;
const when = (condition: boolean): Finding['params'] | null => (condition ? {} : null);

type Check = (record: QualityRecord, context: QualityContext) => Finding['params'] | null;

const isResourceOrPerson = (record: QualityRecord): boolean =>
  kindOf(record.kind).role === 'resource' || kindOf(record.kind).role === 'person';

/** Each rule: null when all is well, else the params of its text. */
const CHECKS: Readonly<Record<QualityRule, Check>> = {
  needsRepair: (record) => when(!record.fitsSchema),
  noConsent: (record) =>
    when(
      hasField(record, 'consentOn') &&
        isBlank(record.attrs.consentWithdrawnOn) &&
        (isBlank(record.attrs.consentBasis) || isBlank(record.attrs.consentOn)),
    ),
  expiredCertificate: (record, { today }) => ending(record, today, Number.NEGATIVE_INFINITY, -1),
  expiringCertificate: (record, { today }) => ending(record, today, 0, SOON_DAYS),
  missingPhone: (record) =>
    when(isResourceOrPerson(record) && hasField(record, 'phone') && isBlank(record.phone)),
  badPhone: (record) => when(!isBlank(record.phone) && !arePhonesSound(record.phone ?? '')),
  badIdNumber: (record) => {
    const { idNumber } = record.attrs;
    return when(typeof idNumber === 'string' && idNumber !== '' && !isCitizenNumberSound(idNumber));
  },
  missingPlace: (record) => when(!record.isPlaced),
  outsideCells: (record, { hasCells }) => when(hasCells && record.isPlaced && record.cellId === null),
  farFromAddress: (record) =>
    record.addressOffM !== null && record.addressOffM > FAR_M
      ? { distanceM: Math.round(record.addressOffM) }
      : null,
  missingCategory: (record) =>
    when(isResourceOrPerson(record) && hasField(record, 'categoryId') && isBlank(record.categoryId)),
  missingSkills: (record) => {
    const key = hasField(record, 'skills') ? 'skills' : 'capabilities';
    return when(isResourceOrPerson(record) && hasField(record, key) && isBlank(record.attrs[key]));
  },
  stale: (record, context) => staleness(record, context),
};

/** How long a record was not verified, when that is too long; one that never was counts from its making. */
function staleness(record: QualityRecord, context: QualityContext): Finding['params'] | null {
  if (!hasField(record, 'verifiedOn')) return null;
  const limit = context.freshnessDays(record.categoryId);
  if (limit <= 0) return null;
  const days = daysBetween(record.verifiedOn ?? record.createdOn, context.today);
  return days > limit || Number.isNaN(days) ? { days: Number.isNaN(days) ? limit : days } : null;
}

/** Everything that should be mended about a record, in the order of the rules. */
export function findingsOf(
  record: QualityRecord,
  context: QualityContext,
  rules: readonly QualityRule[],
): readonly Finding[] {
  return rules.flatMap((rule) => {
    const params = CHECKS[rule](record, context);
    return params ? [{ rule, params }] : [];
  });
}
