import { latestOf } from '../latest.ts';

/** A word heard in a text: how often, and where first (index of a UTF-16 unit). */
export type Heard = { readonly word: string; readonly count: number; readonly first: number };

/** Finds all words of a list in a text in one pass: its time grows with the text, hardly with the list. */
export class WordIndex {
  readonly #words: ReadonlySet<string>;
  /** First character → lengths of the words that begin with it, longest first. */
  readonly #lengths = new Map<string, number[]>();

  /** `words`: as the text will be written (see normaliseText); an empty one is left out. */
  constructor(words: Iterable<string>) {
    this.#words = new Set([...words].filter((word) => word !== ''));
    for (const word of this.#words) {
      const lengths = this.#lengths.get(word.charAt(0)) ?? [];
      if (!lengths.includes(word.length)) lengths.push(word.length);
      this.#lengths.set(word.charAt(0), lengths);
    }
    for (const lengths of this.#lengths.values()) lengths.sort((a, b) => b - a);
  }

  /** The words in a text by their first place. A word standing within a longer found one is not heard there. */
  readonly heardIn: (text: string) => readonly Heard[] = latestOf((text) => this.#hear(text));

  #hear(text: string): Heard[] {
    const heard = new Map<string, { word: string; count: number; first: number }>();
    let reached = 0;
    for (let at = 0; at < text.length; at += 1) {
      const word = this.#longestAt(text, at);
      // Whatever began before and ends no earlier contains this one.
      if (word === null || at + word.length <= reached) continue;
      reached = at + word.length;
      const known = heard.get(word);
      if (known) known.count += 1;
      else heard.set(word, { word, count: 1, first: at });
    }
    return [...heard.values()];
  }

  #longestAt(text: string, at: number): string | null {
    for (const length of this.#lengths.get(text.charAt(at)) ?? []) {
      const word = text.slice(at, at + length);
      if (this.#words.has(word)) return word;
    }
    return null;
  }
}
