import { isTerm, termsOf } from './tokens.ts';
import type { MatchDoc, Segmenter } from './types.ts';

/** What a word counts by the field it stands in; halves only, see Postings. */
export const FIELD_WEIGHTS = { tags: 3, name: 2, category: 2, keywords: 0.5, note: 0.5 } as const;

/** Prefix of terms of a candidate's skills and capabilities, which needs are looked up in: a note is no skill. */
const TAG = '#';

/** Prefix of terms of what a candidate is or is called, by which responsible units are found. */
const IDENTITY = '@';

/** The term that says "is called so, is such a one or does such things". */
export function identityTerm(word: string): string {
  return IDENTITY + word;
}

/** The term that says "has this word among its skills". */
export function tagTerm(word: string): string {
  return TAG + word;
}

/** A document's terms with their weighted frequencies, and its length. */
export function documentTerms(
  doc: MatchDoc,
  segment: Segmenter,
): { terms: Map<string, number>; length: number } {
  const terms = new Map<string, number>();
  let length = 0;
  const take = (words: readonly string[], weight: number): void => {
    for (const word of words) terms.set(word, (terms.get(word) ?? 0) + weight);
    length += words.length * weight;
  };
  const tagWords = doc.tags.flatMap((tag) => [...new Set([...termsOf(tag, segment), ...whole(tag)])]);
  take(tagWords, FIELD_WEIGHTS.tags);
  // People's own names say nothing about what they can do.
  const name = doc.kind === 'person' ? [] : termsOf(doc.name, segment);
  const category = termsOf(doc.category, segment);
  take(name, FIELD_WEIGHTS.name);
  take(category, FIELD_WEIGHTS.category);
  take(termsOf(doc.keywords, segment), FIELD_WEIGHTS.keywords);
  take(termsOf(doc.note, segment), FIELD_WEIGHTS.note);
  for (const word of new Set(tagWords)) terms.set(tagTerm(word), 1);
  if (doc.kind !== 'person')
    for (const word of new Set([...name, ...category, ...tagWords])) terms.set(identityTerm(word), 1);
  return { terms, length };
}

/** A short tag is a word of its own, whatever the dictionary knows: 电工证, 助浴. */
function whole(tag: string): string[] {
  const word = tag.normalize('NFKC').toLowerCase().trim();
  return word.length <= 8 && isTerm(word) && !/\s/.test(word) ? [word] : [];
}
