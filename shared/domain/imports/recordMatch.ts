import { haversineM } from '../geo/distance.ts';
import type { LngLat } from '../geo/types.ts';

/** Two records of one name this near are the same place. */
const SAME_PLACE_M = 30;

/** What records are told apart by; texts as written. */
export type Evidence = {
  readonly name: string;
  /** 小区: part of the name of a building that is only numbered. */
  readonly estate: string;
  readonly address: string;
  readonly phone: string;
  /** WGS-84. */
  readonly anchor: LngLat | null;
};

/** Why a row and a record are thought to be one; `name`, `several` and `inFile` are for somebody to judge. */
export type MatchBy = 'id' | 'phone' | 'address' | 'place' | 'name' | 'several' | 'inFile';

export type RecordMatch = {
  readonly by: MatchBy;
  /** The record of the map; null when it is a row of the file or one of several. */
  readonly id: string | null;
  /** 1-based row further up in the file. */
  readonly row: number | null;
};

type Known = {
  readonly id: string | null;
  readonly row: number | null;
  readonly address: string;
  readonly phones: readonly string[];
  readonly anchor: LngLat | null;
};

const fold = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase();

const phonesOf = (text: string): string[] =>
  text
    .split(/[、，,;；/|]+/)
    .map((part) => part.normalize('NFKC').replace(/\D/g, ''))
    .filter((digits) => digits.length >= 3);

const keyOf = ({ name, estate }: Evidence): string => {
  const [own, around] = [fold(name), fold(estate)];
  return own.startsWith(around) ? own : around + own;
};

type Likeness = 'phone' | 'address' | 'place' | 'unknown' | 'other';

/** Whether two records of one name are one: by what both tell. `unknown`: they tell nothing that can be compared. */
function compare(known: Known, row: Known): Likeness {
  let compared = false;
  if (known.phones.length > 0 && row.phones.length > 0) {
    if (row.phones.some((phone) => known.phones.includes(phone))) return 'phone';
    compared = true;
  }
  if (known.address !== '' && row.address !== '') {
    if (known.address === row.address) return 'address';
    compared = true;
  }
  if (known.anchor && row.anchor) {
    if (haversineM(known.anchor, row.anchor) <= SAME_PLACE_M) return 'place';
    compared = true;
  }
  return compared ? 'other' : 'unknown';
}

const isBare = ({ phones, address, anchor }: Known): boolean =>
  phones.length === 0 && address === '' && anchor === null;

/**
 * Finds the record of the map that a row stands for: by id; by name with phone, address or place (30 m). A record of the
 * same name about which nothing can be compared, and a row that stands further up in the file, are possible duplicates.
 */
export class RecordMatcher {
  readonly #byName = new Map<string, Known[]>();
  readonly #ids = new Set<string>();
  /** Records of the map that a row of the file has met, by id. */
  readonly #met = new Map<string, number>();

  #put(key: string, known: Known): void {
    const list = this.#byName.get(key);
    if (list) list.push(known);
    else this.#byName.set(key, [known]);
  }

  /** A record of the map. */
  add(id: string, evidence: Evidence): void {
    this.#ids.add(id);
    this.#put(keyOf(evidence), known(evidence, id, null));
  }

  /** What a row meets; the row is known from here on. Rows are asked in their order. */
  find(row: number, id: string | null, evidence: Evidence): RecordMatch | null {
    const key = keyOf(evidence);
    const own = known(evidence, null, row);
    const match = this.#match(id, own, this.#byName.get(key) ?? []);
    if (match === null || match.id !== null) this.#put(key, own);
    if (match?.id) {
      const before = this.#met.get(match.id);
      if (before !== undefined) return { by: 'inFile', id: null, row: before };
      if (match.by !== 'name') this.#met.set(match.id, row);
    }
    return match;
  }

  #match(id: string | null, own: Known, named: readonly Known[]): RecordMatch | null {
    if (id !== null && this.#ids.has(id)) return { by: 'id', id, row: null };
    const strong: { known: Known; by: 'phone' | 'address' | 'place' }[] = [];
    const unknown: Known[] = [];
    for (const other of named) {
      const by = compare(other, own);
      if (by === 'unknown' && (other.id !== null || (isBare(other) && isBare(own)))) unknown.push(other);
      else if (by !== 'unknown' && by !== 'other') strong.push({ known: other, by });
    }
    const above = [...strong.map((one) => one.known), ...unknown].find((other) => other.row !== null);
    if (above) return { by: 'inFile', id: null, row: above.row };
    const [first] = strong;
    if (first)
      return {
        by: strong.length > 1 ? 'several' : first.by,
        id: strong.length > 1 ? null : first.known.id,
        row: null,
      };
    if (unknown.length === 0) return null;
    return {
      by: unknown.length > 1 ? 'several' : 'name',
      id: unknown.length > 1 ? null : (unknown[0]?.id ?? null),
      row: null,
    };
  }
}

const known = (evidence: Evidence, id: string | null, row: number | null): Known => ({
  id,
  row,
  address: fold(evidence.address),
  phones: phonesOf(evidence.phone),
  anchor: evidence.anchor,
});
