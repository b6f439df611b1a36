import { cleanCell } from '../imports/text.ts';
import { maskFreeText } from '../privacy.ts';
import type { SheetFault } from './types.ts';

/** Characters of a new name and of a new word at most; what is stored may be longer. */
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

/**
 * The stored words that words of a cell mean. One that comes back masked is the one that was masked; of several with
 * one mask each is meant once, in their order, those that are written out aside.
 */
function meantBy(given: readonly string[], stored: readonly string[]): readonly string[] {
  const masked = stored.map((word) => ({ word, mask: maskFreeText(word) }));
  const isWrittenOut = ({ word, mask }: (typeof masked)[number]): boolean =>
    word !== mask && given.includes(word);
  const writtenOut = new Set(masked.filter(isWrittenOut).map(({ word }) => word));
  const left = masked.filter(({ word }) => !writtenOut.has(word));
  return given.map((text) => {
    if (writtenOut.has(text)) return text;
    const at = left.findIndex(({ mask }) => mask === text);
    const [next] = at < 0 ? [] : left.splice(at, 1);
    return (next ?? masked.find(({ mask }) => mask === text))?.word ?? text;
  });
}

/** Words of a cell, each once. Throws Fault. */
export const wordsOf =
  (stored: readonly string[] = []) =>
  (text: string): readonly string[] => {
    const given = plainText(text)
      .split(/[、，,;；\r\n]+/u)
      .map(cleanCell)
      .filter(Boolean);
    const meant = meantBy(given, stored);
    const long = meant.find((word) => word.length > LONGEST.word && !stored.includes(word));
    if (long !== undefined) throw new Fault('tooLong', long);
    return [...new Set(meant)];
  };

/** Hours, with or without the word. Throws Fault. */
export function hoursOf(text: string): number | null {
  if (text === '') return null;
  const hours = Number(text.replace(/(?:小时|h)$/iu, '').trim());
  if (!Number.isFinite(hours) || hours <= 0 || hours > MOST_HOURS) throw new Fault('deadline', text);
  return hours;
}
