import { compareRecords, type Frequencies, type Prepared, placeSquare, prepare } from './compare.ts';
import { slipKeys } from './names.ts';
import type { Comparable, DuplicatePair, Feature } from './types.ts';

/** A key shared by more records than this tells nothing: an office's switchboard, a tower's address. */
const CROWD = 40;
/** Slips are looked for in names of at least this many letters. */
const SLIP_FROM = 3;
const LONGEST_SLIP_NAME = 20;

/** Values under which two entries of one record meet. */
function keysOf(record: Prepared): readonly string[] {
  const keys = record.folded.map((name) => `n${name}`);
  if (record.core.length >= 3) keys.push(`c${record.core}`);
  if (record.sound) keys.push(`h${record.sound}`);
  for (const phone of record.phones) keys.push(`p${phone}`);
  if (record.idNumber) keys.push(`i${record.idNumber}`);
  const [name = ''] = record.folded;
  // A slip in the name is believed only of records that also share a phone, an address or a place.
  const where = [
    ...(record.address ? [record.address] : []),
    ...(record.anchor ? [placeSquare(record.anchor)] : []),
  ];
  if (name.length >= SLIP_FROM && name.length <= LONGEST_SLIP_NAME)
    for (const slip of slipKeys(name)) for (const place of where) keys.push(`s${slip}@${place}`);
  return keys;
}

function* countValues(records: readonly Prepared[]): Generator<undefined, Frequencies> {
  const counts = new Map<string, number>();
  const add = (feature: Feature, value: string): void => {
    if (value) counts.set(`${feature} ${value}`, (counts.get(`${feature} ${value}`) ?? 0) + 1);
  };
  for (const [index, record] of records.entries()) {
    if (index % 1000 === 999) yield undefined;
    for (const name of record.folded) add('name', name);
    for (const phone of record.phones) add('phone', phone);
    add('address', record.address);
    if (record.anchor) add('place', placeSquare(record.anchor));
  }
  return { total: records.length, of: (feature, value) => counts.get(`${feature} ${value}`) ?? 0 };
}

/** Pairs of record numbers that share a key, each once, smaller number first. Yields after some work. */
function* candidatePairs(records: readonly Prepared[]): Generator<readonly [number, number] | undefined> {
  const byKey = new Map<string, number[]>();
  for (const [index, record] of records.entries()) {
    if (index % 500 === 499) yield undefined;
    for (const key of keysOf(record)) {
      const members = byKey.get(key);
      if (members) members.push(index);
      else byKey.set(key, [index]);
    }
  }
  const seen = new Set<number>();
  for (const members of byKey.values()) {
    if (members.length < 2 || members.length > CROWD) continue;
    for (let i = 0; i < members.length; i += 1)
      for (let j = i + 1; j < members.length; j += 1) {
        const [a, b] = [members[i] ?? 0, members[j] ?? 0];
        const pair = a * records.length + b;
        if (a === b || seen.has(pair)) continue;
        seen.add(pair);
        yield [a, b];
      }
  }
}

/** Pairs below this are not worth a clerk's time. */
export const LEAST_CONFIDENCE = 0.5;

/**
 * Finds records of one kind that may be entered twice, surest first. `isDistinct` names pairs that were judged to be two.
 * Yields `undefined` every few milliseconds of work, so that a caller may let others run; its return value is the pairs.
 */
export function* findDuplicates(
  records: readonly Comparable[],
  isDistinct: (first: string, second: string) => boolean,
): Generator<undefined, readonly DuplicatePair[]> {
  const prepared: Prepared[] = [];
  for (const [index, record] of records.entries()) {
    prepared.push(prepare(record));
    if (index % 1000 === 999) yield undefined;
  }
  const frequencies = yield* countValues(prepared);
  const pairs: DuplicatePair[] = [];
  let compared = 0;
  for (const candidate of candidatePairs(prepared)) {
    if (candidate === undefined) {
      yield undefined;
      continue;
    }
    compared += 1;
    if (compared % 2000 === 0) yield undefined;
    const [a, b] = [prepared[candidate[0]], prepared[candidate[1]]];
    if (!a || !b || isDistinct(a.id, b.id)) continue;
    const { confidence, reasons } = compareRecords(a, b, frequencies);
    if (confidence >= LEAST_CONFIDENCE) pairs.push(ordered(a.id, b.id, confidence, reasons));
  }
  return pairs.sort((x, y) => y.confidence - x.confidence || (x.first < y.first ? -1 : 1));
}

function ordered(a: string, b: string, confidence: number, reasons: DuplicatePair['reasons']): DuplicatePair {
  const [first, second] = a < b ? [a, b] : [b, a];
  return { first, second, confidence, reasons };
}
