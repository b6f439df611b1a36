/** What a feature is made of is told apart by its hash's beginning, so that a word and its grams are different features. */
const WORD_SEED = 0x811c9dc5;
const GRAM_SEED = 0x2f0b4a27;
const PRIME = 0x01000193;
/** Stands for "no feature" in tables. */
export const NO_FEATURE = 0;

const mix = (hash: number, code: number): number => Math.imul(hash ^ code, PRIME);

/** The finaliser of MurmurHash3 (A. Appleby): without it, neighbours in the alphabet are neighbours as numbers. */
function finish(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  h ^= h >>> 16;
  return h === NO_FEATURE ? 1 : h;
}

/** A word as a feature: 32 bits from which the word cannot be read back. */
export function hashOfWord(word: string): number {
  let hash = WORD_SEED;
  for (let i = 0; i < word.length; i++) hash = mix(hash, word.charCodeAt(i));
  return finish(hash);
}

/** Adds the grams of one to `longest` characters between two places of a text, as features. */
export function hashGrams(text: string, from: number, to: number, longest: number, into: number[]): void {
  for (let start = from; start < to; start++) {
    let hash = GRAM_SEED;
    const end = Math.min(to, start + longest);
    for (let at = start; at < end; at++) {
      hash = mix(hash, text.charCodeAt(at));
      into.push(finish(hash));
    }
  }
}

/** Han characters of the basic plane; the rare ones beyond it are no features. */
export const isHan = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3007;

/** Numbers by feature, in one flat table (open addressing, linear probing). */
export class FeatureTable {
  #keys: Int32Array;
  #values: Int32Array;
  #size = 0;

  constructor(expected: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 2)));
    this.#keys = new Int32Array(slots);
    this.#values = new Int32Array(slots);
  }

  get size(): number {
    return this.#size;
  }

  #slotOf(feature: number): number {
    const mask = this.#keys.length - 1;
    let slot = feature & mask;
    while (this.#keys[slot] !== NO_FEATURE && this.#keys[slot] !== feature) slot = (slot + 1) & mask;
    return slot;
  }

  /** The number of a feature, or `none`. */
  get(feature: number, none: number): number {
    const slot = this.#slotOf(feature);
    return this.#keys[slot] === feature ? (this.#values[slot] as number) : none;
  }

  set(feature: number, value: number): void {
    const slot = this.#slotOf(feature);
    this.#values[slot] = value;
    this.#hold(slot, feature);
  }

  /** One more of a feature; the first one makes it 1. */
  increase(feature: number): void {
    const slot = this.#slotOf(feature);
    this.#values[slot] = (this.#values[slot] as number) + 1;
    this.#hold(slot, feature);
  }

  /** Takes a slot for a feature, if it is not there yet. */
  #hold(slot: number, feature: number): void {
    if (this.#keys[slot] === feature) return;
    this.#keys[slot] = feature;
    this.#size += 1;
    if (this.#size * 2 > this.#keys.length) this.#grow();
  }

  /** Every feature with its number, in no order. */
  forEach(body: (feature: number, value: number) => void): void {
    for (let slot = 0; slot < this.#keys.length; slot++) {
      const key = this.#keys[slot] as number;
      if (key !== NO_FEATURE) body(key, this.#values[slot] as number);
    }
  }

  #grow(): void {
    const keys = this.#keys;
    const values = this.#values;
    this.#keys = new Int32Array(keys.length * 2);
    this.#values = new Int32Array(keys.length * 2);
    for (let slot = 0; slot < keys.length; slot++) {
      const key = keys[slot] as number;
      if (key === NO_FEATURE) continue;
      const to = this.#slotOf(key);
      this.#keys[to] = key;
      this.#values[to] = values[slot] as number;
    }
  }
}
