import { Grid } from './grid.ts';
import type { CellEdit, CreatedCell, GridCell } from './types.ts';

/** The grid after an edit, as the core will write it (codes that it has to make stay ''). Unknown cells are passed over. */
export function applyEdit(grid: Grid, edit: CellEdit): Grid {
  const cells = new Map(grid.cells.map((cell) => [cell.id, cell]));
  const patch = (id: string, change: Partial<GridCell>): void => {
    const cell = cells.get(id);
    if (cell) cells.set(id, { ...cell, ...change, version: (grid.byId.get(id)?.version ?? 0) + 1 });
  };
  for (const { id } of edit.remove) cells.delete(id);
  for (const { id, geometry } of edit.reshape) patch(id, { geometry });
  for (const { id, code, name, parentId, households } of edit.rename)
    patch(id, {
      ...(code !== undefined && { code }),
      ...(name !== undefined && { name }),
      ...(parentId !== undefined && { parentId }),
      ...(households !== undefined && { households }),
    });
  for (const cell of edit.create) cells.set(cell.id, { ...cell, version: 1, households: null });
  return new Grid([...cells.values()]);
}

/** The edit that takes another one back, given the grid before it. Households of removed cells are the core's to keep. */
export function reverseOf(edit: CellEdit, before: Grid): CellEdit {
  const now = (id: string): number => (before.byId.get(id)?.version ?? 0) + 1;
  const old = (id: string): GridCell[] => {
    const cell = before.byId.get(id);
    return cell ? [cell] : [];
  };
  return {
    create: edit.remove.flatMap(({ id }) => old(id).map(asCreated)),
    reshape: edit.reshape.flatMap(({ id }) =>
      old(id).map(({ geometry }) => ({ id, version: now(id), geometry })),
    ),
    rename: edit.rename.flatMap(({ id }) =>
      old(id).map(({ code, name, parentId, households }) => ({
        id,
        version: now(id),
        code,
        name,
        parentId,
        households,
      })),
    ),
    remove: edit.create.map(({ id }) => ({ id, version: 1, heirId: null })),
  };
}

const asCreated = ({ id, geometry, tier, parentId, name, code }: GridCell): CreatedCell => ({
  id,
  geometry,
  tier,
  parentId,
  name,
  code,
});
