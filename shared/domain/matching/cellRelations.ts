import type { MatchCell } from './types.ts';

/** How a candidate's cell stands to that of the place, from near to far; the last: the place's cell is not known. */
export const CELL_RELATIONS = [
  'sameMicro',
  'same',
  'sameParent',
  'neighbour',
  'community',
  'street',
  'elsewhere',
  'unknown',
] as const;
export type CellRelation = (typeof CELL_RELATIONS)[number];

const at = (relation: CellRelation): number => CELL_RELATIONS.indexOf(relation);
const [MICRO, SAME, PARENT, NEIGHBOUR, COMMUNITY, STREET] = [
  at('sameMicro'),
  at('same'),
  at('sameParent'),
  at('neighbour'),
  at('community'),
  at('street'),
] as const;

const MOST_TIERS = 8;
const NONE = -1;

/** The cell itself and those around it, outward. */
function* outward(cellId: string, cells: ReadonlyMap<string, MatchCell>): Generator<MatchCell> {
  let cell = cells.get(cellId);
  for (let tier = 0; cell !== undefined && tier < MOST_TIERS; tier += 1) {
    yield cell;
    cell = cell.parentId === null ? undefined : cells.get(cell.parentId);
  }
}

/**
 * The cell (网格) that a micro cell belongs to, or that a cell is; null for a community and for unknown cells. Where
 * nobody says what is what, it is the one just below the outermost.
 */
export function groupOf(cellId: string, cells: ReadonlyMap<string, MatchCell>): string | null {
  const around = [...outward(cellId, cells)];
  const told = around.find(({ tier }) => tier === 'cell');
  if (told !== undefined) return told.id;
  return around.at(-1)?.tier === undefined ? (around.at(-2)?.id ?? null) : null;
}

/** The community around a cell, '' for all cells that have none above them; null for unknown cells. */
function rootOf(cellId: string, cells: ReadonlyMap<string, MatchCell>): string | null {
  const outermost = [...outward(cellId, cells)].at(-1);
  if (outermost === undefined) return null;
  return outermost.tier === undefined || outermost.tier === 'community' ? outermost.id : '';
}

/**
 * How every cell of the candidates stands to the place's cell. What belongs to what is worked out once for all cells;
 * a question then costs one pass over them. Made again when cells change.
 */
export class CellRelations {
  readonly #cells: ReadonlyMap<string, MatchCell>;
  readonly #neighboursOf: (cellId: string) => readonly string[];
  readonly #numbers = new Map<string, number>();
  #groups = new Int32Array(0);
  #roots = new Int32Array(0);

  constructor(
    cells: ReadonlyMap<string, MatchCell>,
    neighboursOf: (cellId: string) => readonly string[] = () => [],
  ) {
    this.#cells = cells;
    this.#neighboursOf = neighboursOf;
  }

  #numberOf(id: string | null): number {
    if (id === null) return NONE;
    const number = this.#numbers.get(id) ?? this.#numbers.size;
    this.#numbers.set(id, number);
    return number;
  }

  #take(cellIds: readonly string[]): void {
    if (this.#groups.length === cellIds.length) return;
    this.#groups = Int32Array.from(cellIds, (id) => this.#numberOf(groupOf(id, this.#cells)));
    this.#roots = Int32Array.from(cellIds, (id) => this.#numberOf(rootOf(id, this.#cells)));
  }

  /** What is in the cell itself: of one micro cell or of one cell; null for a cell that is not known. */
  ownOf(cellId: string | null): 'sameMicro' | 'same' | null {
    if (cellId === null || !this.#cells.has(cellId)) return null;
    const groupId = groupOf(cellId, this.#cells);
    return groupId === null || groupId === cellId ? 'same' : 'sameMicro';
  }

  /** Index in CELL_RELATIONS for each cell of the candidates, given by their ids in the order of their codes. */
  around(cellId: string | null, cellIds: readonly string[]): Uint8Array {
    if (cellId === null) return new Uint8Array(cellIds.length).fill(at('unknown'));
    this.#take(cellIds);
    const groupId = groupOf(cellId, this.#cells);
    const [group, root] = [this.#numberOf(groupId), this.#numberOf(rootOf(cellId, this.#cells))];
    const own = this.ownOf(cellId) === 'sameMicro' ? MICRO : SAME;
    const isBeside = this.#besideOf(cellId, groupId);
    const relations = new Uint8Array(cellIds.length);
    for (let code = 0; code < relations.length; code += 1) {
      const other = this.#groups[code] as number;
      if (cellIds[code] === cellId) relations[code] = own;
      else if (group >= 0 && other === group) relations[code] = PARENT;
      else if (isBeside[other] === 1) relations[code] = NEIGHBOUR;
      else relations[code] = this.#roots[code] === root ? COMMUNITY : STREET;
    }
    return relations;
  }

  /** By number of a cell, 1 for those beside the place's cell. Cells alone, without a community above, count too. */
  #besideOf(cellId: string, groupId: string | null): Uint8Array {
    const beside = this.#neighboursOf(groupId ?? cellId).map((id) => this.#numberOf(id));
    const marks = new Uint8Array(this.#numbers.size);
    for (const number of beside) marks[number] = 1;
    return marks;
  }
}
