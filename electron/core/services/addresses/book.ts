import { setImmediate as nextTurn } from 'node:timers/promises';
import { pinyin } from 'pinyin-pro';
import { AddressBook, type AddressBuilding } from '#shared/domain/address/index';
import { parseJson } from '../../records/json.ts';
import type { MapSession } from '../../session.ts';
import {
  type AliasColumns,
  aliasesOf,
  allAliases,
  type BuildingColumns,
  buildingsAfter,
  buildingsOf,
} from '../../store/sqlite/queries/addresses.ts';
import { changedIds } from '../../store/sqlite/queries/changes.ts';
import type { Store } from '../../store/store.ts';

/** About eight milliseconds of buildings. */
const ROWS_PER_TURN = 200;
/** So many changed rows are taken in one by one; more than that and the book is made anew. */
const FEW = 1000;

const sounds = new Map<string, string>();
/** A character's pinyin without tone. */
function soundOf(character: string): string {
  let sound = sounds.get(character);
  if (sound === undefined) {
    sound = pinyin(character, { toneType: 'none' });
    sounds.set(character, sound);
  }
  return sound;
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

function toBuilding([id, name, address, lng, lat, json]: BuildingColumns): AddressBuilding {
  const attrs = parseJson(json).value;
  return {
    id,
    names: [name, ...texts(attrs.aliases)],
    estate: typeof attrs.estate === 'string' && attrs.estate !== '' ? attrs.estate : null,
    addresses: address === null ? [] : [address],
    units: typeof attrs.units === 'number' ? attrs.units : null,
    anchor: [lng, lat],
  };
}

function takeAlias(book: AddressBook, [id, key, thingId, lng, lat]: AliasColumns): void {
  book.upsertAlias({ id, key, thingId, anchor: lng === null || lat === null ? null : [lng, lat] });
}

async function makeBook(store: Store): Promise<AddressBook> {
  const book = new AddressBook({ sound: soundOf });
  for (let after = ''; ; ) {
    const rows = buildingsAfter(store, after, ROWS_PER_TURN);
    for (const row of rows) book.upsert(toBuilding(row));
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last[0];
    await nextTurn();
  }
  for (const row of allAliases(store)) takeAlias(book, row);
  return book;
}

/** Takes in what was saved since a change. False when that is too much. */
function followChanges(book: AddressBook, store: Store, seq: number): boolean {
  const things = changedIds(store, 'things', seq, FEW + 1);
  const aliases = changedIds(store, 'aliases', seq, FEW + 1);
  if (things.length > FEW || aliases.length > FEW) return false;
  for (const id of things) book.remove(id);
  for (const row of buildingsOf(store, things)) book.upsert(toBuilding(row));
  for (const id of aliases) book.removeAlias(id);
  for (const row of aliasesOf(store, aliases)) takeAlias(book, row);
  return true;
}

type Kept = { readonly seq: number; readonly book: AddressBook };
const kept = new WeakMap<MapSession, Promise<Kept>>();

/**
 * The address book of the open map: made at the first question (never on the way to the first window), then brought up
 * to what was saved since.
 */
export async function addressBookOf(session: MapSession): Promise<AddressBook> {
  const { store } = session;
  const before = kept.get(session);
  const next = (async (): Promise<Kept> => {
    const known = await before?.catch(() => undefined);
    const seq = store.changeSeq();
    if (known && (known.seq === seq || followChanges(known.book, store, known.seq)))
      return { seq, book: known.book };
    return { seq, book: await makeBook(store) };
  })();
  kept.set(session, next);
  return (await next).book;
}
