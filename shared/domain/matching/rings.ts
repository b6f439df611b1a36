import type { Candidates } from './candidates.ts';
import { groupOf } from './situation.ts';
import type { MatchCell } from './types.ts';

const [MICRO, CELL, NEIGHBOUR, COMMUNITY, BEYOND] = [0, 1, 2, 3, 4];

/** The rings around one place. */
export type Rings = {
  /** Index in RINGS of a candidate. */
  readonly of: (n: number) => number;
  /** Index in RINGS of the innermost ring there is: a cell without micro cells has no smaller one. */
  readonly innermost: number;
};

const MOST_TIERS = 8;

function rootOf(cellId: string, cells: ReadonlyMap<string, MatchCell>): string {
  let id = cellId;
  for (let tier = 0; tier < MOST_TIERS; tier += 1) {
    const parentId = cells.get(id)?.parentId ?? null;
    if (parentId === null) return id;
    id = parentId;
  }
  return id;
}

/** Draws rings around places; keeps which cell belongs to which, so that a question costs nothing. */
export class RingFinder {
  readonly #cells: ReadonlyMap<string, MatchCell>;
  readonly #neighboursOf: (cellId: string) => readonly string[];
  readonly #numbers = new Map<string, number>();
  /** By code of cell in the candidates table. */
  #groups = new Int32Array(0);
  #roots = new Int32Array(0);
  #of: readonly string[] = [];

  constructor(
    cells: ReadonlyMap<string, MatchCell>,
    neighboursOf: (cellId: string) => readonly string[] = () => [],
  ) {
    this.#cells = cells;
    this.#neighboursOf = neighboursOf;
  }

  #numberOf(id: string | null): number {
    if (id === null) return -1;
    const number = this.#numbers.get(id) ?? this.#numbers.size;
    this.#numbers.set(id, number);
    return number;
  }

  #takeCodes(cellIds: readonly string[]): void {
    if (this.#of === cellIds && this.#groups.length === cellIds.length) return;
    this.#groups = Int32Array.from(cellIds, (id) => this.#numberOf(groupOf(id, this.#cells)));
    this.#roots = Int32Array.from(cellIds, (id) => this.#numberOf(rootOf(id, this.#cells)));
    this.#of = cellIds;
  }

  /**
   * The rings around a cell: its own micro cell; the cell; the cells beside that; the community; whoever is outside of
   * it, or in no cell. Null where the place's cell is not known.
   */
  around(cellId: string | null, candidates: Candidates): Rings | null {
    if (cellId === null || !this.#cells.has(cellId)) return null;
    this.#takeCodes(candidates.cellIds);
    const groupId = groupOf(cellId, this.#cells);
    const own = groupId === null || groupId === cellId ? CELL : MICRO;
    const [leaf, group] = [candidates.codeOfCell(cellId), this.#numberOf(groupId)];
    const root = this.#numberOf(rootOf(cellId, this.#cells));
    const beside = new Set(
      (groupId === null ? [] : this.#neighboursOf(groupId)).map((id) => this.#numberOf(id)),
    );
    const [groups, roots] = [this.#groups, this.#roots];
    return {
      innermost: own,
      of: (n) => {
        const code = candidates.cellOf(n);
        if (code < 0) return BEYOND;
        if (code === leaf) return own;
        const other = groups[code] as number;
        if (group >= 0 && other === group) return CELL;
        if (beside.has(other)) return NEIGHBOUR;
        return roots[code] === root ? COMMUNITY : BEYOND;
      },
    };
  }
}
