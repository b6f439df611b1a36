import type { ThingSort } from '#shared/contract/things';
import { valueIn } from '#shared/domain/fields/index';
import { KIND_IDS, type KindId } from '#shared/domain/kinds/index';
import { isWritten } from '#shared/domain/written/index';
import { parseJson } from '../../records/json.ts';
import { nameKeyOf } from '../../records/pinyin.ts';
import type { MapSession } from '../../session.ts';
import type { SortRow } from '../../store/sqlite/queries/things.ts';

/** What a field is sorted by; null, a blank, comes last. */
export type SortValue = string | number | null;

/** Texts by their sound; each distinct text is spelled once. */
function spell(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text) ?? nameKeyOf(text);
    known.set(text, found);
    return found;
  };
}

type Reader = (row: SortRow) => SortValue;

function valueReader(session: MapSession, key: string): Reader {
  const sound = spell();
  const said = (text: string | null | undefined): SortValue => (text ? sound(text) : null);
  const readers: Readonly<Record<string, Reader>> = {
    name: ([, , , nameKey]) => nameKey,
    kind: ([, kind]) => KIND_IDS.indexOf(kind as KindId),
    categoryId: ([, , , , categoryId]) => said(session.categories().get(categoryId ?? '')?.name),
    cell: ([, , , , , , , , , , cellId]) => session.cells().byId.get(cellId ?? '')?.code ?? null,
    updatedAtMs: (row) => row[13],
  };
  return readers[key] ?? ((row) => fieldSortValue(session, row, key, said));
}

/** The value of any field of a kind or of the office's. */
function fieldSortValue(
  session: MapSession,
  row: SortRow,
  key: string,
  said: (text: string) => SortValue,
): SortValue {
  const [, kind, name, , categoryId, address, phone, note, level, recheckOn, , attrs, custom] = row;
  const field = session.fields().field(kind as KindId, key);
  if (!field) return null;
  const shared = { name, categoryId, address, phone, note, level, recheckOn };
  const value = valueIn({ ...shared, attrs: parseJson(attrs).value, custom: parseJson(custom).value }, key);
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 0 : 1;
  if (field.choices?.includes(String(value))) return field.choices.indexOf(String(value));
  if (Array.isArray(value))
    return value.length === 0 ? null : isWritten(field.type) ? value.length : said(value.join(' '));
  return field.type === 'date' || field.type === 'phone' ? String(value) : said(String(value));
}

export const sortReaders = (session: MapSession, sort: ThingSort): readonly Reader[] =>
  [sort, ...(sort.next ?? [])].map(({ key }) => valueReader(session, key));

/** Compares two values; blanks last whichever way it goes. */
export function compareValues(a: SortValue, b: SortValue, descending: boolean): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b !== descending ? -1 : 1;
}
