import { type CodeFormat, freeCodes } from '#shared/domain/grid/codeFormat';
import type { CellEdit, Grid, GridCell } from '#shared/domain/grid/edit/index';
import type { Written } from './editState.ts';

const NUMBERED = /^(.*?)(\d+)(\D*)$/;

/**
 * A name for a new cell: as most of its siblings are named around their number (棠梨第3网格), with the next number;
 * `first` and a number where none is numbered.
 */
export function nextName(siblings: readonly Pick<GridCell, 'name'>[], first: string): string {
  const styles = new Map<string, { before: string; after: string; times: number; most: number }>();
  for (const { name } of siblings) {
    const [, before, digits, after] = NUMBERED.exec(name) ?? [];
    if (before === undefined || after === undefined) continue;
    const known = styles.get(`${before} ${after}`);
    const [times, most] = [(known?.times ?? 0) + 1, Math.max(known?.most ?? 0, Number(digits))];
    styles.set(`${before} ${after}`, { before, after, times, most });
  }
  const [usual] = [...styles.values()].sort((a, b) => b.times - a.times);
  return usual ? `${usual.before}${usual.most + 1}${usual.after}` : `${first}1`;
}

/** The codes that the core will give to the cells an edit makes, in their order; '' for a community. */
export function proposedCodes(grid: Grid, edit: CellEdit, format: CodeFormat): ReadonlyMap<string, string> {
  const removed = new Set(edit.remove.map(({ id }) => id));
  const used = grid.cells.filter(({ id }) => !removed.has(id)).map(({ code }) => code);
  const next = { cell: freeCodes(format.cell, used), micro: freeCodes(format.micro, used) };
  const community = grid.community?.code ?? '';
  const codes = new Map<string, string>();
  for (const { id, tier, parentId, code } of edit.create) {
    const parent = codes.get(parentId ?? '') ?? grid.byId.get(parentId ?? '')?.code ?? '';
    if (code !== '' || tier === 'community') codes.set(id, code);
    else codes.set(id, tier === 'cell' ? next.cell({ community }) : next.micro({ community, cell: parent }));
  }
  return codes;
}

/** The edit with the names and codes that were typed; a typed name of a cell that stays is a new name for it. */
export function withWritten(
  grid: Grid,
  edit: CellEdit,
  written: Readonly<Record<string, Written>>,
): CellEdit {
  const create = edit.create.map((cell) => {
    const { name, code } = written[cell.id] ?? {};
    return {
      ...cell,
      ...(name?.trim() && { name: name.trim() }),
      ...(code !== undefined && { code: code.trim() }),
    };
  });
  const rename = new Map(edit.rename.map((cell) => [cell.id, cell]));
  const removed = new Set(edit.remove.map(({ id }) => id));
  for (const [id, { name, code }] of Object.entries(written)) {
    const cell = grid.byId.get(id);
    if (!cell || removed.has(id)) continue;
    const change = {
      ...(name?.trim() && name.trim() !== cell.name && { name: name.trim() }),
      ...(code !== undefined && code.trim() !== cell.code && { code: code.trim() }),
    };
    if (Object.keys(change).length === 0) continue;
    rename.set(id, { ...(rename.get(id) ?? { id, version: cell.version }), ...change });
  }
  return { ...edit, create, rename: [...rename.values()] };
}
