import { normaliseText } from './normalise.ts';
import { isTerm, termsOf } from './tokens.ts';
import type { MatchDoc, Segmenter } from './types.ts';

/** What a word counts by the field it stands in; halves only, see Postings. */
export const FIELD_WEIGHTS = { tags: 3, name: 2, category: 2, keywords: 0.5, note: 0.5 } as const;

/** Prefix of terms of a candidate's skills and capabilities, which needs are looked up in: a note is no skill. */
const TAG = '#';

/** The same of those only that the office wrote itself, see `MatchDoc.kin`. */
const WRITTEN = '=';

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

/** The term that says "has this word among its skills, in the office's own words". */
export function writtenTerm(word: string): string {
  return WRITTEN + word;
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
  const skills = (tags: readonly string[]): Set<string> =>
    new Set(tags.flatMap((tag) => [...termsOf(tag, segment), ...joinsIn(tag, segment)]));
  for (const word of skills(doc.tags)) {
    terms.set(writtenTerm(word), 1);
    terms.set(tagTerm(word), 1);
  }
  for (const word of skills(doc.kin ?? [])) terms.set(tagTerm(word), 1);
  if (doc.kind !== 'person')
    for (const word of new Set([...name, ...category, ...tagWords])) terms.set(identityTerm(word), 1);
  return { terms, length };
}

/** A short tag is a word of its own, whatever the dictionary knows: 电工证, 助浴. */
function whole(tag: string): string[] {
  const word = normaliseText(tag);
  return word.length <= LONGEST_JOIN && isTerm(word) && !/\s/.test(word) ? [word] : [];
}

const LONGEST_JOIN = 8;
const LONGEST_TAG = 16;

/** Neighbouring words of a tag taken together, the whole tag too: 社区路灯维修 also is a 路灯维修. */
function joinsIn(tag: string, segment: Segmenter): string[] {
  const text = normaliseText(tag);
  if (text === '' || text.length > LONGEST_TAG) return text === '' ? [] : [text];
  const borders = new Set([0, text.length]);
  for (const word of segment(text)) {
    const at = text.indexOf(word);
    if (at < 0) continue;
    borders.add(at);
    borders.add(at + word.length);
  }
  const joins: string[] = [];
  for (const from of borders)
    for (const to of borders) {
      const join = text.slice(from, to);
      const isWhole = join === text;
      if (isWhole || (to > from && join.length <= LONGEST_JOIN && isTerm(join) && !/\s/.test(join)))
        joins.push(join);
    }
  return joins;
}
