import { foldText } from '../../search/fold.ts';
import { DIALECT_WORDS } from './dialectWords.ts';

const MEANINGS: ReadonlyMap<string, string> = new Map(
  DIALECT_WORDS.trim()
    .split('\n')
    .map((line) => line.split(' '))
    .map(([word = '', meaning = '']) => [foldText(word), meaning] as const),
);

/**
 * Makes a reader that says words of the dialect and office shorthand in the standard language. `known` words are
 * understood already: they are left as they are, and so is what stands within one (物管 in 宠物管理).
 */
export function dialectReader(known: readonly string[]): (text: string) => string {
  const own = new Set(known);
  const words = [...MEANINGS.keys()].filter((word) => !own.has(word)).sort((a, b) => b.length - a.length);
  if (words.length === 0) return (text) => text;
  const around = new Map(words.map((word) => [word, known.filter((other) => other.includes(word))]));
  const pattern = new RegExp(words.join('|'), 'g');
  return (text) =>
    text.replace(pattern, (word, at: number) => {
      const meaning = MEANINGS.get(word) ?? word;
      const whole = [meaning, ...(around.get(word) ?? [])];
      return whole.some((other) => standsOver(text, other, at, at + word.length)) ? word : meaning;
    });
}

/** Whether a word stands in a text so that it covers start…end: 居委会 over 居委. */
function standsOver(text: string, word: string, start: number, end: number): boolean {
  return text.slice(Math.max(0, end - word.length), start + word.length).includes(word);
}
