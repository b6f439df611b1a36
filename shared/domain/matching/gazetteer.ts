import {
  AddressBook,
  type AddressBuilding,
  type FoundBy,
  type Mention,
  type Sound,
} from '../address/index.ts';
import type { LngLat } from '../geo/types.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';
import { NameSlips } from './nameSlips.ts';
import { normalisePlace } from './normalise.ts';
import { isMeantElse, shortCellNamesOf, shortNamesOf } from './shortNames.ts';
import type { LearnedName, NamedPlace, PlaceType } from './types.ts';

const TYPES = ['alias', 'thing', 'cell'] as const satisfies readonly PlaceType[];
type NamedType = (typeof TYPES)[number];
/** How surely a name of each type means a place. */
const CONFIDENCE: Record<NamedType, number> = { alias: 0.9, thing: 0.85, cell: 0.7 };
/** How surely a short name means the only place of that kind. Below what takes its words from the topic: 菜场 is one. */
const SHORT_CONFIDENCE = 0.45;
/** What a name is worth that is written with a slip. */
const SLIP_SHARE = 0.75;
const KEY_SEPARATOR = '\u0001';
const PART_SEPARATOR = '\u0002';
/** A road as a whole is no place; between two of its numbers there is one. */
const LEAST: Record<FoundBy, number> = { building: 0.5, alias: 0.5, range: 0.5, estate: 0.4, road: 0.5 };

/** `place`: the thing or cell that is meant; null: a point. */
type Entry = { id: string; place: string | null; type: NamedType; anchor: LngLat; keys: readonly string[] };

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
  /** As it stands in the normalised text; a thing's name with a slip: as it should. */
  readonly text: string;
  /** Null: an estate as a whole, or a point that has a name. */
  readonly id: string | null;
  readonly type: PlaceType;
  readonly anchor: LngLat;
  readonly confidence: number;
  /** Where it starts and ends in `normalisePlace(text)`. */
  readonly start: number;
  readonly end: number;
};

/** Names of places and cells, and the address book of the buildings; finds the longest of them in a text. */
export class Gazetteer {
  readonly #buildings = new Map<string, AddressBuilding>();
  readonly #book: AddressBook;
  readonly #entries = new Map<string, Entry>();
  readonly #byKey: KeyIndex = new Map();
  /** How many keys there are of each length. */
  readonly #lengths = new Map<number, number>();
  readonly #slips: NameSlips;
  /** Things by what they may be called for short. */
  readonly #byShort = new Map<string, Set<Entry>>();

  /** `sound`: how characters sound; names slipped to another of the same sound are then found more surely. */
  constructor(sound: Sound | null = null) {
    this.#book = new AddressBook(sound === null ? {} : { sound });
    this.#slips = new NameSlips(sound);
  }

  upsert(place: NamedPlace): void {
    this.remove(place.id);
    const { id, type, anchor } = place;
    if (type === 'building') this.#insertBuilding({ ...place, units: null });
    else this.#insert({ id, place: id, type, anchor, keys: keysOf(place.names, place.addresses) });
  }

  /** Takes the names that clerks gave places, in place of those before. */
  setLearned(names: readonly LearnedName[]): void {
    this.removeType('alias');
    for (const { id, name, thingId, anchor } of names)
      this.#insert({ id: `alias ${id}`, place: thingId, type: 'alias', anchor, keys: keysOf([name], []) });
  }

  #insertBuilding(building: AddressBuilding): void {
    this.#buildings.set(building.id, building);
    this.#book.upsert(building);
  }

  #insert(entry: Entry): void {
    this.#entries.set(entry.id, entry);
    for (const key of entry.keys) this.#link(key, entry);
    for (const short of shortOf(entry)) {
      const called = this.#byShort.get(short) ?? new Set();
      this.#byShort.set(short, called.add(entry));
    }
  }

  #link(key: string, entry: Entry): void {
    const found = this.#byKey.get(key);
    if (found === undefined) {
      this.#byKey.set(key, entry);
      this.#slips.add(key);
      this.#lengths.set(key.length, (this.#lengths.get(key.length) ?? 0) + 1);
    } else this.#byKey.set(key, isList(found) ? [...found, entry] : [found, entry]);
  }

  remove(id: string): void {
    if (this.#buildings.delete(id)) this.#book.remove(id);
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    this.#entries.delete(id);
    for (const key of entry.keys) this.#unlink(key, entry);
    for (const short of shortOf(entry)) {
      const called = this.#byShort.get(short);
      called?.delete(entry);
      if (called?.size === 0) this.#byShort.delete(short);
    }
  }

  #unlink(key: string, entry: Entry): void {
    const left = entriesOf(this.#byKey, key).filter((other) => other !== entry);
    if (left.length > 0) {
      this.#byKey.set(key, left);
      return;
    }
    if (!this.#byKey.delete(key)) return;
    this.#slips.remove(key);
    const keys = (this.#lengths.get(key.length) ?? 1) - 1;
    if (keys > 0) this.#lengths.set(key.length, keys);
    else this.#lengths.delete(key.length);
  }

  /** Removes every place of a type. */
  removeType(type: PlaceType): void {
    for (const id of type === 'building' ? [...this.#buildings.keys()] : []) this.remove(id);
    for (const entry of [...this.#entries.values()]) if (entry.type === type) this.remove(entry.id);
  }

  /** The place that a text names, or null: the longest name; of equal ones the building. */
  find(text: string): FoundPlace | null {
    return this.read(text).place;
  }

  /** The same, and the buildings to choose from where the text names several and none before the others. */
  read(text: string): { readonly place: FoundPlace | null; readonly choices: readonly FoundPlace[] } {
    const plain = normalisePlace(text);
    const named = this.#longest(plain);
    const { best, rivals } = this.#book.mention(text);
    const building = best === null || best.confidence < LEAST[best.how] ? null : foundAt(plain, best);
    if (building === null && named === null) {
      const choices = rivals.map((one) => foundAt(plain, one));
      const isFirst = (one: FoundPlace, i: number): boolean =>
        choices.findIndex((other) => other.text === one.text) === i;
      return { place: this.#slipped(plain) ?? this.#calledShort(plain), choices: choices.filter(isFirst) };
    }
    if (building === null || named === null) return { place: building ?? named, choices: [] };
    const isLonger = named.end - named.start > building.end - building.start;
    return { place: isLonger ? named : building, choices: [] };
  }

  /** A name with one wrong character, where nothing is named as it is called. */
  #slipped(text: string): FoundPlace | null {
    const slip = this.#slips.find(text);
    const place = slip && !cutsNumber(text, slip.start, slip.end) ? this.#entryOf(slip.key) : null;
    if (slip === null || place === null) return null;
    const { start, end, key } = slip;
    return { ...place, confidence: place.confidence * SLIP_SHARE, text: key, start, end };
  }

  /** The only place that goes by a short name, the longest of those in the text. */
  #calledShort(text: string): FoundPlace | null {
    let found: FoundPlace | null = null;
    for (const [short, entries] of this.#byShort) {
      const start = text.indexOf(short);
      const [entry] = entries;
      if (start < 0 || entries.size !== 1 || entry === undefined) continue;
      if (cutsNumber(text, start, start + short.length) || isMeantElse(text.slice(0, start), short)) continue;
      if (found !== null && found.text.length >= short.length) continue;
      const { id, type, anchor } = entry;
      const [confidence, end] = [SHORT_CONFIDENCE, start + short.length];
      found = { text: short, id, type, anchor, confidence, start, end };
    }
    return found;
  }

  #longest(text: string): FoundPlace | null {
    const lengths = [...this.#lengths.keys()].filter((n) => n <= text.length).sort((a, b) => b - a);
    for (const length of lengths) {
      for (let start = 0; start + length <= text.length; start += 1) {
        if (cutsNumber(text, start, start + length)) continue;
        const key = text.slice(start, start + length);
        const place = this.#entryOf(key);
        if (place !== null) return { ...place, text: key, start, end: start + length };
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
    if (best === undefined) return null;
    const { place, type, anchor } = best;
    return { id: place, type, anchor, confidence: CONFIDENCE[type] / same };
  }

  write(writer: ByteWriter): void {
    const entries = [...this.#entries.values()].filter((entry) => entry.type === 'thing');
    const buildings = [...this.#buildings.values()];
    writer.texts(
      'places.ids',
      entries.map((entry) => entry.id),
    );
    writer.texts(
      'places.keys',
      entries.map((entry) => entry.keys.join(KEY_SEPARATOR)),
    );
    writer.array('places.anchors', Float64Array.from(entries.flatMap((entry) => [...entry.anchor])));
    writer.texts(
      'buildings.ids',
      buildings.map((building) => building.id),
    );
    writer.texts(
      'buildings.texts',
      buildings.map(({ names, estate, addresses }) =>
        [names.join(KEY_SEPARATOR), estate ?? '', addresses.join(KEY_SEPARATOR)].join(PART_SEPARATOR),
      ),
    );
    writer.array('buildings.anchors', Float64Array.from(buildings.flatMap(({ anchor }) => [...anchor])));
  }

  /** Reads what `write` wrote; cells and learnt names are not kept, they are read anew. */
  static read(reader: ByteReader, sound: Sound | null = null): Gazetteer {
    const made = new Gazetteer(sound);
    const pairs = (name: string) => {
      const values = reader.array(name, Float64Array);
      return (i: number): LngLat => [values[2 * i] as number, values[2 * i + 1] as number];
    };
    const list = (text: string): string[] => (text === '' ? [] : text.split(KEY_SEPARATOR));
    const keys = reader.texts('places.keys');
    const anchorOf = pairs('places.anchors');
    for (const [i, id] of reader.texts('places.ids').entries())
      made.#insert({ id, place: id, type: 'thing', anchor: anchorOf(i), keys: list(keys[i] as string) });
    const texts = reader.texts('buildings.texts');
    const middleOf = pairs('buildings.anchors');
    for (const [i, id] of reader.texts('buildings.ids').entries()) {
      const [names = '', estate = '', addresses = ''] = (texts[i] as string).split(PART_SEPARATOR);
      const anchor = middleOf(i);
      made.#insertBuilding({
        id,
        names: list(names),
        estate: estate || null,
        addresses: list(addresses),
        anchor,
      });
    }
    return made;
  }
}

const foundAt = (plain: string, { thingId, anchor, confidence, start, end }: Mention): FoundPlace => ({
  text: plain.slice(start, end),
  id: thingId,
  type: 'building',
  anchor,
  confidence,
  start,
  end,
});

const SHORT_NAMES: Readonly<Record<NamedType, (key: string) => readonly string[]>> = {
  alias: () => [],
  thing: shortNamesOf,
  cell: shortCellNamesOf,
};
const shortOf = ({ type, keys }: Entry): Set<string> => new Set(keys.flatMap(SHORT_NAMES[type]));

const DIGIT = /\d/;
/** 2幢 must not be found inside 12幢, nor 1 inside 12. */
function cutsNumber(text: string, start: number, end: number): boolean {
  const digitAt = (i: number): boolean => DIGIT.test(text[i] ?? '');
  return (digitAt(start - 1) && digitAt(start)) || (digitAt(end - 1) && digitAt(end));
}

function keysOf(names: readonly string[], addresses: readonly string[]): string[] {
  const keys = new Set<string>();
  const add = (text: string): void => {
    const key = normalisePlace(text);
    if (key.length >= 3 && /\D/.test(key)) keys.add(key);
  };
  for (const name of names) add(name);
  // Only an address with a number is one place; a road's or a village's name alone is not.
  for (const address of addresses) if (/\d/.test(normalisePlace(address))) add(address);
  return [...keys];
}
