import type { Thing } from '#shared/contract/things';
import { customId, type FieldBook, NO_OFFICE_FIELDS } from '#shared/domain/fields/index';
import { type Geometry, geometrySchema, type LngLat } from '#shared/domain/geo/types';
import { KINDS, type KindId, kindOf } from '#shared/domain/kinds/index';
import { maskField } from '#shared/domain/privacy';
import { foldText } from '#shared/domain/search/fold';
import type { ThingRow } from '../store/schema.ts';
import { placedByOf } from './addressOrigin.ts';
import { parseJson } from './json.ts';
import { pinyinLines } from './pinyin.ts';

type Attrs = Record<string, unknown>;

const SHARED_COLUMNS: Record<string, (row: ThingRow) => unknown> = {
  name: (row) => row.name,
  categoryId: (row) => row.category_id,
  address: (row) => row.address,
  phone: (row) => row.phone,
  note: (row) => row.note,
  level: (row) => row.level,
  recheckOn: (row) => row.recheck_on,
};

/** A damaged row of no known kind is shown as the kind that hides most. */
const UNKNOWN_KIND: KindId = 'person';

function kindOfRow(row: ThingRow): { id: KindId; known: boolean } {
  return Object.hasOwn(KINDS, row.kind)
    ? { id: row.kind as KindId, known: true }
    : { id: UNKNOWN_KIND, known: false };
}

function geometryOfRow(row: ThingRow): { value: Geometry | null; ok: boolean } {
  if (row.geometry === null) return { value: null, ok: true };
  const parsed = geometrySchema.safeParse(parseJson(row.geometry).value);
  return parsed.success ? { value: parsed.data, ok: true } : { value: null, ok: false };
}

/** The true value of one field, unmasked: only for the core's own use and `reveal`. */
export function fieldValue(row: ThingRow, key: string): unknown {
  // Own keys only: a name like `constructor` must not reach what every object has.
  if (Object.hasOwn(SHARED_COLUMNS, key)) return SHARED_COLUMNS[key]?.(row);
  const id = customId(key);
  const values = parseJson(id === null ? row.attrs : row.custom).value;
  return Object.hasOwn(values, id ?? key) ? values[id ?? key] : undefined;
}

/** A row's anchor, WGS-84. */
export function anchorOfRow(row: { lng: number | null; lat: number | null }): LngLat | null {
  return row.lng === null || row.lat === null ? null : [row.lng, row.lat];
}

/** The values of the office's present fields, masked; values of a field that was taken away stay in the core. */
function shownCustom(stored: Attrs, kind: KindId, fields: FieldBook): { values: Attrs; masked: string[] } {
  const values: Attrs = {};
  const masked: string[] = [];
  for (const field of fields.of(kind)) {
    const id = customId(field.key);
    if (id === null || !Object.hasOwn(stored, id)) continue;
    const before = stored[id];
    values[id] = maskField(field, before);
    if (JSON.stringify(values[id]) !== JSON.stringify(before)) masked.push(field.key);
  }
  return { values, masked };
}

/**
 * A stored row as it leaves the core: parsed, and every personal field masked. `custom` holds the values of the fields
 * in the book: none without one.
 */
export function toThing(row: ThingRow, fields: FieldBook = NO_OFFICE_FIELDS): Thing {
  const { id: kindId, known } = kindOfRow(row);
  const kind = kindOf(kindId);
  const geometry = geometryOfRow(row);
  const attrs = parseJson(row.attrs);
  const custom = parseJson(row.custom);
  const values: Attrs = { ...attrs.value };
  const own = shownCustom(custom.value, kindId, fields);
  const shared: Record<string, unknown> = Object.fromEntries(
    Object.entries(SHARED_COLUMNS).map(([key, read]) => [key, read(row)]),
  );
  const masked: string[] = [];
  for (const field of kind.fields) {
    if (field.privacy === 'open' && field.type !== 'longText') continue;
    const holder = field.key in SHARED_COLUMNS ? shared : values;
    const before = holder[field.key];
    if (before === null || before === undefined || before === '') continue;
    const after = maskField(field, before);
    if (after !== before && JSON.stringify(after) !== JSON.stringify(before)) {
      holder[field.key] = after;
      masked.push(field.key);
    }
  }
  return {
    id: row.id,
    kind: kindId,
    name: String(shared.name),
    categoryId: row.category_id,
    address: shared.address as string | null,
    phone: shared.phone as string | null,
    note: shared.note as string | null,
    level: row.level,
    recheckOn: row.recheck_on,
    geometry: geometry.value,
    anchor: anchorOfRow(row),
    cellId: row.cell_id,
    placedBy: placedByOf(row),
    attrs: values,
    custom: own.values,
    masked: [...masked, ...own.masked],
    needsRepair:
      !known || !geometry.ok || !attrs.ok || !custom.ok || !kind.attrs.safeParse(attrs.value).success,
    version: row.version,
    createdAtMs: row.created_at_ms,
    updatedAtMs: row.updated_at_ms,
  };
}

/** A word of a list: the word itself, or the name of a contact or certificate. */
function wordOf(item: unknown): string {
  if (typeof item === 'string') return item;
  const name = (item as { name?: unknown } | null)?.name;
  return typeof name === 'string' ? name : '';
}

/** A line of the search text: folded, and without blanks, which people set as they like. */
const line = (text: string): string => foldText(text).replaceAll(' ', '');

/**
 * What search looks through, a line each: the name, its pinyin, its initials (several readings parted by blanks), then
 * other names, address, phone digits, tags, words of the office's own fields, note. `shared/domain/search` ranks by these lines.
 */
export function searchTextOf(row: {
  kind: string;
  name: string;
  address: string | null;
  phone: string | null;
  note?: string | null;
  attrs: Attrs;
  /** Words of the office's own fields. */
  custom?: readonly string[];
}): string {
  const tags = Object.values(row.attrs).flatMap((value) =>
    Array.isArray(value) ? value.map(wordOf).filter((word) => word !== '') : [],
  );
  const texts = ['estate', 'contactName', 'owner', 'employer']
    .map((key) => row.attrs[key])
    .filter((value): value is string => typeof value === 'string');
  const { full, initials } = pinyinLines(row.name, row.kind === 'person');
  const others = [
    ...tags,
    row.address ?? '',
    (row.phone ?? '').replace(/\D+/g, ''),
    ...texts,
    ...(row.custom ?? []),
    row.note ?? '',
  ];
  return [line(row.name), full, initials, ...others.map(line).filter((text) => text !== '')].join('\n');
}
