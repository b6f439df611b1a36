import { CONTEXT, COURTESY } from './courtesy.ts';
import { type Heard, WordIndex } from './heard.ts';
import { normaliseText } from './normalise.ts';
import type { ProblemCategory } from './types.ts';

/** A category and what speaks for it. */
export type RankedCategory = { readonly categoryId: string; readonly points: number };

/** Beyond this length a word is a phrase, and says no more. */
const LONGEST = 5;
/** What a word of context counts of its loudness. */
const CONTEXT_SHARE = 0.4;

/** How much of a child's evidence speaks for its parent too, and of the parent's for a child that has its own. */
const SHARE_UP = 0.5;
const SHARE_DOWN = 0.7;

/** People say first what it is about, then tell how it came: words of the opening (characters) count more. */
const OPENING = 30;
export const OPENING_SHARE = 3;

/**
 * How much a word speaks: by its length, but a word of four characters not twice as much as one of two (1 + log2 of the
 * length); a word of context less, one in the opening more. Said again it speaks louder, but ever less so: n/(n+1) of
 * double, the saturation of BM25 with k1 = 1 (Robertson and Zaragoza 2009).
 */
const loudness = ({ word, count, first }: Heard): number =>
  (1 + Math.log2(Math.min(word.length, LONGEST))) *
  (CONTEXT.has(word) ? CONTEXT_SHARE : 1) *
  (first < OPENING ? OPENING_SHARE : 1) *
  ((2 * count) / (count + 1));

const NOBODY: ReadonlySet<string> = new Set();

/** The lexicon of all categories: which words speak for which category, and how strongly. */
export class CategoryLexicon {
  readonly #byId: ReadonlyMap<string, ProblemCategory>;
  readonly #words = new Map<string, Set<string>>();
  readonly #index: WordIndex;
  /** Every need that some category has, normalised. */
  readonly needs: ReadonlySet<string>;

  constructor(categories: readonly ProblemCategory[]) {
    this.#byId = new Map(categories.map((category) => [category.id, category]));
    this.needs = new Set(categories.flatMap((category) => category.needs.map(normaliseText)));
    for (const category of categories)
      for (const word of [category.name, ...category.keywords]) {
        const key = normaliseText(word);
        if (key === '') continue;
        const ids = this.#words.get(key) ?? new Set();
        ids.add(category.id);
        this.#words.set(key, ids);
      }
    for (const ids of this.#words.values()) this.#leaveToChildren(ids);
    this.#index = new WordIndex([...COURTESY.map(normaliseText), ...this.#words.keys()]);
  }

  /** A word of a category and of its child is the child's: the parent hears of it through the child. */
  #leaveToChildren(ids: Set<string>): void {
    for (const id of [...ids]) {
      const parentId = this.get(id)?.parentId ?? null;
      if (parentId !== null) ids.delete(parentId);
    }
  }

  get(id: string | null): ProblemCategory | undefined {
    return id === null ? undefined : this.#byId.get(id);
  }

  /** All categories, in the order they were given. */
  get all(): readonly ProblemCategory[] {
    return [...this.#byId.values()];
  }

  /**
   * What speaks for each category itself in a normalised text. A word speaks the louder the longer it is, the earlier
   * and oftener it is said and the fewer categories share it; a word inside a longer found one is not heard.
   */
  evidence(text: string): Map<string, number> {
    const points = new Map<string, number>();
    for (const heard of this.#index.heardIn(text)) {
      const ids = this.#words.get(heard.word);
      for (const id of ids ?? []) points.set(id, (points.get(id) ?? 0) + loudness(heard) / (ids?.size ?? 1));
    }
    return points;
  }

  /**
   * The categories that a normalised text speaks for (see evidence): a parent hears of its children, and a child that
   * has words of its own of its parent. Most points first; ties: smallest id.
   */
  rank(text: string): RankedCategory[] {
    const own = this.evidence(text);
    const points = new Map(own);
    for (const [id, sum] of own) {
      const parentId = this.get(id)?.parentId ?? null;
      if (parentId === null) continue;
      points.set(parentId, (points.get(parentId) ?? 0) + sum * SHARE_UP);
      points.set(id, (points.get(id) ?? 0) + (own.get(parentId) ?? 0) * SHARE_DOWN);
    }
    return [...points]
      .map(([categoryId, sum]) => ({ categoryId, points: sum }))
      .sort((a, b) => b.points - a.points || (a.categoryId < b.categoryId ? -1 : 1));
  }

  /** The words of a normalised text that decide for each category, its own and its children's; in the order heard. */
  because(text: string): (categoryId: string) => string[] {
    const heard = this.#index.heardIn(text).map(({ word }) => word);
    return (categoryId) => heard.filter((word) => this.#speaks(word, categoryId));
  }

  /** All words of all categories, normalised. */
  get words(): Iterable<string> {
    return this.#words.keys();
  }

  /** The words of the lexicon that stand in a normalised text. */
  heardIn(text: string): string[] {
    return this.#index.heardIn(text).flatMap(({ word }) => (this.#words.has(word) ? [word] : []));
  }

  /** The categories that a normalised word decides for itself. */
  idsOf(word: string): ReadonlySet<string> {
    return this.#words.get(word) ?? NOBODY;
  }

  /** Whether a word decides for a category: its own, or a child's. */
  #speaks(word: string, categoryId: string): boolean {
    return [...(this.#words.get(word) ?? [])].some(
      (id) => id === categoryId || this.get(id)?.parentId === categoryId,
    );
  }
}
