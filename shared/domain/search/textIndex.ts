import { Grams } from './grams.ts';

const BLANK = 32;
/** So many texts may be outside the grams, looked through one by one, before these are built anew. */
const LOOSE_LIMIT = 4000;

/**
 * How well a word fits a text, best first. A text has a line each: the name, its pinyin, its initials, then other
 * fields; blanks in the pinyin lines part several readings.
 */
export const RANKS = { whole: 0, begins: 1, sound: 2, initials: 3, inside: 4, field: 5, cell: 6 } as const;

/** A word asked for; with `cells` a thing in one of these cells answers to it too. */
export type Word = { readonly text: string; readonly cells: ReadonlySet<string> | null };

export type Entry = {
  readonly id: string;
  readonly row: number;
  readonly cellId: string | null;
  readonly text: string;
};

const unitsOf = (word: string): Uint16Array =>
  Uint16Array.from({ length: word.length }, (_, i) => word.charCodeAt(i));

function grown<T extends Uint16Array | Int32Array>(
  array: T,
  size: number,
  type: new (length: number) => T,
): T {
  if (array.length >= size) return array;
  const copy = new type(Math.max(1024, Math.ceil(size * 1.5)));
  copy.set(array);
  return copy;
}

/** The slots with the lowest scores, ascending; of equal scores the earlier one stays. */
class Top {
  readonly slots: number[] = [];
  readonly scores: number[] = [];
  readonly #limit: number;
  constructor(limit: number) {
    this.#limit = limit;
  }
  /** Only of a full list. */
  get worst(): number {
    return this.scores[this.#limit - 1] as number;
  }
  get isFull(): boolean {
    return this.slots.length === this.#limit;
  }
  take(slot: number, score: number): void {
    const { slots, scores } = this;
    if (this.isFull && score >= (scores[this.#limit - 1] as number)) return;
    let at = scores.length;
    while (at > 0 && (scores[at - 1] as number) > score) at -= 1;
    slots.splice(at, 0, slot);
    scores.splice(at, 0, score);
    if (slots.length > this.#limit) {
      slots.pop();
      scores.pop();
    }
  }
}

/** Texts by id, found by any part of them: grams give candidates, the text itself decides. */
export class TextIndex {
  #units = new Uint16Array(1024);
  #used = 0;
  #start = new Int32Array(1024);
  #end = new Int32Array(1024);
  /** Where the second, third and fourth line begin, as if the text ended with all of them. */
  #sounds = new Int32Array(1024);
  #initials = new Int32Array(1024);
  #fields = new Int32Array(1024);
  readonly #ids: string[] = [];
  readonly #rows: number[] = [];
  readonly #cells: (string | null)[] = [];
  readonly #slots = new Map<string, number>();
  readonly #cellNames = new Map<string, string>();
  #shortestName = 999;
  #grams: Grams | null = null;
  /** The same of the first three lines only: name, readings, initials. */
  #nameGrams: Grams | null = null;

  get size(): number {
    return this.#slots.size;
  }
  /** Bytes in typed arrays. */
  get bytes(): number {
    const lines = this.#start.byteLength * 5;
    return this.#units.byteLength + lines + (this.#grams?.bytes ?? 0) + (this.#nameGrams?.bytes ?? 0);
  }
  /** Whether so much has changed that building the grams anew pays. */
  get isLoose(): boolean {
    return this.#ids.length - (this.#grams?.size ?? 0) > LOOSE_LIMIT;
  }

  upsert({ id, row, cellId, text }: Entry): void {
    this.remove(id);
    const slot = this.#ids.length;
    this.#units = grown(this.#units, this.#used + text.length, Uint16Array);
    this.#start = grown(this.#start, slot + 1, Int32Array);
    this.#end = grown(this.#end, slot + 1, Int32Array);
    this.#sounds = grown(this.#sounds, slot + 1, Int32Array);
    this.#initials = grown(this.#initials, slot + 1, Int32Array);
    this.#fields = grown(this.#fields, slot + 1, Int32Array);
    this.#start[slot] = this.#used;
    for (let i = 0; i < text.length; i += 1) this.#units[this.#used + i] = text.charCodeAt(i) || BLANK;
    this.#used += text.length;
    this.#end[slot] = this.#used;
    this.#setLines(slot, text);
    this.#ids.push(id);
    this.#rows.push(row);
    this.#cells.push(cellId === null ? null : this.#oneCell(cellId));
    this.#slots.set(id, slot);
    this.#shortestName = Math.min(this.#shortestName, this.#nameLength(slot));
  }
  #setLines(slot: number, text: string): void {
    const start = this.#start[slot] as number;
    let at = -1;
    for (const lines of [this.#sounds, this.#initials, this.#fields]) {
      const found = at >= text.length ? -1 : text.indexOf('\n', at + 1);
      at = found < 0 ? text.length : found;
      lines[slot] = start + at + 1;
    }
  }
  remove(id: string): void {
    const slot = this.#slots.get(id);
    if (slot === undefined) return;
    this.#slots.delete(id);
    this.#end[slot] = -1; // dead: no word is in it
  }
  /** One string for each cell, however many things are in it. */
  #oneCell(cellId: string): string {
    const known = this.#cellNames.get(cellId);
    if (known !== undefined) return known;
    this.#cellNames.set(cellId, cellId);
    return cellId;
  }

  /** Builds the grams in small steps; the index answers meanwhile, more slowly. */
  *build(): Generator<void, void> {
    const size = this.#ids.length;
    const [units, start] = [this.#units, this.#start];
    const grams = yield* Grams.build({ units, start, end: this.#end }, size);
    // A line's end counts as part of it; one unit too many makes a candidate too many, no answer.
    this.#nameGrams = yield* Grams.build({ units, start, end: this.#fields }, size);
    this.#grams = grams;
  }

  #has(slot: number, word: Uint16Array): boolean {
    const units = this.#units;
    const [first] = word;
    const last = (this.#end[slot] as number) - word.length;
    for (let at = this.#start[slot] as number; at <= last; at += 1) {
      if (units[at] !== first) continue;
      let i = 1;
      while (i < word.length && units[at + i] === word[i]) i += 1;
      if (i === word.length) return true;
    }
    return false;
  }
  #inCell(slot: number, cells: ReadonlySet<string> | null): boolean {
    const cell = this.#cells[slot];
    return cells !== null && typeof cell === 'string' && cells.has(cell);
  }
  /** Slots of the texts that hold every word, in no order. */
  find(words: readonly Word[]): readonly number[] {
    const asked = words.map((word) => ({ word, units: unitsOf(word.text) }));
    const grams = this.#grams;
    let driver: Uint32Array | null = null;
    let driving: Uint16Array | null = null;
    if (grams)
      for (const { word, units } of asked) {
        if (word.cells !== null) continue;
        const list = grams.candidates(units);
        if (driver !== null && list.length >= driver.length) continue;
        driver = list;
        driving = units;
      }
    const found: number[] = [];
    const take = (slot: number, known: Uint16Array | null = null): void => {
      if ((this.#end[slot] as number) < 0) return;
      for (const { word, units } of asked)
        if (units !== known && !this.#has(slot, units) && !this.#inCell(slot, word.cells)) return;
      found.push(slot);
    };
    // A gram is the whole of a word of one or two letters: its list needs no second look.
    const known = driving && driving.length <= 2 ? driving : null;
    if (driver) for (const slot of driver) take(slot, known);
    for (let slot = driver ? (grams?.size ?? 0) : 0; slot < this.#ids.length; slot += 1) take(slot);
    return found;
  }

  /** The best `limit` of what holds every word, best first: rank of each word, then the shorter name, then the order. */
  best(words: readonly Word[], limit: number): readonly { readonly id: string; readonly rank: number }[] {
    const asked = words.map((word) => unitsOf(word.text));
    const [only] = words;
    const [units] = asked;
    if (only && units && words.length === 1) return this.#told(this.#bestOfOne(only, units, limit));
    const top = new Top(limit);
    for (const slot of this.find(words)) {
      let rank = 0;
      for (const one of asked) rank += this.#rank(slot, one);
      top.take(slot, this.#score(slot, rank));
    }
    return this.#told(top);
  }

  #score = (slot: number, rank: number): number => rank * 1000 + Math.min(999, this.#nameLength(slot));
  #told = (top: Top) =>
    top.slots.map((slot, i) => ({
      id: this.#ids[slot] as string,
      rank: Math.floor((top.scores[i] as number) / 1000),
    }));

  /**
   * The best for one word. First those of which the word is in the name or begins a reading; only when they are too few
   * the others, until no later one can be better: a digit, which every phone holds, is not looked for in each.
   */
  #bestOfOne(word: Word, units: Uint16Array, limit: number): Top {
    const top = new Top(limit);
    this.#eachOf(this.#nameGrams, units, (slot) => {
      const rank = this.#nameRank(slot, units);
      if (rank >= 0) top.take(slot, this.#score(slot, rank));
      return true;
    });
    const best = this.#score0(RANKS.field);
    const goesOn = (): boolean => !top.isFull || top.worst > best;
    const isSure = units.length <= 2;
    this.#eachOf(this.#grams, units, (slot, known) => {
      if (!goesOn()) return false;
      if (((known && isSure) || this.#has(slot, units)) && this.#nameRank(slot, units) < 0)
        top.take(slot, this.#score(slot, RANKS.field));
      return true;
    });
    if (top.isFull || word.cells === null) return top;
    for (let slot = 0; slot < this.#ids.length; slot += 1) {
      const isOther = (this.#end[slot] as number) >= 0 && this.#inCell(slot, word.cells);
      if (isOther && !this.#has(slot, units)) top.take(slot, this.#score(slot, RANKS.cell));
    }
    return top;
  }
  /** The live candidates of a word, then those that the grams do not know; until `take` says no. */
  #eachOf(grams: Grams | null, units: Uint16Array, take: (slot: number, known: boolean) => boolean): void {
    if (grams)
      for (const slot of grams.candidates(units))
        if ((this.#end[slot] as number) >= 0 && !take(slot, true)) return;
    for (let slot = grams?.size ?? 0; slot < this.#ids.length; slot += 1)
      if ((this.#end[slot] as number) >= 0 && !take(slot, false)) return;
  }
  /** No text of a rank scores lower. */
  #score0 = (rank: number): number => rank * 1000 + Math.min(999, this.#shortestName);

  /** The rank of a word that is in the name or begins one of its readings; -1 when it is neither. */
  #nameRank(slot: number, word: Uint16Array): number {
    const start = this.#start[slot] as number;
    const sounds = this.#sounds[slot] as number;
    const initials = this.#initials[slot] as number;
    if (this.#isAt(start, word) && start + word.length < sounds)
      return start + word.length === sounds - 1 ? RANKS.whole : RANKS.begins;
    const fields = this.#fields[slot] as number;
    if (this.#beginsReading(sounds, initials, word)) return RANKS.sound;
    if (this.#beginsReading(initials, fields, word)) return RANKS.initials;
    for (let at = start + 1; at < sounds - word.length; at += 1)
      if (this.#isAt(at, word)) return RANKS.inside;
    return -1;
  }
  /** Whether a word begins one of the readings of a line, which blanks part; the line's break is before `to`. */
  #beginsReading(from: number, to: number, word: Uint16Array): boolean {
    const last = to - 1 - word.length;
    for (let at = from; at <= last; at += 1) {
      if (this.#isAt(at, word)) return true;
      while (at < last && this.#units[at] !== BLANK) at += 1;
    }
    return false;
  }
  #isAt(at: number, word: Uint16Array): boolean {
    for (let i = 0; i < word.length; i += 1) if (this.#units[at + i] !== word[i]) return false;
    return true;
  }

  #nameLength = (slot: number): number => (this.#sounds[slot] as number) - 1 - (this.#start[slot] as number);

  #rank(slot: number, word: Uint16Array): number {
    const rank = this.#nameRank(slot, word);
    return rank >= 0 ? rank : this.#has(slot, word) ? RANKS.field : RANKS.cell;
  }

  /** Rows of slots, as the database numbers them. */
  rowsOf(slots: readonly number[]): readonly number[] {
    return slots.map((slot) => this.#rows[slot] as number);
  }
  idsOf(slots: readonly number[]): readonly string[] {
    return slots.map((slot) => this.#ids[slot] as string);
  }
}
