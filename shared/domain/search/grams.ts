/** Texts as code units in one array: text i is `units[start[i]] … units[end[i] - 1]`. */
export type Texts = {
  readonly units: Uint16Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
};

/** Texts counted in one step of building: some milliseconds of work. */
const TEXTS_PER_STEP = 500;
const NEW_LINE = 10;
const BLANK = 32;

const isGap = (unit: number): boolean => unit === NEW_LINE || unit === BLANK;
/** A single unit is its own key; two are the first in the high half. No unit is 0, so neither is any key. */
const keyOfTwo = (first: number, second: number): number => ((first << 16) | second) >>> 0;

/** Numbers for keys: open addressing in typed arrays, because a Map of half a million numbers takes ten times the room. */
class KeyTable {
  #keys = new Uint32Array(1 << 12);
  #numbers = new Int32Array(1 << 12);
  size = 0;

  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }
  find(key: number): number {
    const slot = this.#slotOf(key);
    return this.#keys[slot] === 0 ? -1 : (this.#numbers[slot] as number);
  }
  add(key: number): number {
    let slot = this.#slotOf(key);
    if (this.#keys[slot] !== 0) return this.#numbers[slot] as number;
    if (this.size * 2 >= this.#keys.length) {
      this.#grow();
      slot = this.#slotOf(key);
    }
    this.#keys[slot] = key;
    this.#numbers[slot] = this.size;
    this.size += 1;
    return this.size - 1;
  }
  #grow(): void {
    const [keys, numbers] = [this.#keys, this.#numbers];
    this.#keys = new Uint32Array(keys.length * 2);
    this.#numbers = new Int32Array(keys.length * 2);
    for (const [i, key] of keys.entries()) {
      if (key === 0) continue;
      const slot = this.#slotOf(key);
      this.#keys[slot] = key;
      this.#numbers[slot] = numbers[i] as number;
    }
  }
  get bytes(): number {
    return this.#keys.byteLength * 2;
  }
}

/** Which texts hold each unit and each pair of units: exact for words of one or two, candidates for longer ones. */
export class Grams {
  /** Texts 0 … size − 1 are in it. */
  readonly size: number;
  readonly #table = new KeyTable();
  #from = new Uint32Array(0);
  #postings = new Uint32Array(0);

  private constructor(size: number) {
    this.size = size;
  }

  /** Builds in small steps; others may run between them. The last step gives the result. */
  static *build(texts: Texts, size: number): Generator<void, Grams> {
    const grams = new Grams(size);
    let counts = new Uint32Array(1 << 12);
    let last = new Int32Array(1 << 12);
    const count = (gram: number, text: number): void => {
      if (gram >= counts.length) {
        counts = grownCopy(counts, Uint32Array);
        last = grownCopy(last, Int32Array);
      }
      if (last[gram] === text + 1) return;
      last[gram] = text + 1;
      counts[gram] = (counts[gram] as number) + 1;
    };
    yield* grams.#walk(texts, count);
    const total = grams.#table.size;
    const from = new Uint32Array(total + 1);
    for (let i = 0; i < total; i += 1) from[i + 1] = (from[i] as number) + (counts[i] as number);
    const postings = new Uint32Array(from[total] as number);
    const next = from.slice(0, total);
    last.fill(0);
    yield* grams.#walk(texts, (gram, text) => {
      if (last[gram] === text + 1) return;
      last[gram] = text + 1;
      postings[next[gram] as number] = text;
      next[gram] = (next[gram] as number) + 1;
    });
    grams.#from = from;
    grams.#postings = postings;
    return grams;
  }

  *#walk({ units, start, end }: Texts, take: (gram: number, text: number) => void): Generator<void, void> {
    for (let text = 0; text < this.size; text += 1) {
      let before = NEW_LINE;
      for (let at = start[text] as number; at < (end[text] as number); at += 1) {
        const unit = units[at] as number;
        if (!isGap(unit)) {
          take(this.#table.add(unit), text);
          if (!isGap(before)) take(this.#table.add(keyOfTwo(before, unit)), text);
        }
        before = unit;
      }
      if (text % TEXTS_PER_STEP === TEXTS_PER_STEP - 1) yield;
    }
  }

  /** The shortest list of texts among which all are that hold the word (no blanks in it). */
  candidates(word: Uint16Array): Uint32Array {
    let best: Uint32Array | null = null;
    const steps = word.length === 1 ? 1 : word.length - 1;
    for (let i = 0; i < steps; i += 1) {
      const unit = word[i] as number;
      const gram = this.#table.find(word.length === 1 ? unit : keyOfTwo(unit, word[i + 1] as number));
      if (gram < 0) return new Uint32Array(0);
      const list = this.#postings.subarray(this.#from[gram], this.#from[gram + 1]);
      if (best === null || list.length < best.length) best = list;
    }
    return best ?? new Uint32Array(0);
  }

  get bytes(): number {
    return this.#postings.byteLength + this.#from.byteLength + this.#table.bytes;
  }
}

function grownCopy<T extends Uint32Array | Int32Array>(array: T, type: new (length: number) => T): T {
  const grown = new type(array.length * 2);
  grown.set(array);
  return grown;
}
