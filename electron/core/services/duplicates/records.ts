import type { Comparable } from '#shared/domain/duplicates/index';
import type { KindId } from '#shared/domain/kinds/index';
import { foldText } from '#shared/domain/search/fold';
import type { Job } from '../../context.ts';
import { soundOfKey } from '../../records/pinyin.ts';
import { type DoubleRow, doubleRows } from '../../store/sqlite/queries/duplicates.ts';
import type { Store } from '../../store/store.ts';

/** About eight milliseconds of rows. */
const ROWS_PER_TURN = 2000;
/** Shorter numbers are extensions and emergency calls: half a town shares them. */
const LEAST_DIGITS = 7;
/** A mobile with its country code. */
const LONGEST = 13;

/** Digits of every number in a text; 86 before a mobile left out. */
export function phonesOf(text: string | null): readonly string[] {
  const parts = (text ?? '').normalize('NFKC').split(/[、,;/\n]+/);
  // `138 1234 5678` is one number, `13812345678 87654321` are two.
  const numbers = parts.flatMap((part) =>
    part.replace(/\D/g, '').length > LONGEST ? part.split(/\s+/) : [part],
  );
  const digits = numbers.map((number) => number.replace(/\D/g, '').replace(/^86(?=1[3-9]\d{9}$)/, ''));
  return [...new Set(digits.filter((number) => number.length >= LEAST_DIGITS))];
}

function listOf(json: string | null): readonly string[] {
  try {
    const value: unknown = JSON.parse(json ?? '[]');
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  } catch {
    return [];
  }
}

function comparableOf(row: DoubleRow): Comparable {
  const [id, name, nameKey, address, phone, lng, lat, idNumber, aliases] = row;
  return {
    id,
    name,
    sound: soundOfKey(nameKey, name),
    aliases: listOf(aliases),
    phones: phonesOf(phone),
    address: foldText(address ?? '').replace(/\s/g, ''),
    idNumber: typeof idNumber === 'string' ? idNumber.toUpperCase() : '',
    anchor: lng === null || lat === null ? null : [lng, lat],
  };
}

/** The records of a kind as they are compared. Errors: what the job's `breathe` throws. */
export async function comparables(store: Store, kind: KindId, job: Job): Promise<readonly Comparable[]> {
  const records: Comparable[] = [];
  for (let after = ''; ; ) {
    const rows = doubleRows(store, kind, after, ROWS_PER_TURN);
    for (const row of rows) records.push(comparableOf(row));
    const last = rows.at(-1);
    if (last === undefined) return records;
    after = last[0];
    await job.breathe();
  }
}
