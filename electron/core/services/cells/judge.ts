import type { CellEdit } from '#shared/contract/cellEdits';
import { AppError } from '#shared/contract/errors';
import { areaM2, bboxOf } from '#shared/domain/geo/distance';
import type { Area, BBox } from '#shared/domain/geo/types';
import { changedBox, overlapM2 } from '#shared/domain/grid/edit/index';
import type { CellBook } from '../../session.ts';
import { areaOfRow } from './rows.ts';

/** Rounding on a border, m². */
const TOLERANCE_M2 = 0.5;
/** Two ways to measure an area differ by this share at most. */
const TOLERANCE_SHARE = 1e-5;

type Placed = {
  readonly name: string;
  readonly tier: string;
  readonly parentId: string | null;
  readonly geometry: Area;
};

/**
 * Refuses an edit whose tree or places are wrong: notFound (a parent or heir that is not there, or of the wrong tier),
 * cells.outsideParent when cells reach further out of what holds them than they did before.
 */
export function checkEdit(book: CellBook, edit: CellEdit): void {
  const after = cellsAfter(book, edit);
  const concerned = concernedBy(book, edit, after);
  for (const [id, cell] of after) {
    if (!concerned.has(id)) continue;
    const parent = cell.parentId === null ? undefined : after.get(cell.parentId);
    if (cell.parentId !== null && parent?.tier !== (cell.tier === 'micro' ? 'cell' : 'community'))
      throw new AppError('notFound');
    if (cell.tier === 'micro' && !parent) throw new AppError('notFound');
  }
  for (const { heirId } of edit.remove)
    if (heirId !== null && !after.has(heirId)) throw new AppError('notFound');
  const before = new Set([...concerned, ...edit.remove.map((cell) => cell.id)]);
  if (outsideM2(after, concerned) > outsideM2(cellsNow(book), before) * (1 + 1e-9) + TOLERANCE_M2)
    throw new AppError('cells.outsideParent', { name: furthestOut(after, concerned) });
}

/** The cells whose place has to be looked at: new, reshaped and moved ones, and those along a border that held them. */
function concernedBy(
  book: CellBook,
  edit: CellEdit,
  after: ReadonlyMap<string, Placed>,
): ReadonlySet<string> {
  const ids = new Set([...edit.create, ...edit.reshape].map((cell) => cell.id));
  for (const cell of edit.rename) if (cell.parentId !== undefined) ids.add(cell.id);
  const boxes = new Map<string, BBox>();
  for (const { id, geometry } of edit.reshape) {
    const row = book.byId.get(id);
    if (row && row.tier !== 'micro') boxes.set(id, changedBox(areaOfRow(row), geometry));
  }
  if (boxes.size === 0) return ids;
  for (const [id, cell] of after) {
    const box = boxes.get(cell.parentId ?? '');
    if (box && meets(box, bboxOf(cell.geometry))) ids.add(id);
  }
  return ids;
}

const meets = (a: BBox, b: BBox): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

function cellsNow(book: CellBook): Map<string, Placed> {
  return new Map(
    book.all.map((row) => [
      row.id,
      {
        name: row.name,
        tier: row.tier,
        parentId: row.parent_id,
        get geometry() {
          return areaOfRow(row);
        },
      },
    ]),
  );
}

function cellsAfter(book: CellBook, edit: CellEdit): Map<string, Placed> {
  const cells = cellsNow(book);
  for (const { id } of edit.remove) cells.delete(id);
  for (const { id, geometry } of edit.reshape) {
    const cell = cells.get(id);
    if (cell) cells.set(id, { name: cell.name, tier: cell.tier, parentId: cell.parentId, geometry });
  }
  for (const { id, parentId } of edit.rename) {
    const cell = cells.get(id);
    if (cell && parentId !== undefined)
      cells.set(id, { name: cell.name, tier: cell.tier, parentId, geometry: cell.geometry });
  }
  for (const cell of edit.create) cells.set(cell.id, cell);
  return cells;
}

/** How much of a cell lies out of what holds it, m²; 0 within rounding. */
function outside(cells: ReadonlyMap<string, Placed>, cell: Placed): number {
  const holder = cell.parentId === null ? undefined : cells.get(cell.parentId);
  if (!holder) return 0;
  const own = areaM2(cell.geometry);
  const out = own - overlapM2(cell.geometry, holder.geometry);
  return out > own * TOLERANCE_SHARE ? out : 0;
}

function outsideM2(cells: ReadonlyMap<string, Placed>, ids: ReadonlySet<string>): number {
  let sum = 0;
  for (const id of ids) {
    const cell = cells.get(id);
    if (cell) sum += outside(cells, cell);
  }
  return sum;
}

function furthestOut(cells: ReadonlyMap<string, Placed>, ids: ReadonlySet<string>): string {
  let [name, most] = ['', 0];
  for (const id of ids) {
    const cell = cells.get(id);
    const out = cell ? outside(cells, cell) : 0;
    if (cell && out > most) [name, most] = [cell.name, out];
  }
  return name;
}
