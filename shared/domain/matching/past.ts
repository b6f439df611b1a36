import type { ByteReader, ByteWriter } from './bytes.ts';
import { Postings, type QueryTerm } from './postings.ts';
import { Scores } from './scores.ts';
import { termsOf } from './tokens.ts';
import { TopK } from './topK.ts';
import type { PastDoc, Segmenter } from './types.ts';

const TEXT_WEIGHT = 1;
const RESULT_WEIGHT = 0.5;
/** Share of the similarity that the words give; the rest is for the same category. */
const WORDS_SHARE = 0.85;
const LEAST_SIMILARITY = 0.2;
const LEAST_WASTE = 512;

/** What is kept of a closed problem besides its words. */
type Kept = { readonly id: string; readonly categoryId: string | null; readonly handlers: readonly string[] };
const HANDLER_SEPARATOR = ' ';

export type SimilarPast = { problemId: string; similarity: number };

/** Closed problems, found again by their words. */
export class PastCases {
  readonly #segment: Segmenter;
  #postings = new Postings();
  #docs: (Kept | undefined)[] = [];
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
    this.#docs[number] = { id: doc.id, categoryId: doc.categoryId, handlers: doc.handlers ?? [] };
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
    const docs: Kept[] = [];
    for (const [old, doc] of this.#docs.entries()) {
      const number = numbers[old] as number;
      if (number < 0 || doc === undefined) continue;
      docs[number] = doc;
      this.#numbers.set(doc.id, number);
    }
    this.#docs = docs;
    this.#postings = postings;
  }

  /** The most similar closed problems, best first; similarity 0–1. With less than `least` of the words they are not alike. */
  similar(
    terms: readonly QueryTerm[],
    categoryId: string | null,
    limit: number,
    least = LEAST_SIMILARITY,
  ): SimilarPast[] {
    const scores = this.#scores;
    scores.reset(this.#postings.size);
    let most = 0;
    for (const query of terms) most += query.weight * this.#postings.rarity(query.term);
    scores.addShares(terms.flatMap((query) => this.#postings.sharesOf(query)));
    const best = new TopK(limit, (n) => this.#docs[n]?.id ?? '');
    for (let n = 0; n < this.#postings.size; n += 1) {
      const score = scores.values[n] as number;
      const doc = score > 0 ? this.#docs[n] : undefined;
      if (doc === undefined) continue;
      const words = Math.min(1, score / most);
      const same = categoryId !== null && doc.categoryId === categoryId ? 1 - WORDS_SHARE : 0;
      if (words >= least) best.offer(n, words * WORDS_SHARE + same);
    }
    return best.docs().map((n, i) => ({
      problemId: this.#docs[n]?.id ?? '',
      similarity: best.scoreAt(i),
    }));
  }

  /** Ids of those who solved a closed problem; none for one that is not here. */
  handlersOf(problemId: string): readonly string[] {
    return this.#docs[this.#numbers.get(problemId) ?? -1]?.handlers ?? [];
  }

  /** Writes all, compacted. */
  write(writer: ByteWriter): void {
    this.compact();
    writer.texts(
      'past.ids',
      this.#docs.map((doc) => doc?.id ?? ''),
    );
    writer.texts(
      'past.categories',
      this.#docs.map((doc) => doc?.categoryId ?? ''),
    );
    writer.texts(
      'past.handlers',
      this.#docs.map((doc) => doc?.handlers.join(HANDLER_SEPARATOR) ?? ''),
    );
    this.#postings.write(writer, 'past');
  }

  /** Takes what `write` wrote in place of what is here. */
  read(reader: ByteReader): void {
    const categories = reader.texts('past.categories');
    const handlers = reader.texts('past.handlers');
    const postings = Postings.read(reader, 'past');
    this.#docs = reader.texts('past.ids').map((id, i) => ({
      id,
      categoryId: categories[i] || null,
      handlers: handlers[i]?.split(HANDLER_SEPARATOR).filter(Boolean) ?? [],
    }));
    this.#numbers.clear();
    for (const [i, doc] of this.#docs.entries()) if (doc) this.#numbers.set(doc.id, i);
    this.#postings = postings;
  }
}
