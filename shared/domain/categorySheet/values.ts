import { cleanCell } from '../imports/text.ts';
import { maskFreeText } from '../privacy.ts';
import type { SheetFault } from './types.ts';

/** Characters of a name and of a word at most. */
export const LONGEST = { name: 40, word: 200 } as const;
const MOST_HOURS = 24 * 366;

/** Why a line is left alone. */
export class Fault extends Error {
  readonly code: SheetFault['code'];
  readonly text: string;
  constructor(code: SheetFault['code'], text: string) {
    super(code);
    this.code = code;
    this.text = text;
  }
}

/** Without the apostrophe that an export puts before what a spreadsheet would run. */
export const plainText = (text: string): string => text.replace(/^'(?=\s*[=+\-@＝＋－＠])/u, '');

/** Words of a cell; one that comes back masked is the one that was masked. */
export const wordsOf =
  (stored: readonly string[] = []) =>
  (text: string): readonly string[] => {
    const given = plainText(text)
      .split(/[、，,;；\r\n]+/u)
      .map(cleanCell)
      .filter(Boolean);
    const meant = (word: string): string =>
      stored.find((one) => one === word) ?? stored.find((one) => maskFreeText(one) === word) ?? word;
    const long = given.find((word) => word.length > LONGEST.word);
    if (long !== undefined) throw new Fault('tooLong', long);
    return [...new Set(given.map(meant))];
  };

/** Hours, with or without the word. Throws Fault. */
export function hoursOf(text: string): number | null {
  if (text === '') return null;
  const hours = Number(text.replace(/(?:小时|h)$/iu, '').trim());
  if (!Number.isFinite(hours) || hours <= 0 || hours > MOST_HOURS) throw new Fault('deadline', text);
  return hours;
}
