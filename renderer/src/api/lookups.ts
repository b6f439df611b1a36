import { useMemo } from 'react';
import type { Cell } from '#shared/contract/cells';
import type { OfficeFieldRow } from '#shared/contract/fields';
import type { Category } from '#shared/contract/things';
import { type FieldBook, makeFieldBook } from '#shared/domain/fields/index';
import { type KindId, kindOf, lookOf, type SymbolLook } from '#shared/domain/kinds/index';
import { useApiQuery } from './index.ts';

const NO_CATEGORIES: readonly Category[] = [];
const NO_CELLS: readonly Cell[] = [];

/** The categories, and a category's name by id. */
export function useCategories(): {
  readonly list: readonly Category[];
  readonly nameOf: (id: string | null | undefined) => string | null;
} {
  const { data } = useApiQuery('categories.list', {}, { keepPrevious: true });
  const list = data?.categories ?? NO_CATEGORIES;
  return useMemo(() => {
    const names = new Map(list.map((category) => [category.id, category.name]));
    return { list, nameOf: (id) => (id ? (names.get(id) ?? null) : null) };
  }, [list]);
}

/** How kinds look in each category, as the office has set it; the same function until categories change. */
export function useSymbolLooks(): (kind: KindId, categoryId: string | null) => SymbolLook {
  const { list } = useCategories();
  return useMemo(() => {
    const categories = new Map(list.map((category) => [category.id, category]));
    return (kind, categoryId) => lookOf(kindOf(kind), categoryId, categories);
  }, [list]);
}

/** The cells, and a cell by id. */
export function useCells(): {
  readonly list: readonly Cell[];
  readonly byId: ReadonlyMap<string, Cell>;
  readonly nameOf: (id: string | null | undefined) => string | null;
} {
  const { data } = useApiQuery('cells.list', {}, { keepPrevious: true });
  const list = data?.cells ?? NO_CELLS;
  return useMemo(() => {
    const byId = new Map(list.map((cell) => [cell.id, cell]));
    return { list, byId, nameOf: (id) => (id ? (byId.get(id)?.name ?? null) : null) };
  }, [list]);
}

const NO_FIELDS: readonly OfficeFieldRow[] = [];

/** All fields by kind: the kinds' own and the office's in one shape. */
export function useFields(): FieldBook {
  const { data } = useApiQuery('fields.list', {}, { keepPrevious: true });
  const { list } = useCategories();
  const office = data?.fields ?? NO_FIELDS;
  return useMemo(() => {
    const parents = new Map(list.map((category) => [category.id, category.parentId]));
    return makeFieldBook(office, (id) => parents.get(id));
  }, [office, list]);
}
