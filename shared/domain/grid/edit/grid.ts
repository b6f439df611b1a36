import Flatbush from 'flatbush';
import { bboxOf } from '../../geo/distance.ts';
import type { BBox } from '../../geo/types.ts';
import type { GridCell } from './types.ts';

/** All cells at one moment, with what finds them; never changes. Made once for each state of the cells. */
export class Grid {
  readonly cells: readonly GridCell[];
  readonly byId: ReadonlyMap<string, GridCell>;
  readonly community: GridCell | undefined;
  readonly #boxes: readonly BBox[];
  readonly #children = new Map<string, GridCell[]>();
  readonly #index: Flatbush | undefined;

  constructor(cells: readonly GridCell[]) {
    this.cells = cells;
    this.byId = new Map(cells.map((cell) => [cell.id, cell]));
    this.community = cells.find((cell) => cell.tier === 'community');
    this.#boxes = cells.map((cell) => bboxOf(cell.geometry));
    for (const cell of cells) {
      if (cell.parentId === null) continue;
      const siblings = this.#children.get(cell.parentId);
      if (siblings) siblings.push(cell);
      else this.#children.set(cell.parentId, [cell]);
    }
    if (cells.length === 0) return;
    this.#index = new Flatbush(cells.length);
    for (const box of this.#boxes) this.#index.add(...box);
    this.#index.finish();
  }

  /** The cells directly below one. */
  childrenOf(id: string): readonly GridCell[] {
    return this.#children.get(id) ?? [];
  }

  /** Cells whose box meets a box (degrees) widened by `padDeg`, in the order of `cells`. */
  near([west, south, east, north]: BBox, padDeg = 0): readonly GridCell[] {
    const found = this.#index?.search(west - padDeg, south - padDeg, east + padDeg, north + padDeg) ?? [];
    return found.sort((a, b) => a - b).flatMap((place) => this.cells[place] ?? []);
  }

  /** Cells that must not lie over this one: of its tier and, for micro cells, of its cell. */
  rivals(tier: GridCell['tier'], parentId: string | null, box: BBox, padDeg = 0): readonly GridCell[] {
    return this.near(box, padDeg).filter(
      (cell) => cell.tier === tier && (tier !== 'micro' || cell.parentId === parentId),
    );
  }

  /** What a cell has to lie in, when that is known: its own parent, for a cell the community. */
  holderOf(tier: GridCell['tier'], parentId: string | null): GridCell | undefined {
    const parent = parentId === null ? undefined : this.byId.get(parentId);
    return parent ?? (tier === 'cell' ? this.community : undefined);
  }
}

/** The grid of some cells. */
export function gridOf(cells: readonly GridCell[]): Grid {
  return new Grid(cells);
}
