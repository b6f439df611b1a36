import type { Cell } from '#shared/contract/cells';

export type CellRow = { readonly cell: Cell; readonly depth: number };

/** Cells as a tree's rows: by code (then name), each followed by its micro cells. */
export function cellRows(cells: readonly Cell[]): readonly CellRow[] {
  const ids = new Set(cells.map((cell) => cell.id));
  const children = new Map<string | null, Cell[]>();
  for (const cell of cells) {
    const parent = cell.parentId !== null && ids.has(cell.parentId) ? cell.parentId : null;
    children.set(parent, [...(children.get(parent) ?? []), cell]);
  }
  const rows: CellRow[] = [];
  const visit = (parent: string | null, depth: number): void => {
    const sorted = (children.get(parent) ?? []).sort(
      (a, b) => a.code.localeCompare(b.code) || a.name.localeCompare(b.name, 'zh-CN', { numeric: true }),
    );
    for (const cell of sorted) {
      rows.push({ cell, depth });
      visit(cell.id, depth + 1);
    }
  };
  visit(null, 0);
  return rows;
}
