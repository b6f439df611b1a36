import { communityCodeOf } from './codes.ts';

/**
 * How the office writes codes: `{community}` the community's code, `{cell}` the cell's (micro cells only), `{n:3}` the
 * serial number in at least so many digits (`{n}`: as it is). Everything else stands as written.
 */
export type CodeFormat = { readonly cell: string; readonly micro: string };

/** 12 + 3 digits for cells, `-NN` more for micro cells (DESIGN.md §3). */
export const STANDARD_CODES: CodeFormat = { cell: '{community}{n:3}', micro: '{cell}-{n:2}' };

const PART = /\{(community|cell|n(?::([1-9]))?)\}/g;
/** A code is a column's text: no longer than this. */
export const CODE_LENGTH = 30;

/** Whether a pattern can make codes: one serial number, no other braces, and for micro cells the cell's code. */
export function isCodePattern(pattern: string, tier: 'cell' | 'micro'): boolean {
  const parts = [...pattern.matchAll(PART)].map((match) => match[1] ?? '');
  const serials = parts.filter((part) => part.startsWith('n'));
  return (
    pattern.length <= CODE_LENGTH &&
    serials.length === 1 &&
    parts.includes('cell') === (tier === 'micro') &&
    !/[{}]/.test(pattern.replace(PART, ''))
  );
}

/** What goes into a code beside the serial number. */
export type CodeParts = { readonly community: string; readonly cell?: string };

/** The n-th code of a pattern, n from 1; `digits` more than the pattern asks for lengthen the serial number. */
export function codeOf(pattern: string, parts: CodeParts, n: number, digits = 0): string {
  return pattern.replace(PART, (_, part: string, width: string | undefined) => {
    if (part === 'community') return communityCodeOf(parts.community) ?? parts.community;
    if (part === 'cell') return parts.cell ?? '';
    return String(n).padStart(Math.max(Number(width ?? 1), digits), '0');
  });
}

/** Codes of a whole grid, all of one length so that they sort as they are numbered. */
export function codesOf(pattern: string, parts: CodeParts, count: number): string[] {
  const digits = String(count).length;
  return Array.from({ length: count }, (_, i) => codeOf(pattern, parts, i + 1, digits));
}

/**
 * Makes the next free codes of a pattern, each time the smallest that nobody has; what it hands out counts as taken.
 * As long as the codes in use: after 1001 comes 1002 where three digits were asked for.
 */
export function freeCodes(pattern: string, used: Iterable<string>): (parts: CodeParts) => string {
  const taken = new Set(used);
  const lastOf = new Map<string, number>();
  return (parts) => {
    const key = `${parts.community} ${parts.cell ?? ''}`;
    const digits = longestSerial(pattern, parts, taken);
    let n = lastOf.get(key) ?? 0;
    let code: string;
    do {
      n += 1;
      code = codeOf(pattern, parts, n, digits);
    } while (taken.has(code));
    lastOf.set(key, n);
    taken.add(code);
    return code;
  };
}

/** How many digits the longest serial number of this pattern in use has. */
function longestSerial(pattern: string, parts: CodeParts, taken: ReadonlySet<string>): number {
  const reader = readerOf(pattern, parts);
  let longest = 0;
  for (const code of taken) longest = Math.max(longest, reader.exec(code)?.[1]?.length ?? 0);
  return longest;
}

/** A test whether a code is of a pattern, whatever the community and the cell when they are not given. */
function readerOf(pattern: string, parts?: CodeParts): RegExp {
  let text = '';
  let at = 0;
  for (const match of pattern.matchAll(PART)) {
    text += escaped(pattern.slice(at, match.index));
    at = match.index + match[0].length;
    const part = match[1] ?? '';
    if (part === 'community')
      text += parts ? escaped(communityCodeOf(parts.community) ?? parts.community) : '(?:\\d{12}|)';
    else if (part === 'cell') text += parts ? escaped(parts.cell ?? '') : '.+';
    else text += `(\\d{${match[2] ?? 1},6})`;
  }
  return new RegExp(`^${text}${escaped(pattern.slice(at))}$`);
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/**
 * What a code stands for by the office's patterns, the micro cells' first: 12 digits are a community; null for any
 * other text.
 */
export function tierOfCode(code: string, format: CodeFormat): 'community' | 'cell' | 'micro' | null {
  if (readerOf(format.micro).test(code)) return 'micro';
  if (/^\d{12}$/.test(code)) return 'community';
  return readerOf(format.cell).test(code) ? 'cell' : null;
}
