import type { CellEdit } from '#shared/contract/cellEdits';
import { AppError } from '#shared/contract/errors';
import { type CodeFormat, freeCodes } from '#shared/domain/grid/codeFormat';
import type { CellBook } from '../../session.ts';

/**
 * The codes that an edit leaves to the program, by the cell's id: the next free ones of the office's format. A given code
 * that another cell has is refused (cells.codeTaken).
 */
export function codesFor(book: CellBook, edit: CellEdit, format: CodeFormat): ReadonlyMap<string, string> {
  const removed = new Set(edit.remove.map((cell) => cell.id));
  const asked = new Map<string, string>();
  for (const cell of edit.create) asked.set(cell.id, cell.code);
  for (const cell of edit.rename) if (cell.code !== undefined) asked.set(cell.id, cell.code);
  // A code stays taken while its cell is being removed, so that an old list never names another cell by it.
  const kept = book.all.filter((cell) => !asked.has(cell.id));
  const present = new Set(kept.filter((cell) => !removed.has(cell.id)).map((cell) => cell.code));
  const given = [...asked.values()].filter((code) => code !== '');
  for (const [i, code] of given.entries())
    if (present.has(code) || given.indexOf(code) !== i) throw new AppError('cells.codeTaken', { code });
  return madeCodes(book, edit, asked, format, [...kept.map((cell) => cell.code), ...given]);
}

function madeCodes(
  book: CellBook,
  edit: CellEdit,
  asked: ReadonlyMap<string, string>,
  format: CodeFormat,
  used: readonly string[],
): ReadonlyMap<string, string> {
  const next = { cell: freeCodes(format.cell, used), micro: freeCodes(format.micro, used) };
  const codes = new Map<string, string>();
  const created = new Map(edit.create.map((cell) => [cell.id, cell]));
  const parents = new Map(edit.rename.map((cell) => [cell.id, cell.parentId]));
  const outline = edit.create.find((cell) => cell.tier === 'community');
  const community = outline?.code ?? book.community?.code ?? '';
  // Cells before micro cells: those are numbered within them.
  for (const tier of ['cell', 'micro'] as const)
    for (const [id, code] of asked) {
      if (code !== '' || (created.get(id)?.tier ?? book.byId.get(id)?.tier) !== tier) continue;
      const parentId = parents.get(id) ?? created.get(id)?.parentId ?? book.byId.get(id)?.parent_id ?? '';
      const cell = codes.get(parentId) ?? book.byId.get(parentId)?.code ?? '';
      codes.set(id, next[tier](tier === 'micro' ? { community, cell } : { community }));
    }
  return codes;
}
