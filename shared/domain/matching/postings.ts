import { BLOCK_SHIFT } from './blocks.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';
import { growFloat32, growUint8 } from './growable.ts';
import { positionOf, sortRows, transposed } from './rows.ts';
import type { Marked, Shares } from './scores.ts';
import { MOST_UNITED, sumsByMark, type TermUnion, TermUnions, united } from './termUnions.ts';

/** BM25 with fields (Robertson & Zaragoza 2009, §3.6): weighted frequencies, one length. */
export const K1 = 1.2;
export const B = 0.5;

type Delta = { readonly docs: number[]; readonly weights: number[] };

/** What a term counts in each of its documents of the compressed rows, at one average length. */
type Impacts = { readonly average: number; readonly values: Float32Array };

/** The average length is taken in steps of 1/8, so that what terms count holds for many saves and not for one. */
const AVERAGE_STEPS = 8;

/** One term of a query with what it counts. */
export type QueryTerm = {
  readonly term: string;
  readonly weight: number;
};

/**
 * Inverted index: the bulk as compressed rows (term → documents, weighted frequencies) in typed arrays, later documents
 * in small lists beside it. Document numbers only grow; `compacted` makes a new index without the removed ones.
 * Frequencies and lengths are multiples of 1/2, so that sums are exact and do not depend on the order of updates.
 */
export class Postings {
  #ids = new Map<string, number>();
  #terms: string[] = [];
  #offsets = new Uint32Array(1);
  #docs = new Uint32Array(0);
  #weights = new Float32Array(0);
  #deltas = new Map<number, Delta>();
  /** By term, made when it is first asked for. */
  readonly #impacts = new Map<number, Impacts>();
  readonly #unions = new TermUnions();
  /** By the terms of a question: the compressed rows never change. */
  readonly #unionsOf = new WeakMap<readonly QueryTerm[], readonly TermUnion[]>();
  #df: number[] = [];
  #lengths = new Float32Array(0);
  #live = new Uint8Array(0);
  /** Terms of each document, for its removal: rows of the bulk, then of the later ones. */
  #forwardOffsets = new Uint32Array(1);
  #forward = new Uint32Array(0);
  #laterForward: Uint32Array[] = [];
  /** Documents in the compressed rows. */
  #bulkSize = 0;
  #size = 0;
  #liveCount = 0;
  #totalLength = 0;

  /** Highest document number plus one. */
  get size(): number {
    return this.#size;
  }
  get liveCount(): number {
    return this.#liveCount;
  }
  /** Documents outside the compressed rows, and removed ones inside: the work that compacting would save. */
  get waste(): number {
    return this.#laterForward.length + (this.#size - this.#liveCount);
  }
  isLive(doc: number): boolean {
    return this.#live[doc] === 1;
  }

  /** Adds a document of term → weighted frequency and its length; answers with its number. */
  add(terms: ReadonlyMap<string, number>, length: number): number {
    const doc = this.#size;
    this.#size += 1;
    this.#lengths = growFloat32(this.#lengths, this.#size);
    this.#live = growUint8(this.#live, this.#size);
    this.#lengths[doc] = length;
    this.#live[doc] = 1;
    this.#liveCount += 1;
    this.#totalLength += length;
    const forward = new Uint32Array(terms.size);
    let at = 0;
    for (const [term, weight] of terms) {
      const id = this.#termId(term);
      forward[at] = id;
      at += 1;
      this.#df[id] = (this.#df[id] ?? 0) + 1;
      let delta = this.#deltas.get(id);
      if (delta === undefined) {
        delta = { docs: [], weights: [] };
        this.#deltas.set(id, delta);
      }
      delta.docs.push(doc);
      delta.weights.push(weight);
    }
    this.#laterForward.push(forward);
    return doc;
  }

  remove(doc: number): void {
    if (this.#live[doc] !== 1) return;
    this.#live[doc] = 0;
    this.#liveCount -= 1;
    this.#totalLength -= this.#lengths[doc] ?? 0;
    for (const id of this.#termIdsOf(doc)) this.#df[id] = (this.#df[id] ?? 0) - 1;
  }

  #termId(term: string): number {
    let id = this.#ids.get(term);
    if (id === undefined) {
      id = this.#terms.length;
      this.#ids.set(term, id);
      this.#terms.push(term);
      this.#df.push(0);
    }
    return id;
  }

  #termIdsOf(doc: number): Uint32Array {
    const bulk = this.#bulkSize;
    if (doc >= bulk) return this.#laterForward[doc - bulk] ?? new Uint32Array(0);
    this.prepare();
    return this.#forward.subarray(this.#forwardOffsets[doc], this.#forwardOffsets[doc + 1]);
  }

  /** Makes what only removals need; otherwise the first removal does. */
  prepare(): void {
    if (this.#forwardOffsets.length === this.#bulkSize + 1) return;
    const { offsets, values } = transposed(this.#offsets, this.#docs, this.#bulkSize);
    this.#forwardOffsets = offsets;
    this.#forward = values;
  }

  has(doc: number, term: string): boolean {
    const id = this.#ids.get(term);
    return id !== undefined && this.#weightIn(id, doc) > 0;
  }

  /** In how many live documents a term stands. */
  frequency(term: string): number {
    const id = this.#ids.get(term);
    return id === undefined ? 0 : (this.#df[id] ?? 0);
  }

  /** How telling a term is, 0–1: BM25's idf over the highest that this collection could give. */
  rarity(term: string): number {
    const n = this.#liveCount;
    const idf = (df: number): number => Math.log(1 + (n - df + 0.5) / (df + 0.5));
    return n === 0 ? 0 : idf(this.frequency(term)) / idf(0);
  }

  /** What a weighted frequency in a document counts, between 0 and K1 + 1, in 32 bits wherever it is used. */
  #impact(tf: number, doc: number, average: number): number {
    const length = this.#lengths[doc] as number;
    return Math.fround((tf * (K1 + 1)) / (tf + K1 * (1 - B) + ((K1 * B) / average) * length));
  }

  #average(): number {
    if (this.#totalLength <= 0) return 1;
    const steps = Math.round((AVERAGE_STEPS * this.#totalLength) / this.#liveCount);
    return Math.max(1, steps) / AVERAGE_STEPS;
  }

  #impactsOf(id: number, average: number): Float32Array {
    const known = this.#impacts.get(id);
    if (known?.average === average) return known.values;
    const start = this.#start(id);
    const values = known?.values ?? new Float32Array(this.#end(id) - start);
    for (let i = 0; i < values.length; i += 1)
      values[i] = this.#impact(this.#weights[start + i] as number, this.#docs[start + i] as number, average);
    this.#impacts.set(id, { average, values });
    return values;
  }

  /** What a term's BM25 adds to the scores of all its documents. */
  sharesOf({ term, weight }: QueryTerm): Shares[] {
    const id = this.#ids.get(term);
    const factor = weight * this.rarity(term);
    if (id === undefined || factor <= 0) return [];
    const average = this.#average();
    const bulk = { docs: this.#bulkOf(id), factor, shares: this.#impactsOf(id, average) };
    const delta = this.#deltas.get(id);
    if (delta === undefined) return [bulk];
    const later = delta.docs.map((doc, i) => this.#impact(delta.weights[i] as number, doc, average));
    return [bulk, { docs: Uint32Array.from(delta.docs), factor, shares: Float32Array.from(later) }];
  }

  /**
   * What some terms, each of a weight above 0, add to the scores of the documents that they stand in, however often they
   * stand there and however rare they are: their weights, in one walk through the documents that have any of them.
   */
  flatOf(terms: readonly QueryTerm[]): Marked[] {
    return this.unionsOf(terms).flatMap(({ docs, marks }, group) => {
      const some = terms.slice(group * MOST_UNITED, (group + 1) * MOST_UNITED);
      const points = sumsByMark(some.map(({ weight }) => weight));
      const bulk = { docs, marks, points };
      // Later ones by their marks too: what is added in another order may differ in the last digit, and ties with it.
      const later = this.#laterMarks(some);
      if (later.size === 0) return [bulk];
      return [bulk, { docs: Uint32Array.from(later.keys()), marks: Uint8Array.from(later.values()), points }];
    });
  }

  /** Which of some terms stand in each of the documents outside of the compressed rows. */
  #laterMarks(terms: readonly QueryTerm[]): Map<number, number> {
    const marks = new Map<number, number>();
    for (const [i, { term }] of terms.entries())
      for (const doc of this.#deltas.get(this.#ids.get(term) ?? -1)?.docs ?? [])
        marks.set(doc, (marks.get(doc) ?? 0) | (1 << i));
    return marks;
  }

  /** The documents in the compressed rows (removed ones too) that some terms stand in, MOST_UNITED terms a union. */
  unionsOf(terms: readonly QueryTerm[]): readonly TermUnion[] {
    const known = this.#unionsOf.get(terms);
    if (known !== undefined) return known;
    const ids = terms.map(({ term }) => this.#ids.get(term) ?? -1);
    const unions: TermUnion[] = [];
    for (let from = 0; from < ids.length; from += MOST_UNITED) {
      const some = ids.slice(from, from + MOST_UNITED);
      const make = () =>
        united(
          some.map((id) => this.#bulkOf(id)),
          this.#bulkSize,
        );
      unions.push(this.#unions.of(some, make));
    }
    this.#unionsOf.set(terms, unions);
    return unions;
  }

  /** Which of some terms, 30 at most, stand in a document: bit i for the i-th. */
  marksOf(doc: number, terms: readonly QueryTerm[]): number {
    let marks = 0;
    if (doc >= this.#bulkSize) {
      for (const [i, { term }] of terms.entries()) if (this.has(doc, term)) marks |= 1 << i;
      return marks;
    }
    for (const [group, { docs, starts, marks: own }] of this.unionsOf(terms).entries()) {
      const block = doc >> BLOCK_SHIFT;
      const at = positionOf(doc, docs, starts[block] as number, starts[block + 1] as number);
      if (at >= 0) marks |= (own[at] as number) << (group * MOST_UNITED);
    }
    return marks;
  }

  #bulkOf(id: number): Uint32Array {
    return this.#docs.subarray(this.#start(id), this.#end(id));
  }

  /** The documents of a term (removed ones too) in ascending order: those in the compressed rows, then later ones. */
  docsOf(term: string): readonly [Uint32Array, readonly number[]] {
    const id = this.#ids.get(term) ?? -1;
    return [this.#bulkOf(id), this.#deltas.get(id)?.docs ?? []];
  }

  #weightIn(id: number, doc: number): number {
    const at = positionOf(doc, this.#docs, this.#start(id), this.#end(id));
    if (at >= 0) return this.#weights[at] as number;
    const delta = this.#deltas.get(id);
    const later = delta === undefined ? -1 : positionOf(doc, delta.docs, 0, delta.docs.length);
    return later >= 0 ? (delta?.weights[later] ?? 0) : 0;
  }

  #start(id: number): number {
    return id >= 0 && id + 1 < this.#offsets.length ? (this.#offsets[id] as number) : 0;
  }
  #end(id: number): number {
    return id >= 0 && id + 1 < this.#offsets.length ? (this.#offsets[id + 1] as number) : 0;
  }

  /** The numbers of all live documents, ascending. */
  liveNumbers(): Uint32Array {
    const numbers = new Uint32Array(this.#liveCount);
    let count = 0;
    for (let doc = 0; doc < this.#size; doc += 1) {
      if (this.#live[doc] !== 1) continue;
      numbers[count] = doc;
      count += 1;
    }
    return numbers;
  }

  /**
   * A fresh index of the live documents, all in compressed rows, with the new number of each old one (-1: gone). `order`:
   * the old numbers of all live ones, in the order of the new.
   */
  compacted(order: Uint32Array = this.liveNumbers()): { postings: Postings; numbers: Int32Array } {
    const made = new Postings();
    const numbers = new Int32Array(this.#size).fill(-1);
    for (let i = 0; i < order.length; i += 1) numbers[order[i] as number] = i;
    // Terms without documents go too, or words once imported by mistake would stay for ever.
    const kept = this.#terms.map((_, id) => id).filter((id) => (this.#df[id] ?? 0) > 0);
    made.#terms = kept.map((id) => this.#terms[id] as string);
    made.#ids = new Map(made.#terms.map((term, id) => [term, id]));
    made.#df = kept.map((id) => this.#df[id] as number);
    made.#size = this.#liveCount;
    made.#liveCount = this.#liveCount;
    made.#totalLength = this.#totalLength;
    made.#live = new Uint8Array(made.#size).fill(1);
    made.#lengths = Float32Array.from(order, (doc) => this.#lengths[doc] as number);
    made.#bulkSize = made.#size;
    made.#takeRows(this, kept, numbers);
    return { postings: made, numbers };
  }

  #takeRows(from: Postings, kept: readonly number[], numbers: Int32Array): void {
    const total = this.#df.reduce((sum, df) => sum + df, 0);
    this.#offsets = new Uint32Array(kept.length + 1);
    this.#docs = new Uint32Array(total);
    this.#weights = new Float32Array(total);
    let at = 0;
    for (const [index, id] of kept.entries()) {
      const take = (doc: number, weight: number): void => {
        const number = numbers[doc] as number;
        if (number < 0) return;
        this.#docs[at] = number;
        this.#weights[at] = weight;
        at += 1;
      };
      const end = from.#end(id);
      for (let i = from.#start(id); i < end; i += 1)
        take(from.#docs[i] as number, from.#weights[i] as number);
      const delta = from.#deltas.get(id);
      for (const [i, doc] of (delta?.docs ?? []).entries()) take(doc, delta?.weights[i] as number);
      this.#offsets[index + 1] = at;
    }
    sortRows(this.#offsets, this.#docs, this.#weights, this.#size);
  }

  /** Writes a compacted index. */
  write(writer: ByteWriter, name: string): void {
    writer.texts(`${name}.terms`, this.#terms);
    writer.array(`${name}.offsets`, this.#offsets);
    writer.array(`${name}.docs`, this.#docs);
    writer.array(`${name}.weights`, this.#weights);
    writer.array(`${name}.lengths`, this.#lengths.subarray(0, this.#size));
  }

  /** Reads what `write` wrote. */
  static read(reader: ByteReader, name: string): Postings {
    const made = new Postings();
    made.#terms = reader.texts(`${name}.terms`);
    made.#ids = new Map(made.#terms.map((term, id) => [term, id]));
    made.#offsets = reader.array(`${name}.offsets`, Uint32Array);
    made.#docs = reader.array(`${name}.docs`, Uint32Array);
    made.#weights = reader.array(`${name}.weights`, Float32Array);
    made.#lengths = reader.array(`${name}.lengths`, Float32Array);
    made.#df = made.#terms.map((_, id) => (made.#offsets[id + 1] as number) - (made.#offsets[id] as number));
    made.#size = made.#lengths.length;
    made.#liveCount = made.#size;
    made.#live = new Uint8Array(made.#size).fill(1);
    made.#totalLength = made.#lengths.reduce((sum, length) => sum + length, 0);
    made.#bulkSize = made.#size;
    return made;
  }
}
