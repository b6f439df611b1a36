import type { LngLat } from '../geo/types.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';
import { normalisePlace } from './normalise.ts';
import type { NamedPlace, PlaceType } from './types.ts';

const TYPES = ['building', 'cell', 'thing'] as const satisfies readonly PlaceType[];
/** How surely a name of each type means a place. */
const CONFIDENCE: Record<PlaceType, number> = { building: 1, thing: 0.85, cell: 0.7 };
const ESTATE_CONFIDENCE = 0.45;
/** Words that people leave out between an estate's name and a building's number. */
const LEFT_OUT = /(?:小区|社区|新村|花园|公寓|家园)(?=\d)/;
const KEY_SEPARATOR = '\u0001';

type Entry = { id: string; type: PlaceType; anchor: LngLat; keys: readonly string[]; estate: string };

/** Entries by name; nearly every name has one only, so no list is made for it. */
type KeyIndex = Map<string, Entry | readonly Entry[]>;

function entriesOf(index: KeyIndex, key: string): readonly Entry[] {
  const found = index.get(key);
  return found === undefined ? [] : isList(found) ? found : [found];
}
function isList(found: Entry | readonly Entry[]): found is readonly Entry[] {
  return Array.isArray(found);
}

/** A place found in a text. */
export type FoundPlace = {
  /** As it stands in the normalised text. */
  readonly text: string;
  /** Null: an estate as a whole. */
  readonly id: string | null;
  readonly type: PlaceType;
  readonly anchor: LngLat;
  readonly confidence: number;
  /** Where it starts and ends in `normalisePlace(text)`. */
  readonly start: number;
  readonly end: number;
};

/** Names, aliases and addresses of places; finds the longest one in a text. */
export class Gazetteer {
  readonly #entries = new Map<string, Entry>();
  readonly #byKey: KeyIndex = new Map();
  readonly #estates: KeyIndex = new Map();
  /** How many keys there are of each length. */
  readonly #lengths = new Map<number, number>();

  upsert(place: NamedPlace): void {
    this.remove(place.id);
    this.#insert({
      id: place.id,
      type: place.type,
      anchor: place.anchor,
      keys: keysOf(place),
      estate: normalisePlace(place.estate ?? ''),
    });
  }

  #insert(entry: Entry): void {
    this.#entries.set(entry.id, entry);
    for (const key of entry.keys) this.#link(this.#byKey, key, entry);
    if (entry.estate.length >= 2) this.#link(this.#estates, entry.estate, entry);
  }

  #link(index: KeyIndex, key: string, entry: Entry): void {
    const found = index.get(key);
    if (found === undefined) {
      index.set(key, entry);
      this.#lengths.set(key.length, (this.#lengths.get(key.length) ?? 0) + 1);
    } else index.set(key, isList(found) ? [...found, entry] : [found, entry]);
  }

  remove(id: string): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    this.#entries.delete(id);
    for (const key of entry.keys) this.#unlink(this.#byKey, key, entry);
    if (entry.estate.length >= 2) this.#unlink(this.#estates, entry.estate, entry);
  }

  #unlink(index: KeyIndex, key: string, entry: Entry): void {
    const left = entriesOf(index, key).filter((other) => other !== entry);
    if (left.length > 0) {
      index.set(key, left);
      return;
    }
    if (!index.delete(key)) return;
    const keys = (this.#lengths.get(key.length) ?? 1) - 1;
    if (keys > 0) this.#lengths.set(key.length, keys);
    else this.#lengths.delete(key.length);
  }

  /** Removes every place of a type. */
  removeType(type: PlaceType): void {
    for (const entry of [...this.#entries.values()]) if (entry.type === type) this.remove(entry.id);
  }

  /** The place that a text names, or null. Longest name first; 12号 is tried as 12幢 when nothing else fits. */
  find(text: string): FoundPlace | null {
    const plain = normalisePlace(text);
    const asBuilding = plain.replace(/(\d+)号/g, '$1幢'); // as long as before, so positions hold
    const found = this.#longest(plain, 1);
    const guessed = asBuilding === plain ? null : this.#longest(asBuilding, 0.8);
    if (guessed === null || (found !== null && found.end - found.start >= guessed.end - guessed.start))
      return found;
    return { ...guessed, text: plain.slice(guessed.start, guessed.end) };
  }

  #longest(text: string, factor: number): FoundPlace | null {
    const lengths = [...this.#lengths.keys()].filter((n) => n <= text.length).sort((a, b) => b - a);
    for (const length of lengths) {
      for (let start = 0; start + length <= text.length; start += 1) {
        if (cutsNumber(text, start, start + length)) continue;
        const key = text.slice(start, start + length);
        const place = this.#entryOf(key) ?? this.#estateOf(key);
        if (place === null) continue;
        return { ...place, text: key, confidence: place.confidence * factor, start, end: start + length };
      }
    }
    return null;
  }

  #entryOf(key: string): Pick<FoundPlace, 'id' | 'type' | 'anchor' | 'confidence'> | null {
    let best: Entry | undefined;
    let same = 0;
    for (const entry of entriesOf(this.#byKey, key)) {
      const rank = TYPES.indexOf(entry.type) - (best === undefined ? 99 : TYPES.indexOf(best.type));
      same = rank < 0 ? 1 : rank === 0 ? same + 1 : same;
      if (best === undefined || rank < 0 || (rank === 0 && entry.id < best.id)) best = entry;
    }
    if (best === undefined || (same > 1 && /^\d+幢$/.test(key))) return null;
    const { id, type, anchor } = best;
    return { id, type, anchor, confidence: CONFIDENCE[type] / same };
  }

  /** An estate without a known building: the middle of its buildings. */
  #estateOf(key: string): Pick<FoundPlace, 'id' | 'type' | 'anchor' | 'confidence'> | null {
    const entries = entriesOf(this.#estates, key);
    if (entries.length === 0) return null;
    // In the order of ids, so that the sum does not depend on the order of updates.
    const anchors = [...entries].sort((a, b) => (a.id < b.id ? -1 : 1)).map((entry) => entry.anchor);
    const mean = (axis: 0 | 1): number => anchors.reduce((sum, a) => sum + a[axis], 0) / anchors.length;
    return { id: null, type: 'building', anchor: [mean(0), mean(1)], confidence: ESTATE_CONFIDENCE };
  }

  write(writer: ByteWriter): void {
    const entries = [...this.#entries.values()].filter((entry) => entry.type !== 'cell');
    writer.texts(
      'places.ids',
      entries.map((entry) => entry.id),
    );
    writer.texts(
      'places.estates',
      entries.map((entry) => entry.estate),
    );
    writer.texts(
      'places.keys',
      entries.map((entry) => entry.keys.join(KEY_SEPARATOR)),
    );
    writer.array(
      'places.types',
      Uint8Array.from(entries, (entry) => TYPES.indexOf(entry.type)),
    );
    writer.array('places.anchors', Float64Array.from(entries.flatMap((entry) => [...entry.anchor])));
  }

  /** Reads what `write` wrote; cells are not kept, their names are read anew. */
  static read(reader: ByteReader): Gazetteer {
    const made = new Gazetteer();
    const estates = reader.texts('places.estates');
    const keys = reader.texts('places.keys');
    const types = reader.array('places.types', Uint8Array);
    const anchors = reader.array('places.anchors', Float64Array);
    for (const [i, id] of reader.texts('places.ids').entries()) {
      made.#insert({
        id,
        type: TYPES[types[i] as number] as PlaceType,
        anchor: [anchors[2 * i] as number, anchors[2 * i + 1] as number],
        keys: keys[i] === '' ? [] : (keys[i] as string).split(KEY_SEPARATOR),
        estate: estates[i] as string,
      });
    }
    return made;
  }
}

const DIGIT = /\d/;
/** 2幢 must not be found inside 12幢, nor 1 inside 12. */
function cutsNumber(text: string, start: number, end: number): boolean {
  const digitAt = (i: number): boolean => DIGIT.test(text[i] ?? '');
  return (digitAt(start - 1) && digitAt(start)) || (digitAt(end - 1) && digitAt(end));
}

function keysOf(place: NamedPlace): string[] {
  const keys = new Set<string>();
  const add = (text: string): void => {
    const key = normalisePlace(text);
    if (key.length < (place.type === 'building' ? 2 : 3) || !/\D/.test(key)) return;
    keys.add(key);
    keys.add(key.replace(LEFT_OUT, ''));
  };
  for (const name of place.names) {
    add(name);
    if (place.estate !== null && !name.includes(place.estate)) add(place.estate + name);
  }
  // Only an address with a number is one place; a road's or a village's name alone is not.
  for (const address of place.addresses) if (/\d/.test(normalisePlace(address))) add(address);
  return [...keys];
}
