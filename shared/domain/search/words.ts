import { foldText } from './fold.ts';

/** Where Latin letters (two or more) meet Chinese: `zhang电工` is two words, `A座` and `3网格` are one. */
const SEAM = /(?<=[a-z]{2})(?=\p{Script=Han})|(?<=\p{Script=Han})(?=[a-z]{2})/gu;

/** The words of what was typed, each of which must be found. */
export function searchWords(typed: string): readonly string[] {
  const words = foldText(typed)
    .split(' ')
    .flatMap((word) => word.split(SEAM))
    .filter((word) => word !== '');
  return [...new Set(words)];
}
