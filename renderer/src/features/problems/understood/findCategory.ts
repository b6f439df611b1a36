import type { Category } from '#shared/contract/things';
import { foldText } from '#shared/domain/search/fold';
import { initialsAt } from './initials.ts';

/** A category that answers to what was typed; `word` is the keyword that it was found by, null for its name. */
export type FoundCategory = { readonly category: Category; readonly word: string | null };

type Word = { readonly shown: string; readonly plain: string };
type Entry = { readonly category: Category; readonly name: string; readonly words: readonly Word[] };
type Hit = FoundCategory & { readonly rank: number };

/** More are not read through; another letter narrows them down. */
const MOST_FOUND = 30;
/** A single letter begins half of all keywords. */
const LEAST_INITIALS = 2;

const plainOf = (text: string): string => foldText(text).replaceAll(/[\s'’]/g, '');

const entryOf = (category: Category): Entry => ({
  category,
  name: plainOf(category.name),
  // The shortest word with the typed one inside it says best why the category was found.
  words: category.keywords
    .map((shown) => ({ shown, plain: plainOf(shown) }))
    .sort((a, b) => a.plain.length - b.plain.length),
});

function byName({ category, name }: Entry, typed: string): Hit | null {
  const at = name.indexOf(typed);
  if (at < 0) return null;
  return { category, word: null, rank: name === typed ? 0 : at === 0 ? 1 : 2 };
}

function byKeyword({ category, words }: Entry, typed: string): Hit | null {
  const found = words.find(({ plain }) => plain.includes(typed));
  return found ? { category, word: found.shown, rank: found.plain === typed ? 3 : 4 } : null;
}

function byInitials({ category, name, words }: Entry, typed: string): Hit | null {
  if (!/^[a-z0-9]+$/.test(typed) || typed.length < LEAST_INITIALS) return null;
  const at = initialsAt(name, typed);
  if (at >= 0) return { category, word: null, rank: at === 0 ? 5 : 6 };
  const found = words.find(({ plain }) => plain.length === typed.length && initialsAt(plain, typed) === 0);
  return found ? { category, word: found.shown, rank: 7 } : null;
}

/** A whole sentence typed: the longest word of the category in it. */
function bySentence({ category, name, words }: Entry, typed: string): Hit | null {
  const found = words.findLast(({ plain }) => plain.length > 1 && typed.includes(plain));
  if (typed.includes(name)) return { category, word: null, rank: -name.length };
  return found ? { category, word: found.shown, rank: -found.plain.length } : null;
}

/** Finds categories by name, keyword, and the pinyin initials of both, best first; in a sentence by the words in it. */
export function categoryFinder(categories: readonly Category[]): (text: string) => readonly FoundCategory[] {
  let entries: readonly Entry[] | null = null;
  return (text) => {
    // Thousands of words: made ready when somebody types, not whenever an answer is shown.
    entries ??= categories.map(entryOf);
    const typed = plainOf(text);
    if (typed === '') return [];
    const looked = (look: (entry: Entry) => Hit | null): Hit[] =>
      (entries ?? []).flatMap((entry) => look(entry) ?? []).sort((a, b) => a.rank - b.rank);
    const hits = looked(
      (entry) => byName(entry, typed) ?? byKeyword(entry, typed) ?? byInitials(entry, typed),
    );
    const found = hits.length > 0 ? hits : looked((entry) => bySentence(entry, typed));
    return found.slice(0, MOST_FOUND).map(({ category, word }) => ({ category, word }));
  };
}
