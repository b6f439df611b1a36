/** A cell's code: 12 digits of the community (GB/T 2260 six, then 3 + 3) and 3 of the cell, up to 5 in large grids. */
const CELL_CODE = /^\d{15,17}$/;
const COMMUNITY_CODE = /^\d{12}$/;
const MICRO_CODE = /^\d{15,17}-\d{2,}$/;
const CELL_DIGITS = 3;
const MICRO_DIGITS = 2;

/** What a code stands for, by its form: 12 digits, 12 + 3 (to 5) digits, `-NN` more; null for any other text. */
export function codeTier(code: string): 'community' | 'cell' | 'micro' | null {
  if (COMMUNITY_CODE.test(code)) return 'community';
  if (CELL_CODE.test(code)) return 'cell';
  return MICRO_CODE.test(code) ? 'micro' : null;
}

/**
 * Code of the n-th cell of a community, n from 1, in at least `digits` digits. A division code of 6 or 9 digits is
 * filled up to 12; any other text stays in front as it is, so that an outline without a code still gets cells.
 * Throws RangeError when n is not a whole number from 1.
 */
export function cellCode(communityCode: string, n: number, digits: number = CELL_DIGITS): string {
  return (communityCodeOf(communityCode) ?? communityCode) + serial(n, digits);
}

/** Codes of a whole grid, all of one length so that they sort as they are numbered: 3 digits up to 999 cells. */
export function cellCodes(communityCode: string, count: number): string[] {
  const digits = Math.max(CELL_DIGITS, String(count).length);
  return Array.from({ length: count }, (_, index) => cellCode(communityCode, index + 1, digits));
}

/** Code of the n-th micro cell of a cell, n from 1. Throws RangeError when n is not a whole number from 1. */
export function microCode(code: string, n: number): string {
  return `${code}-${serial(n, MICRO_DIGITS)}`;
}

function serial(n: number, digits: number): string {
  if (!Number.isInteger(n) || n < 1) throw new RangeError('serial number is not a whole number from 1');
  return String(n).padStart(digits, '0');
}

/**
 * Brings a division code of 6, 9 or 12 digits to the 12 of a community by zeros, as the statistics bureau writes
 * larger areas; null when it is none of these.
 */
export function communityCodeOf(code: string): string | null {
  return /^\d{6}(\d{3}){0,2}$/.test(code) ? code.padEnd(12, '0') : null;
}

/** The smallest cell code of a community not used yet, as long as the codes in use. */
export function nextCellCode(communityCode: string, used: Iterable<string>): string {
  const taken = new Set(used);
  const prefix = communityCodeOf(communityCode) ?? communityCode;
  let digits = CELL_DIGITS;
  for (const code of taken)
    if (code.startsWith(prefix) && codeTier(code) === 'cell')
      digits = Math.max(digits, code.length - prefix.length);
  return firstFree((n) => cellCode(communityCode, n, digits), taken);
}

/** The smallest micro cell code of a cell not used yet. */
export function nextMicroCode(code: string, used: Iterable<string>): string {
  return firstFree((n) => microCode(code, n), new Set(used));
}

function firstFree(make: (n: number) => string, taken: ReadonlySet<string>): string {
  let n = 1;
  while (taken.has(make(n))) n++;
  return make(n);
}
