import type { Store } from '../../store.ts';

/** The columns of a building that the address book reads. Positions WGS-84. */
export type BuildingColumns = readonly [
  id: string,
  name: string,
  address: string | null,
  lng: number,
  lat: number,
  attrs: string,
];
const BUILDING = 'id, name, address, lng, lat, attrs';
const IS_BUILDING = "kind = 'building' AND deleted_at_ms IS NULL AND lng IS NOT NULL";
const marksFor = (ids: readonly string[]): string => ids.map(() => '?').join(',');

/** The next live placed buildings after an id. */
export function buildingsAfter(store: Store, id: string, limit: number): readonly BuildingColumns[] {
  return store.rawRows(
    `SELECT ${BUILDING} FROM things WHERE ${IS_BUILDING} AND id > ? ORDER BY id LIMIT ?`,
    id,
    limit,
  ) as unknown as BuildingColumns[];
}

/** The live placed buildings among some things. */
export function buildingsOf(store: Store, ids: readonly string[]): readonly BuildingColumns[] {
  return store.rawRows(
    `SELECT ${BUILDING} FROM things WHERE ${IS_BUILDING} AND id IN (${marksFor(ids)})`,
    ...ids,
  ) as unknown as BuildingColumns[];
}

/** Shapes of the buildings whose anchor lies within some degrees of a position. */
export function buildingShapesNear(
  store: Store,
  [lng, lat]: readonly [number, number],
  degrees: number,
): readonly (readonly [id: string, lng: number, lat: number, geometry: string])[] {
  return store.rawRows(
    `SELECT id, lng, lat, geometry FROM things WHERE ${IS_BUILDING}
     AND lng BETWEEN ? AND ? AND lat BETWEEN ? AND ? ORDER BY id`,
    lng - degrees,
    lng + degrees,
    lat - degrees,
    lat + degrees,
  ) as unknown as (readonly [string, number, number, string])[];
}

export type AliasColumns = readonly [
  id: string,
  folded: string,
  thingId: string | null,
  lng: number | null,
  lat: number | null,
];
const ALIAS = 'SELECT id, folded, thing_id, lng, lat FROM aliases WHERE deleted_at_ms IS NULL';

/** Every learned way of writing, the oldest first. */
export function allAliases(store: Store): readonly AliasColumns[] {
  return store.rawRows(`${ALIAS} ORDER BY id`) as unknown as AliasColumns[];
}

/** The live ones among some aliases. */
export function aliasesOf(store: Store, ids: readonly string[]): readonly AliasColumns[] {
  return store.rawRows(
    `${ALIAS} AND id IN (${marksFor(ids)}) ORDER BY id`,
    ...ids,
  ) as unknown as AliasColumns[];
}

export type UnplacedColumns = readonly [id: string, kind: string, address: string | null];

/** Live things without a place: those with an address first, the same addresses together. */
export function unplacedThings(store: Store, kinds: readonly string[]): readonly UnplacedColumns[] {
  return store.rawRows(
    `SELECT id, kind, address FROM things
     WHERE deleted_at_ms IS NULL AND lng IS NULL AND kind IN (${marksFor(kinds)})
     ORDER BY address IS NULL, address, id`,
    ...kinds,
  ) as unknown as UnplacedColumns[];
}

export type NamedColumns = readonly [
  id: string,
  text: string,
  thingId: string | null,
  thingName: string | null,
  lng: number,
  lat: number,
  source: string,
  createdAtMs: number,
];

/** Every learned name with the place that it leads to now, the newest first; a name of a thing that is gone is none. */
export function namedPlaces(store: Store): readonly NamedColumns[] {
  return store.rawRows(
    `SELECT a.id, a.text, t.id, t.name, coalesce(t.lng, a.lng) AS x, coalesce(t.lat, a.lat), a.source, a.created_at_ms
     FROM aliases a LEFT JOIN things t ON t.id = a.thing_id AND t.deleted_at_ms IS NULL
     WHERE a.deleted_at_ms IS NULL AND x IS NOT NULL ORDER BY a.created_at_ms DESC, a.id DESC`,
  ) as unknown as NamedColumns[];
}

/** Whether a text contains the whole name, of two letters or more, of a live thing of some kinds; blanks in it aside. */
export function containsNameOf(store: Store, kinds: readonly string[], text: string): boolean {
  const name = "replace(replace(name, ' ', ''), '\u3000', '')";
  const rows = store.rawRows(
    `SELECT 1 FROM things WHERE deleted_at_ms IS NULL AND kind IN (${marksFor(kinds)})
     AND length(${name}) >= 2 AND instr(?, ${name}) > 0 LIMIT 1`,
    ...kinds,
    text.replace(/\s/g, ''),
  );
  return rows.length > 0;
}
