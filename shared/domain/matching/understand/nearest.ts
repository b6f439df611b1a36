import { normaliseText } from '../normalise.ts';
import type { ProblemCategory } from '../types.ts';

/** A category that a text resembles, though no word of its lexicon stands in it. */
export type NearCategory = {
  readonly categoryId: string;
  /** 0–1, the cosine of their grams. */
  readonly likeness: number;
  /** What they share, the most telling first. */
  readonly shared: readonly string[];
};

/** Two characters in a row tell more than one. */
const PAIR_WEIGHT = 2.5;
const MOST_SHARED = 3;
const HAN = /[\u4e00-\u9fff]/;
/** Characters that stand in every sentence. */
const EMPTY = new Set(
  '的了在是有不没我你他她它这那就都和也很个到来去把被要会说想又再还太着过给让跟对从向为与或吗呢吧啊一请问好些什么怎'.split(
    '',
  ),
);

/** Names, keywords and needs of all categories as grams of characters, to find the nearest when no word is known. */
export class NearestCategories {
  readonly #ids: string[] = [];
  readonly #norms: number[] = [];
  /** Gram → numbers of the categories that have it. */
  readonly #postings = new Map<string, number[]>();

  constructor(categories: readonly ProblemCategory[]) {
    const all = categories.map(({ name, keywords, needs }) =>
      gramsOf([name, ...keywords, ...needs].map(normaliseText).join(' ')),
    );
    for (const [n, grams] of all.entries()) {
      this.#ids.push(categories[n]?.id ?? '');
      for (const gram of grams) {
        const list = this.#postings.get(gram);
        if (list === undefined) this.#postings.set(gram, [n]);
        else list.push(n);
      }
    }
    for (const grams of all) {
      let sum = 0;
      for (const gram of grams) sum += this.#weight(gram) ** 2;
      this.#norms.push(Math.sqrt(sum));
    }
  }

  #weight(gram: string): number {
    const rarity = Math.log(1 + this.#ids.length / (this.#postings.get(gram)?.length ?? this.#ids.length));
    return rarity * (gram.length > 1 ? PAIR_WEIGHT : 1);
  }

  /** The categories most like a normalised text, the most like first; ties: smallest id. */
  near(text: string, limit: number): NearCategory[] {
    const found = new Map<number, { sum: number; shared: string[] }>();
    let own = 0;
    for (const gram of gramsOf(text)) {
      const weight = this.#weight(gram);
      own += weight ** 2;
      for (const n of this.#postings.get(gram) ?? []) {
        const one = found.get(n) ?? { sum: 0, shared: [] };
        one.sum += weight ** 2;
        one.shared.push(gram);
        found.set(n, one);
      }
    }
    return [...found]
      .map(([n, { sum, shared }]) => ({
        categoryId: this.#ids[n] ?? '',
        likeness: sum / ((this.#norms[n] ?? 1) * Math.sqrt(own)),
        shared: this.#telling(shared),
      }))
      .sort((a, b) => b.likeness - a.likeness || (a.categoryId < b.categoryId ? -1 : 1))
      .slice(0, limit);
  }

  /** The heaviest grams; a character inside a shared pair is not named again. */
  #telling(shared: readonly string[]): string[] {
    return [...shared]
      .sort((a, b) => this.#weight(b) - this.#weight(a) || (a < b ? -1 : 1))
      .filter((gram, i, all) => !all.slice(0, i).some((other) => other.includes(gram)))
      .slice(0, MOST_SHARED);
  }
}

function gramsOf(text: string): Set<string> {
  const grams = new Set<string>();
  for (let i = 0; i < text.length; i += 1) {
    const [c, next] = [text[i] as string, text[i + 1] ?? ''];
    if (!HAN.test(c)) continue;
    if (!EMPTY.has(c)) grams.add(c);
    if (HAN.test(next) && !(EMPTY.has(c) && EMPTY.has(next))) grams.add(c + next);
  }
  return grams;
}
