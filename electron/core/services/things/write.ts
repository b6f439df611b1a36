import { AppError } from '#shared/contract/errors';
import type { ThingPatch } from '#shared/contract/things';
import { type FieldBook, NO_OFFICE_FIELDS } from '#shared/domain/fields/index';
import { convertGeometry } from '#shared/domain/geo/convert';
import { anchorOf } from '#shared/domain/geo/polygon';
import { fieldOf, type KindId, kindOf } from '#shared/domain/kinds/index';
import { maskField } from '#shared/domain/privacy';
import { unmaskItems } from '#shared/domain/unmask';
import { originColumns } from '../../records/addressOrigin.ts';
import { parseJson } from '../../records/json.ts';
import { nameKeyOf } from '../../records/pinyin.ts';
import { searchTextOf } from '../../records/things.ts';
import type { NewRow, ThingRow } from '../../store/schema.ts';
import { customWords, mergeCustom } from '../fields/values.ts';
import { demandConsent } from './consentGate.ts';

type Attrs = Record<string, unknown>;
type Columns = Omit<NewRow<'things'>, 'id' | 'batch_id' | 'cell_id'>;

const SHARED = { name: 'name', address: 'address', phone: 'phone', note: 'note' } as const;

/** A personal field that comes back as it went out, masked, means "as it was". */
function isStillMasked(kind: KindId, key: string, before: unknown, given: unknown): boolean {
  const field = fieldOf(kind, key);
  if (!field || before === null || before === undefined) return false;
  const masked = maskField(field, before);
  return masked !== before && JSON.stringify(masked) === JSON.stringify(given);
}

/** A list in which some items come back masked. */
function unmasked(kind: KindId, key: string, before: unknown, given: unknown): unknown {
  const field = fieldOf(kind, key);
  return field ? unmaskItems(field, before, given) : given;
}

/** Blank text is no text. */
const textOrNull = (value: string | null | undefined): string | null => value?.trim() || null;

function mergeAttrs(kind: KindId, before: Attrs, given: Attrs | undefined): Attrs {
  const merged: Attrs = { ...before };
  for (const [key, value] of Object.entries(given ?? {})) {
    if (isStillMasked(kind, key, before[key], value)) continue;
    if (value === null || value === undefined || value === '') delete merged[key];
    else merged[key] = unmasked(kind, key, before[key], value);
  }
  const parsed = kindOf(kind).attrs.safeParse(merged);
  if (!parsed.success)
    throw new AppError('input.invalid', {
      field: [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))].join(', '),
    });
  return parsed.data;
}

/** The position columns of a patch: WGS-84, with the original kept as it was given. */
export function positionColumns(kind: KindId, position: ThingPatch['position']) {
  if (position === null || position === undefined)
    return { geometry: null, lng: null, lat: null, orig_crs: null, orig_geometry: null };
  if (!kindOf(kind).geometry.includes(position.geometry.type))
    throw new AppError('input.invalid', { field: 'position' });
  const geometry = convertGeometry(position.geometry, position.crs, 'wgs84');
  const [lng, lat] = anchorOf(geometry);
  return {
    geometry: JSON.stringify(geometry),
    lng,
    lat,
    orig_crs: position.crs,
    orig_geometry: JSON.stringify(position.geometry),
  };
}

const EMPTY: Columns = {
  kind: '',
  name: '',
  category_id: null,
  address: null,
  phone: null,
  note: null,
  level: null,
  recheck_on: null,
  geometry: null,
  lng: null,
  lat: null,
  orig_crs: null,
  orig_geometry: null,
  attrs: '{}',
  custom: '{}',
  search_text: '',
  name_key: '',
  verified_on: null,
};

/**
 * All columns of a thing after a patch; `before` is null for a new one. Checks the kind's schema and what it needs.
 * Errors: input.invalid with the names of the fields; consent.missing, consent.withdrawn.
 */
export function applyPatch(
  kind: KindId,
  before: ThingRow | null,
  patch: ThingPatch,
  fields: FieldBook = NO_OFFICE_FIELDS,
): Columns {
  const columns: Columns = { ...EMPTY, ...(before ? pickColumns(before) : {}), kind };
  for (const [key, column] of Object.entries(SHARED)) {
    const given = patch[key as keyof typeof SHARED];
    if (given === undefined || isStillMasked(kind, key, before?.[column], given)) continue;
    if (column === 'name') columns.name = given?.trim() ?? '';
    else columns[column] = textOrNull(given);
  }
  if (patch.categoryId !== undefined) columns.category_id = patch.categoryId || null;
  if (patch.level !== undefined) columns.level = patch.level;
  if (patch.recheckOn !== undefined) columns.recheck_on = patch.recheckOn;
  if (patch.position !== undefined) Object.assign(columns, positionColumns(kind, patch.position));
  if (patch.position?.byAddress) Object.assign(columns, originColumns(patch.position.byAddress, columns));
  const custom = mergeCustom(
    { kind, categoryId: columns.category_id, fields },
    parseJson(columns.custom).value,
    patch.custom,
  );
  columns.custom = JSON.stringify(custom);
  // Saving repairs a damaged row; what it was stays in its history.
  const attrs = mergeAttrs(kind, parseJson(columns.attrs).value, patch.attrs);
  demandConsent(kind, attrs);
  columns.attrs = JSON.stringify(attrs);
  const missing = kindOf(kind)
    .fields.filter((field) => field.required)
    .map((field) => field.key)
    .filter((key) => !(key in SHARED ? columns[key as 'name'] : (columns[key as 'level'] ?? attrs[key])));
  if (missing.length > 0) throw new AppError('input.invalid', { field: missing.join(', ') });
  columns.search_text = searchTextOf({ ...columns, attrs, custom: customWords(fields, kind, custom) });
  columns.name_key = nameKeyOf(columns.name, kind === 'person');
  columns.verified_on = typeof attrs.verifiedOn === 'string' ? attrs.verifiedOn : null;
  return columns;
}

function pickColumns(row: ThingRow): Columns {
  return Object.fromEntries(Object.keys(EMPTY).map((key) => [key, row[key as keyof ThingRow]])) as Columns;
}
