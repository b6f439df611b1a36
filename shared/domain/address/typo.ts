import type { SplitName } from './names.ts';
import type { Sound } from './types.ts';

/** Characters that tell two neighbours apart: 朝南 and 朝北, 新村 and 老村, 1期 and 2期 are no slips of the pen. */
const TELLING = /[东西南北中上下左右前后内外大小新老旧一二三四五六七八九十甲乙丙丁0-9a-z]/;

/** Whether a character tells two neighbours apart. */
export const isTelling = (character: string): boolean => TELLING.test(character);

/** All texts with one character left out, and the text itself: two texts one slip apart share one of them. */
export function deletions(text: string): string[] {
  const made = [text];
  for (let i = 0; i < text.length; i += 1) made.push(text.slice(0, i) + text.slice(i + 1));
  return made;
}

/** Where two texts begin to differ, and the one character of each that differs ('' when one has it more); null: more than one slip. */
function difference(a: string, b: string): { at: number; a: string; b: string } | null {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  const skip = (text: string, n: number): string => text.slice(at + n);
  if (a.length === b.length) return skip(a, 1) === skip(b, 1) ? { at, a: a[at] ?? '', b: b[at] ?? '' } : null;
  if (a.length === b.length + 1) return skip(a, 1) === skip(b, 0) ? { at, a: a[at] ?? '', b: '' } : null;
  if (a.length + 1 === b.length) return skip(a, 0) === skip(b, 1) ? { at, a: '', b: b[at] ?? '' } : null;
  return null;
}

/**
 * How surely a written name is a known one with one slip (0: it is another name). A character of the same sound is what
 * an input method slips to; another one in a short name is more likely another place.
 */
export function slipFactor(written: string, known: SplitName, sound: Sound | undefined): number {
  const slip = difference(written, known.full);
  if (slip === null || TELLING.test(slip.a) || TELLING.test(slip.b)) return 0;
  const sameSound = slip.a !== '' && slip.b !== '' && sound !== undefined && sound(slip.a) === sound(slip.b);
  if (known.full.length < 3) return sameSound ? 0.8 : 0;
  if (slip.at >= known.core.length && slip.at < known.core.length + known.ending.length)
    return known.ending.length >= 2 ? 0.88 : 0.7;
  if (slip.a === '' || slip.b === '') {
    const doubled = slip.a !== '' && written[slip.at - 1] === slip.a;
    return doubled ? 0.88 : known.core.length >= 3 ? 0.7 : 0.45;
  }
  if (sameSound) return 0.87;
  return known.core.length >= 3 ? 0.7 : 0.5;
}
