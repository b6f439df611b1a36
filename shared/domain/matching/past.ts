import { Postings, type QueryTerm, Scores } from './postings.ts';
import { termsOf } from './tokens.ts';
import { TopK } from './topK.ts';
import type { PastDoc, Segmenter } from './types.ts';

const TEXT_WEIGHT = 1;
const RESULT_WEIGHT = 0.5;
/** Share of the similarity that the words give; the rest is for the same category. */
const WORDS_SHARE = 0.85;
const LEAST_SIMILARITY = 0.2;
const LEAST_WASTE = 512;

export type SimilarPast = { problemId: string; similarity: number };

/** Closed problems, found again by their words. */
export class PastCases {
  readonly #segment: Segmenter;
  #postings = new Postings();
  #docs: (PastDoc | undefined)[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #scores = new Scores();

  constructor(segment: Segmenter) {
    this.#segment = segment;
  }

  get size(): number {
    return this.#postings.liveCount;
  }

  upsert(doc: PastDoc): void {
    this.remove(doc.id);
    const terms = new Map<string, number>();
    let length = 0;
    const take = (text: string, weight: number): void => {
      for (const term of termsOf(text, this.#segment)) {
        terms.set(term, (terms.get(term) ?? 0) + weight);
        length += weight;
      }
    };
    take(doc.text, TEXT_WEIGHT);
    take(doc.result, RESULT_WEIGHT);
    const number = this.#postings.add(terms, length);
    this.#docs[number] = doc;
    this.#numbers.set(doc.id, number);
    if (this.#postings.waste > Math.max(LEAST_WASTE, this.#postings.liveCount / 4)) this.compact();
  }

  remove(id: string): void {
    const number = this.#numbers.get(id);
    if (number === undefined) return;
    this.#postings.remove(number);
    this.#docs[number] = undefined;
    this.#numbers.delete(id);
  }

  compact(): void {
    const { postings, numbers } = this.#postings.compacted();
    const docs: PastDoc[] = [];
    for (const [old, doc] of this.#docs.entries()) {
      const number = numbers[old] as number;
      if (number < 0 || doc === undefined) continue;
      docs[number] = doc;
      this.#numbers.set(doc.id, number);
    }
    this.#docs = docs;
    this.#postings = postings;
  }

  /** The most similar closed problems, best first; similarity 0–1. */
  similar(terms: readonly QueryTerm[], categoryId: string | null, limit: number): SimilarPast[] {
    const scores = this.#scores;
    scores.reset(this.#postings.size);
    let most = 0;
    for (const query of terms) {
      most += query.weight * this.#postings.rarity(query.term);
      this.#postings.score(query, scores);
    }
    const best = new TopK(limit, (n) => this.#docs[n]?.id ?? '');
    for (let i = 0; i < scores.count; i += 1) {
      const n = scores.docAt(i);
      const doc = this.#docs[n];
      if (doc === undefined) continue;
      const words = Math.min(1, scores.valueOf(n) / most);
      const same = categoryId !== null && doc.categoryId === categoryId ? 1 - WORDS_SHARE : 0;
      if (words >= LEAST_SIMILARITY) best.offer(n, words * WORDS_SHARE + same);
    }
    return best.docs().map((n, i) => ({
      problemId: this.#docs[n]?.id ?? '',
      similarity: best.scoreAt(i),
    }));
  }
}
