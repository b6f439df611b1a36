import type { ListColumn, ListEdition, ListRow } from '#shared/domain/lists/index';

/** Rows of a list in its order, read in small parts so that long lists block nobody. */
export type ListSource = {
  readonly columns: readonly ListColumn[];
  readonly ids: readonly string[];
  /** Rows of some of the ids, in their order; rows removed meanwhile are left out. `index` counts from 0. */
  readonly rows: (ids: readonly string[], index: number, edition: ListEdition) => Promise<readonly ListRow[]>;
  /** A line above the rows, in the words of an edition. */
  readonly summary?: (edition: ListEdition) => string;
};

/** A source whose few items are all at hand. */
export function heldSource<T>(
  columns: readonly ListColumn[],
  items: ReadonlyMap<string, T>,
  row: (item: T, index: number, edition: ListEdition) => ListRow,
): ListSource {
  return {
    columns,
    ids: [...items.keys()],
    rows: async (ids, index, edition) =>
      ids
        .map((id) => items.get(id))
        .filter((item) => item !== undefined)
        .map((item, at) => row(item, index + at, edition)),
  };
}
