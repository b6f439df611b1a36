import type { Area, LngLat } from '#shared/domain/geo/types';
import { CellIndex } from '#shared/domain/grid/cellIndex';
import type { CellBook } from './session.ts';
import type { CellRow } from './store/schema.ts';
import type { Store } from './store/store.ts';

/** Reads the cells of the open map into memory and prepares point → leaf cell. */
export async function readCellBook(store: Store): Promise<CellBook> {
  const all: CellRow[] = await store.read
    .selectFrom('cells')
    .selectAll()
    .where('deleted_at_ms', 'is', null)
    .orderBy('code')
    .orderBy('id')
    .execute();
  const byId = new Map(all.map((row) => [row.id, row]));
  const children = new Map<string, string[]>();
  for (const row of all)
    if (row.parent_id) children.set(row.parent_id, [...(children.get(row.parent_id) ?? []), row.id]);
  const leaves = all.filter((row) => row.tier !== 'community' && !children.has(row.id));
  const index = new CellIndex(
    leaves.map((row) => ({ id: row.id, code: row.code, geometry: JSON.parse(row.geometry) as Area })),
  );
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
    index,
    leafIds: leaves.map((row) => row.id),
    community: all.find((row) => row.tier === 'community'),
    withDescendants,
  };
}

/** The leaf cell of a position, or null outside all cells. */
export function cellAt(book: CellBook, anchor: LngLat | null): string | null {
  return anchor ? book.index.find(anchor) : null;
}
