import { normaliseText } from './normalise.ts';
import type { ProblemCategory } from './types.ts';

export type CategoryGuess = {
  readonly categoryId: string | null;
  /** 0–1: how far the best category stands before the next one, and how much was found at all. */
  readonly confidence: number;
  readonly because: readonly string[];
};

/** A category and what speaks for it. */
export type RankedCategory = { readonly categoryId: string; readonly points: number };

/** Below this, a guess is no better than none. */
const LEAST_CONFIDENCE = 0.15;

/** Where and when, not what: such a word adds to a category that others speak for, and hardly makes one. */
const CONTEXT = new Set(
  '楼上 楼下 半夜 夜里 深夜 晚上 白天 家里 门口 小区 楼道 邻居 老人 孩子 小孩 堵了 坏了'.split(' '),
);
const CONTEXT_SHARE = 0.4;

/** How much a word speaks: by its length, a word of context less. */
const loudness = (word: string): number => Math.min(word.length, 5) * (CONTEXT.has(word) ? CONTEXT_SHARE : 1);

/** The lexicon of all categories: which words speak for which category, and how strongly. */
export class CategoryLexicon {
  readonly #byId: ReadonlyMap<string, ProblemCategory>;
  readonly #words = new Map<string, Set<string>>();

  constructor(categories: readonly ProblemCategory[]) {
    this.#byId = new Map(categories.map((category) => [category.id, category]));
    for (const category of categories)
      for (const word of [category.name, ...category.keywords]) {
        const key = normaliseText(word);
        if (key === '') continue;
        const ids = this.#words.get(key) ?? new Set();
        ids.add(category.id);
        this.#words.set(key, ids);
      }
  }

  get(id: string | null): ProblemCategory | undefined {
    return id === null ? undefined : this.#byId.get(id);
  }

  /** Every need that some category has. */
  get needs(): ReadonlySet<string> {
    return new Set([...this.#byId.values()].flatMap((category) => category.needs.map(normaliseText)));
  }

  /**
   * What speaks for each category in a normalised text. A word speaks the louder the longer it is and the fewer
   * categories share it; a word inside a longer found one is not heard again. Most points first; ties: smallest id.
   */
  rank(text: string): RankedCategory[] {
    const whole = this.#wordsIn(text);
    const points = new Map<string, number>();
    for (const word of whole) {
      const ids = this.#words.get(word) ?? new Set();
      for (const id of ids) points.set(id, (points.get(id) ?? 0) + loudness(word) / ids.size);
    }
    return [...points]
      .map(([categoryId, sum]) => ({ categoryId, points: sum }))
      .sort((a, b) => b.points - a.points || (a.categoryId < b.categoryId ? -1 : 1));
  }

  #wordsIn(text: string): string[] {
    const found = [...this.#words.keys()].filter((word) => text.includes(word));
    return found.filter((word) => !found.some((other) => other !== word && other.includes(word)));
  }

  /** Guesses the category of a normalised text by the words of the lexicon in it (see rank). */
  guess(text: string): CategoryGuess {
    const [best, next] = this.rank(text);
    if (best === undefined) return { categoryId: null, confidence: 0, because: [] };
    const confidence = best.points / (best.points + this.#rival(best.categoryId, next) + 1);
    if (confidence < LEAST_CONFIDENCE) return { categoryId: null, confidence, because: [] };
    const because = this.#wordsIn(text).filter((word) => this.#words.get(word)?.has(best.categoryId));
    return { categoryId: best.categoryId, confidence, because };
  }

  /** Points of the next category; a parent or child of the best one is no rival. */
  #rival(best: string, next: RankedCategory | undefined): number {
    if (next === undefined) return 0;
    const related =
      this.get(best)?.parentId === next.categoryId || this.get(next.categoryId)?.parentId === best;
    return related ? next.points / 4 : next.points;
  }
}
