import { blocksOf } from './blocks.ts';
import type { Candidates } from './candidates.ts';
import { CELL_RELATIONS, type CellRelation } from './cellRelations.ts';
import { RINGS, type Ring } from './outcome.ts';
import type { Situation } from './situation.ts';

/** The rings around one place. */
export type Rings = {
  /** Index in RINGS of a candidate. */
  readonly of: (n: number) => number;
  /** Index in RINGS of the innermost ring there is: a cell without micro cells has no smaller one. */
  readonly innermost: number;
  /** By block of the candidates, no more than the index in RINGS of anybody in it. */
  readonly leastAt: Uint8Array;
};

const RING_OF: Readonly<Record<CellRelation, Ring>> = {
  sameMicro: 'micro',
  same: 'cell',
  sameParent: 'cell',
  neighbour: 'neighbour',
  community: 'community',
  street: 'beyond',
  elsewhere: 'beyond',
  unknown: 'beyond',
};
/** By index in CELL_RELATIONS. */
const RING = CELL_RELATIONS.map((relation) => RINGS.indexOf(RING_OF[relation]));
const BEYOND = RINGS.indexOf('beyond');
const COMMUNITY = RINGS.indexOf('community');

/**
 * The rings around a place: its own micro cell; the cell; the cells beside that; the community; whoever is outside of
 * it, or in no cell. Null where the place's cell is not known.
 */
export function ringsOf(situation: Situation, candidates: Candidates): Rings | null {
  const { own, relations } = situation;
  if (own === null) return null;
  return {
    innermost: RINGS.indexOf(RING_OF[own]),
    leastAt: leastByBlock(relations, candidates),
    of: (n) => {
      const code = candidates.cellOf(n);
      return code < 0 ? BEYOND : (RING[relations[code] as number] as number);
    },
  };
}

/**
 * See `Rings.leastAt`: which blocks are in the community is not looked up, it takes long and saves little; only whether
 * any cell is.
 */
function leastByBlock(relations: Uint8Array, { blocks, size }: Candidates): Uint8Array {
  const hasCommunity = relations.some((relation) => RING[relation] === COMMUNITY);
  const least = new Uint8Array(blocksOf(size)).fill(hasCommunity ? COMMUNITY : BEYOND);
  for (let code = 0; code < relations.length; code += 1) {
    const ring = RING[relations[code] as number] as number;
    if (ring >= COMMUNITY) continue;
    for (const block of blocks.ofCell(code)) if (ring < (least[block] as number)) least[block] = ring;
  }
  return least;
}
