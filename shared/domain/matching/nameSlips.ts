import { isTelling, type Sound } from '../address/index.ts';

/** Shorter names (characters) are too easily hit by chance; from the second length on the sound need not be the same. */
const LEAST_NAME = 4;
const LEAST_OTHER_SOUND = 6;
const LONGEST_NAME = 24;
/** A beginning that so many names share tells too little to go through them all. */
const MOST_ALIKE = 400;

export type SlippedName = { readonly key: string; readonly start: number; readonly end: number };

/**
 * Names of places with one wrong character. One half of such a name is written right, so that names are found by their
 * halves (pigeonhole principle); kept up to date with every name. 朝南 is no slip of 朝北, nor 1 of 2.
 */
export class NameSlips {
  readonly #sound: Sound | null;
  readonly #first = new Map<string, Set<string>>();
  readonly #second = new Map<string, Set<string>>();
  /** How many names there are of each length. */
  readonly #lengths = new Map<number, number>();

  constructor(sound: Sound | null) {
    this.#sound = sound;
  }

  add(key: string): void {
    if (!isFit(key)) return;
    for (const [index, half] of this.#halves(key)) {
      const names = index.get(half);
      if (names === undefined) index.set(half, new Set([key]));
      else names.add(key);
    }
    this.#lengths.set(key.length, (this.#lengths.get(key.length) ?? 0) + 1);
  }

  remove(key: string): void {
    if (!isFit(key)) return;
    for (const [index, half] of this.#halves(key)) {
      const names = index.get(half);
      names?.delete(key);
      if (names?.size === 0) index.delete(half);
    }
    const left = (this.#lengths.get(key.length) ?? 1) - 1;
    if (left > 0) this.#lengths.set(key.length, left);
    else this.#lengths.delete(key.length);
  }

  #halves(key: string): [Map<string, Set<string>>, string][] {
    const middle = key.length >> 1;
    return [
      [this.#first, key.slice(0, middle)],
      [this.#second, key.slice(middle)],
    ];
  }

  /** The longest name that stands in a folded text with one wrong character; of equal ones the first, then the smallest. */
  find(text: string): SlippedName | null {
    const lengths = [...this.#lengths.keys()].filter((n) => n <= text.length).sort((a, b) => b - a);
    for (const length of lengths)
      for (let start = 0; start + length <= text.length; start += 1) {
        const written = text.slice(start, start + length);
        const key = this.#nameOf(written);
        if (key !== null) return { key, start, end: start + length };
      }
    return null;
  }

  #nameOf(written: string): string | null {
    let best: string | null = null;
    for (const [index, half] of this.#halves(written)) {
      const names = index.get(half);
      if (names === undefined || names.size > MOST_ALIKE) continue;
      for (const key of names)
        if (key.length === written.length && (best === null || key < best) && this.#isSlip(written, key))
          best = key;
    }
    return best;
  }

  #isSlip(written: string, key: string): boolean {
    let at = -1;
    for (let i = 0; i < key.length; i += 1) {
      if (written[i] === key[i]) continue;
      if (at >= 0) return false;
      at = i;
    }
    if (at < 0) return false;
    const [is, should] = [written[at] as string, key[at] as string];
    if (isTelling(is) || isTelling(should) || !HAN.test(is)) return false;
    if (this.#sound !== null && this.#sound(is) === this.#sound(should)) return true;
    return key.length >= LEAST_OTHER_SOUND;
  }
}

const HAN = /[\u4e00-\u9fff]/;
const isFit = (key: string): boolean => key.length >= LEAST_NAME && key.length <= LONGEST_NAME;
