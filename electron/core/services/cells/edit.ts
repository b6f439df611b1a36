import type { CellEdit } from '#shared/contract/cellEdits';
import { AppError } from '#shared/contract/errors';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index';
import { cleanArea } from '#shared/domain/geo/rings';
import type { Area } from '#shared/domain/geo/types';
import type { CodeFormat } from '#shared/domain/grid/codeFormat';
import type { Ctx } from '../../context.ts';
import type { CellBook } from '../../session.ts';
import type { Batch, CellMove } from '../../store/batch.ts';
import { readSettings } from '../settings/service.ts';
import { codesFor } from './codes.ts';
import { inherit } from './heirs.ts';
import { checkEdit } from './judge.ts';
import { cellColumns, shapeColumns } from './rows.ts';

/** The geometries of an edit as they are stored. Throws cells.invalidShape. */
function cleaned(edit: CellEdit, book: CellBook): CellEdit {
  const clean = (area: Area, name: string): Area => {
    const result = cleanArea(area);
    if (!result.ok) throw new AppError('cells.invalidShape', { name, fault: result.fault });
    return result.area;
  };
  return {
    ...edit,
    create: edit.create.map((cell) => ({ ...cell, geometry: clean(cell.geometry, cell.name) })),
    reshape: edit.reshape.map((cell) => ({
      ...cell,
      geometry: clean(cell.geometry, book.byId.get(cell.id)?.name ?? ''),
    })),
  };
}

/**
 * Writes an edit inside a step: new cells first and removed ones last, so that taking the step back finds nobody left
 * who relies on a new cell. What hung on a removed cell goes to its heir. `check` may refuse the cleaned edit.
 */
export async function writeEdit(
  batch: Batch,
  book: CellBook,
  given: CellEdit,
  format: CodeFormat,
  check: (book: CellBook, edit: CellEdit) => void = checkEdit,
): Promise<void> {
  const edit = cleaned(given, book);
  check(book, edit);
  const codes = codesFor(book, edit, format);
  for (const cell of edit.create)
    await batch.insert('cells', cellColumns({ ...cell, code: codes.get(cell.id) ?? cell.code }));
  for (const { id, version, geometry } of edit.reshape)
    await batch.update('cells', id, shapeColumns(geometry), version);
  const reshaped = new Set(edit.reshape.map((cell) => cell.id));
  for (const { id, version, name, parentId, households, code } of edit.rename)
    await batch.update(
      'cells',
      id,
      {
        ...(name !== undefined && { name }),
        ...(code !== undefined && { code: codes.get(id) ?? code }),
        ...(parentId !== undefined && { parent_id: parentId }),
        ...(households !== undefined && { households }),
      },
      reshaped.has(id) ? undefined : version,
    );
  for (const { id, version, heirId } of edit.remove) {
    if (heirId !== null) await inherit(batch, id, heirId);
    await removeCell(batch, id, version);
  }
}

async function removeCell(batch: Batch, id: string, version: number): Promise<void> {
  const row = await batch.current('cells', id);
  if (!row || row.deleted_at_ms !== null) throw new AppError('notFound');
  if (row.version !== version && !batch.touched.get('cells')?.has(id))
    throw new AppError('conflict', { yours: version, current: row.version });
  await batch.remove('cells', id);
}

/** The moves of a step as the contract has them, most points first. */
export const movesOf = (moved: readonly CellMove[]): OutputOf<'cells.edit'>['moved'] =>
  moved.map(([fromId, toId, count]) => ({ fromId, toId, count })).sort((a, b) => b.count - a.count);

/** Writes an edit of the grid as one undoable step. Errors: see `cells.edit`. */
export async function editCells(
  ctx: Ctx,
  input: ParsedInputOf<'cells.edit'>,
): Promise<OutputOf<'cells.edit'>> {
  const session = ctx.session();
  const { cellCodeFormat } = await readSettings(session.store);
  const { batchId, moved } = await session.write({ label: input.label, actor: ctx.actor }, (batch) =>
    writeEdit(batch, session.cells(), input.edit, cellCodeFormat),
  );
  return {
    batchId,
    created: input.edit.create.length,
    changed: new Set([...input.edit.reshape, ...input.edit.rename].map((cell) => cell.id)).size,
    removed: input.edit.remove.length,
    moved: movesOf(moved),
  };
}
