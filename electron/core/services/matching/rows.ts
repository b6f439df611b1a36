import type { Category } from '#shared/contract/things';
import { mayBeAsked } from '#shared/domain/consent';
import { CAPACITY_STATES, SERVICE_RANGES } from '#shared/domain/kinds/common';
import { KINDS, type KindId, kindOf } from '#shared/domain/kinds/index';
import type { WeeklySlot } from '#shared/domain/kinds/values';
import type { MatchDoc, NamedPlace, PastDoc } from '#shared/domain/matching/index';
import { exceptionsOf, readCertificates } from '#shared/domain/written/index';
import { dynamicText } from '#shared/i18n/index';
import {
  type MatchColumns,
  matchColumnsAfter,
  matchColumnsOf,
  type PastColumns,
  pastColumnsAfter,
  pastColumnsOf,
} from '../../store/sqlite/queries/matching.ts';
import type { Store } from '../../store/store.ts';
import { kinOf, levelsOf } from './skillWords.ts';

type Attrs = Record<string, unknown>;

/** What the engine takes of one thing. */
export type MatchRow = {
  readonly id: string;
  readonly doc: MatchDoc | null;
  readonly place: NamedPlace | null;
};

/** The next live things after an id, in the order of ids. */
export function readThingsAfter(
  store: Store,
  id: string,
  limit: number,
  categories: ReadonlyMap<string, Category>,
): MatchRow[] {
  const rows = matchColumnsAfter(store, id, limit);
  return rows.map((row) => toMatchRow(row, categories));
}

/** The live ones among the things with these ids. */
export function readThings(
  store: Store,
  ids: readonly string[],
  categories: ReadonlyMap<string, Category>,
): MatchRow[] {
  const rows = matchColumnsOf(store, ids);
  return rows.map((row) => toMatchRow(row, categories));
}

function toMatchRow(row: MatchColumns, categories: ReadonlyMap<string, Category>): MatchRow {
  const [id, kind, , , , , , , , json] = row;
  const attrs = parseAttrs(json);
  // A kind of a newer program, or a damaged row: kept, shown as 需修复, but no candidate.
  const role = kind in KINDS ? kindOf(kind as KindId).role : null;
  const matched = role === 'person' || role === 'resource';
  return { id, doc: matched ? toDoc(row, attrs, categories) : null, place: toPlace(row, attrs) };
}

/** A damaged row is still found by its name and place; the table shows it as 需修复. */
function parseAttrs(json: string): Attrs {
  try {
    const value: unknown = JSON.parse(json);
    return value !== null && typeof value === 'object' ? (value as Attrs) : {};
  } catch {
    return {};
  }
}

function toDoc(row: MatchColumns, attrs: Attrs, categories: ReadonlyMap<string, Category>): MatchDoc {
  const [id, kind, name, categoryId, note, lng, lat, cellId] = row;
  const category = categoryId === null ? undefined : categories.get(categoryId);
  const unitType = textOf(attrs.unitType);
  return {
    id,
    kind: kind as KindId,
    name,
    tags: [
      ...textsOf(attrs.skills),
      ...textsOf(attrs.capabilities),
      ...readCertificates(attrs.certificates).map(({ name: one }) => one),
    ],
    kin: kinOf(textsOf(attrs.skills), categories),
    category: [
      category?.name ?? '',
      unitType === '' ? '' : (dynamicText(`choice.unitType.${unitType}`) ?? ''),
    ].join(' '),
    keywords: (category?.keywords ?? []).join(' '),
    note: [note ?? '', textOf(attrs.employer), textOf(attrs.audience)].join(' '),
    anchor: lng === null || lat === null ? null : [lng, lat],
    cellId,
    weekly: slotsOf(attrs.weekly),
    exceptions: exceptionsOf(attrs.exceptions),
    notBefore: textOf(attrs.notBefore) || null,
    closedOnHolidays: attrs.closedOnHolidays === true,
    capacity: CAPACITY_STATES.find((state) => state === attrs.capacityState) ?? null,
    onCall: attrs.onCall === true,
    serviceRange: SERVICE_RANGES.find((range) => range === attrs.serviceRange) ?? null,
    maxCallsPerMonth: typeof attrs.maxCallsPerMonth === 'number' ? attrs.maxCallsPerMonth : null,
    levels: levelsOf(attrs.skillLevels, categories),
    certificates: readCertificates(attrs.certificates).map((one) => ({
      name: one.name,
      expiresOn: one.expiresOn ?? null,
    })),
    minRestDays: typeof attrs.minRestDays === 'number' ? attrs.minRestDays : null,
    verifiedOn: textOf(attrs.verifiedOn) || null,
    mayBeAsked: mayBeAsked(kind as KindId, attrs),
  };
}

/** What a problem may name as its place: buildings, and places and units that are on the map. Never a person's home. */
function toPlace(row: MatchColumns, attrs: Attrs): NamedPlace | null {
  const [id, kind, name, , , lng, lat, , address] = row;
  if (lng === null || lat === null || !(kind === 'building' || kind === 'place' || kind === 'unit'))
    return null;
  return {
    id,
    type: kind === 'building' ? 'building' : 'thing',
    names: [name, ...textsOf(attrs.aliases)],
    estate: textOf(attrs.estate) || null,
    addresses: address === null ? [] : [address],
    anchor: [lng, lat],
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
function slotsOf(value: unknown): WeeklySlot[] | null {
  if (!Array.isArray(value)) return null;
  return value.filter(
    (slot): slot is WeeklySlot =>
      typeof slot?.day === 'number' && typeof slot.fromMin === 'number' && typeof slot.toMin === 'number',
  );
}

const toPast = ([id, text, result, categoryId, handlers]: PastColumns): PastDoc => ({
  id,
  text,
  result,
  categoryId,
  handlers: handlers?.split(',') ?? [],
});

/** The next closed problems after an id, in the order of ids. */
export function readPastAfter(store: Store, id: string, limit: number): PastDoc[] {
  return pastColumnsAfter(store, id, limit).map(toPast);
}

/** The closed ones among the problems with these ids. */
export function readPast(store: Store, ids: readonly string[]): PastDoc[] {
  return pastColumnsOf(store, ids).map(toPast);
}
