import type { Thing } from '#shared/contract/things';
import type { Geometry, LngLat } from '#shared/domain/geo/types';
import { type KindId, kindOf } from '#shared/domain/kinds/index';
import { maskField } from '#shared/domain/privacy';
import type { ThingRow } from '../store/schema.ts';
import { pinyinKeys } from './pinyin.ts';

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

/** Parses a row's JSON text; a damaged one reads as empty and the row shows 需修复. */
function parseJson(text: string): { value: Attrs; ok: boolean } {
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === 'object' && !Array.isArray(value))
      return { value: value as Attrs, ok: true };
  } catch {
    // Falls through: the row is shown and marked, never hidden.
  }
  return { value: {}, ok: false };
}

/** The true value of one field, unmasked: only for the core's own use and `reveal`. */
export function fieldValue(row: ThingRow, key: string): unknown {
  const shared = SHARED_COLUMNS[key];
  return shared ? shared(row) : parseJson(row.attrs).value[key];
}

/** A row's anchor, WGS-84. */
export function anchorOfRow(row: { lng: number | null; lat: number | null }): LngLat | null {
  return row.lng === null || row.lat === null ? null : [row.lng, row.lat];
}

/** A stored row as it leaves the core: parsed, and every personal field masked. */
export function toThing(row: ThingRow): Thing {
  const kind = kindOf(row.kind as KindId);
  const attrs = parseJson(row.attrs);
  const custom = parseJson(row.custom);
  const values: Attrs = { ...attrs.value };
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
    if (after !== before) {
      holder[field.key] = after;
      masked.push(field.key);
    }
  }
  return {
    id: row.id,
    kind: row.kind as KindId,
    name: String(shared.name),
    categoryId: row.category_id,
    address: shared.address as string | null,
    phone: shared.phone as string | null,
    note: shared.note as string | null,
    level: row.level,
    recheckOn: row.recheck_on,
    geometry: row.geometry === null ? null : (JSON.parse(row.geometry) as Geometry),
    anchor: anchorOfRow(row),
    cellId: row.cell_id,
    attrs: values,
    custom: custom.value,
    masked,
    needsRepair: !attrs.ok || !custom.ok || !kind.attrs.safeParse(attrs.value).success,
    version: row.version,
    createdAtMs: row.created_at_ms,
    updatedAtMs: row.updated_at_ms,
  };
}

/** What search looks through: names, pinyin and initials, address, phone digits, tags; lower case, half width. */
export function searchTextOf(row: {
  kind: string;
  name: string;
  address: string | null;
  phone: string | null;
  attrs: Attrs;
}): string {
  const tags = Object.values(row.attrs).flatMap((value) =>
    Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [],
  );
  const texts = ['estate', 'contactName', 'owner', 'employer']
    .map((key) => row.attrs[key])
    .filter((value): value is string => typeof value === 'string');
  return foldText(
    [
      row.name,
      pinyinKeys(row.name, row.kind === 'person'),
      row.address ?? '',
      (row.phone ?? '').replace(/\D+/g, ''),
      ...tags,
      ...texts,
    ].join(' '),
  );
}

/** Full width to half width and lower case, so that what is typed and what is stored meet. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
