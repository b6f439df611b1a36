import type { Area } from '#shared/domain/geo/types';
import { CellIndex } from '#shared/domain/grid/cellIndex';
import { CellNeighbours } from '#shared/domain/grid/neighbours';
import type { CellBook } from './session.ts';
import type { CellRow } from './store/schema.ts';
import type { Store } from './store/store.ts';

/**
 * Reads the cells of the open map into memory and prepares point → leaf cell. What `before` has prepared is used again
 * where it still holds: renaming one of 5,000 cells must not index them all anew.
 */
export async function readCellBook(store: Pick<Store, 'read'>, before?: CellBook): Promise<CellBook> {
  const rows: CellRow[] = await store.read
    .selectFrom('cells')
    .selectAll()
    .where('deleted_at_ms', 'is', null)
    .orderBy('code')
    .orderBy('id')
    .execute();
  const areas = new Map<string, Area>();
  // A row whose area cannot be read is left out: one damaged cell must not keep the whole map from opening.
  const all = rows.filter((row) => {
    if (before?.byId.get(row.id)?.geometry === row.geometry) return true;
    const area = parseArea(row.geometry);
    if (area) areas.set(row.id, area);
    return area !== null;
  });
  const byId = new Map(all.map((row) => [row.id, row]));
  const children = new Map<string, string[]>();
  for (const row of all) {
    if (!row.parent_id) continue;
    const siblings = children.get(row.parent_id);
    if (siblings) siblings.push(row.id);
    else children.set(row.parent_id, [row.id]);
  }
  const leaves = all.filter((row) => row.tier !== 'community' && !children.has(row.id));
  const inner = all.filter((row) => row.tier !== 'community' && children.has(row.id));
  const areaOf = (row: CellRow): Area => areas.get(row.id) ?? (JSON.parse(row.geometry) as Area);
  const indexOf = (cells: readonly CellRow[]): CellIndex =>
    new CellIndex(cells.map((row) => ({ id: row.id, code: row.code, geometry: areaOf(row) })));
  const unchanged = before && sameCells(before.leaves, leaves) && sameCells(before.inner, inner);
  const finder = unchanged ? before : finderOf(leaves, inner, indexOf);
  const withDescendants = (ids: readonly string[]): readonly string[] => {
    const found = new Set<string>();
    const visit = (id: string): void => {
      if (found.has(id)) return;
      found.add(id);
      for (const child of children.get(id) ?? []) visit(child);
    };
    for (const id of ids) visit(id);
    return [...found];
  };
  return {
    all,
    byId,
    leaves,
    inner,
    cellAt: finder.cellAt,
    cellsAt: finder.cellsAt,
    community: all.find((row) => row.tier === 'community'),
    withDescendants,
    neighboursOf: neighboursIn(all, areaOf),
  };
}

/** Cells beside a cell, of its tier. The outlines are read when somebody first asks, which a day may pass without. */
function neighboursIn(all: readonly CellRow[], areaOf: (row: CellRow) => Area): CellBook['neighboursOf'] {
  const byTier = new Map<string, CellNeighbours>();
  const tierOf = new Map(all.map((row) => [row.id, row.tier]));
  return (id) => {
    const tier = tierOf.get(id);
    if (tier === undefined) return [];
    let neighbours = byTier.get(tier);
    if (neighbours === undefined) {
      const cells = all.filter((row) => row.tier === tier);
      neighbours = new CellNeighbours(cells.map((row) => ({ id: row.id, geometry: areaOf(row) })));
      byTier.set(tier, neighbours);
    }
    return neighbours.of(id);
  };
}

/** Leaf cells first; where a cell's micro cells leave something of it out, the cell itself has the point. */
function finderOf(
  leaves: readonly CellRow[],
  inner: readonly CellRow[],
  indexOf: (cells: readonly CellRow[]) => CellIndex,
): Pick<CellBook, 'cellAt' | 'cellsAt'> {
  const leafIndex = indexOf(leaves);
  const innerIndex = inner.length > 0 ? indexOf(inner) : undefined;
  return {
    cellAt: (lngLat) => leafIndex.find(lngLat) ?? innerIndex?.find(lngLat) ?? null,
    cellsAt: (lngLat) =>
      Array.from(leafIndex.findMany(lngLat), (place, i) => {
        const leaf = leaves[place];
        if (leaf || !innerIndex) return leaf?.id ?? null;
        return innerIndex.find([lngLat[2 * i] ?? Number.NaN, lngLat[2 * i + 1] ?? Number.NaN]);
      }),
  };
}

/** By hand: zod on every corner of 5,000 cells would cost a tenth of a second at each opening. */
function isPolygon(rings: unknown): boolean {
  return (
    Array.isArray(rings) &&
    rings.length > 0 &&
    rings.every(
      (ring) =>
        Array.isArray(ring) &&
        ring.length >= 4 &&
        ring.every(
          (position) =>
            Array.isArray(position) &&
            position.length === 2 &&
            Math.abs(position[0]) <= 180 &&
            Math.abs(position[1]) <= 90,
        ),
    )
  );
}

/** A stored area, or null when it is not one. */
function parseArea(json: string): Area | null {
  try {
    const value = JSON.parse(json) as Partial<Area> | null;
    const polygons =
      value?.type === 'Polygon'
        ? [value.coordinates]
        : value?.type === 'MultiPolygon'
          ? value.coordinates
          : [];
    return polygons && polygons.length > 0 && polygons.every(isPolygon) ? (value as Area) : null;
  } catch {
    return null;
  }
}

/** Whether points fall into the same cells by both: names, leads and households play no part. */
function sameCells(a: readonly CellRow[], b: readonly CellRow[]): boolean {
  return (
    a.length === b.length &&
    a.every((left, i) => {
      const right = b[i];
      return left.id === right?.id && left.code === right.code && left.geometry === right.geometry;
    })
  );
}
