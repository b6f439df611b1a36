import { EARTH_RADIUS_M } from '../geo/distance.ts';
import { growFloat64, growUint8 } from './growable.ts';

/** So many candidates, by their numbers, make a block: 2 to this. */
export const BLOCK_SHIFT = 6;
export const BLOCK_SIZE = 1 << BLOCK_SHIFT;
/** 32-bit positions on the unit sphere are wrong by less than this. */
const ROUNDING = 1e-6;
/** Radius of a ball around nobody. */
const EMPTY = -1;

/** How many blocks so many candidates make. */
export const blocksOf = (size: number): number => (size + BLOCK_SIZE - 1) >> BLOCK_SHIFT;

/** What is known of candidates by their numbers: `glance` as in `Candidates`, bits of their lists, the code of their cell. */
export type Known = {
  readonly glance: Float32Array;
  readonly size: number;
  listOf(n: number): number;
  cellOf(n: number): number;
};

/**
 * Candidates by their numbers, 64 at a time: where they are and which lists they could be in, so that most blocks can be
 * passed over whole. Compacting numbers neighbours one after another (`compactOrder`); right in any order.
 */
export class Blocks {
  /** x, y, z on the unit sphere and the radius (as a chord) of a ball around all of a block that have a place. */
  #balls = new Float64Array(0);
  /** Which lists those of a block could be in, as bits. */
  #lists = new Uint8Array(0);
  /** 1 for a block with somebody who has no place. */
  #hasNowhere = new Uint8Array(0);
  #taken = 0;
  /** Blocks with somebody in a cell, by the cell's code. */
  readonly #ofCell: number[][] = [];

  /** Lists of each block, as bits. */
  get lists(): Uint8Array {
    return this.#lists;
  }

  /** Whether somebody in a block has no place. */
  hasNowhere(block: number): boolean {
    return this.#hasNowhere[block] === 1;
  }

  /** Takes the candidates that came since. */
  take(known: Known): void {
    const { glance, size } = known;
    if (size === this.#taken) return;
    const count = blocksOf(size);
    this.#balls = growFloat64(this.#balls, 4 * count);
    this.#lists = growUint8(this.#lists, count);
    this.#hasNowhere = growUint8(this.#hasNowhere, count);
    for (let block = this.#taken >> BLOCK_SHIFT; block < count; block += 1) {
      const from = block << BLOCK_SHIFT;
      const end = Math.min(size, from + BLOCK_SIZE);
      this.#enclose(block, glance, from, end);
      let lists = 0;
      for (let n = from; n < end; n += 1) lists |= known.listOf(n);
      this.#lists[block] = lists;
    }
    for (let n = this.#taken; n < size; n += 1) this.#put(n >> BLOCK_SHIFT, known.cellOf(n));
    this.#taken = size;
  }

  /** Somebody is in another cell now. That the block still goes by the old one too only costs looks. */
  moved(n: number, cell: number): void {
    const block = n >> BLOCK_SHIFT;
    if (n < this.#taken && !this.ofCell(cell).includes(block)) this.#put(block, cell);
  }

  #put(block: number, cell: number): void {
    if (cell < 0) return;
    const blocks = this.#ofCell[cell];
    if (blocks === undefined) this.#ofCell[cell] = [block];
    else if (blocks.at(-1) !== block) blocks.push(block);
  }

  /** The blocks with somebody in a cell, given by its code. */
  ofCell(cell: number): readonly number[] {
    return this.#ofCell[cell] ?? [];
  }

  #enclose(block: number, glance: Float32Array, from: number, end: number): void {
    const balls = this.#balls;
    for (let axis = 0; axis < 3; axis += 1) {
      let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      for (let n = from; n < end; n += 1) {
        const at = glance[4 * n + axis] as number;
        if (at < low) low = at;
        if (at > high) high = at;
      }
      balls[4 * block + axis] = low <= high ? (low + high) / 2 : 0;
    }
    let radius = EMPTY;
    let nowhere = 0;
    for (let n = from; n < end; n += 1) {
      const reach = chord(balls, 4 * block, glance, 4 * n);
      // Never for NaN, which is nowhere.
      if (reach > radius) radius = reach;
      if (Number.isNaN(reach)) nowhere = 1;
    }
    balls[4 * block + 3] = radius;
    this.#hasNowhere[block] = nowhere;
  }

  /**
   * By block, no more metres than from a point on the unit sphere to anybody in it who has a place; NaN where nobody has
   * one. In `into`, which has room for all.
   */
  leastM(sphere: readonly [number, number, number], into: Float64Array): void {
    const balls = this.#balls;
    const count = blocksOf(this.#taken);
    for (let block = 0; block < count; block += 1) {
      const radius = balls[4 * block + 3] as number;
      // The straight line through the earth is never longer than the way over it.
      const between = chord(balls, 4 * block, sphere, 0) - radius - ROUNDING;
      into[block] = radius < 0 ? Number.NaN : EARTH_RADIUS_M * Math.max(0, between);
    }
  }
}

function chord(a: ArrayLike<number>, at: number, b: ArrayLike<number>, bt: number): number {
  const dx = (a[at] as number) - (b[bt] as number);
  const dy = (a[at + 1] as number) - (b[bt + 1] as number);
  const dz = (a[at + 2] as number) - (b[bt + 2] as number);
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
}

/** Where the documents of each block begin among ascending ones below `size`; one more than blocks. */
export function blockStarts(docs: Uint32Array, size: number): Uint32Array {
  const starts = new Uint32Array(blocksOf(size) + 1);
  for (let i = 0; i < docs.length; i += 1) {
    const after = ((docs[i] as number) >> BLOCK_SHIFT) + 1;
    starts[after] = (starts[after] as number) + 1;
  }
  for (let block = 1; block < starts.length; block += 1)
    starts[block] = (starts[block] as number) + (starts[block - 1] as number);
  return starts;
}

const BUCKETS = 256;
/** Behind all of them: of a block that is in no order. */
const NO_BUCKET = BUCKETS;
/** In the order of `highestFirst` no bound is above an earlier one by more than this share of the highest of all. */
export const ORDER_SLACK = 1 / (BUCKETS - 1);

/**
 * Blocks with a bound above 0 (with `all`: every block), the highest first; those within a 256th of the highest stay in
 * their own order.
 */
export function highestFirst(bounds: Float64Array, all = false): Uint32Array {
  const count = bounds.length;
  let most = 0;
  for (let block = 0; block < count; block += 1)
    if ((bounds[block] as number) > most) most = bounds[block] as number;
  if (most === 0 && !all) return new Uint32Array(0);
  const scale = most === 0 ? 0 : (BUCKETS - 1) / most;
  const buckets = new Uint16Array(count);
  const starts = new Uint32Array(BUCKETS + 2);
  for (let block = 0; block < count; block += 1) {
    const bound = bounds[block] as number;
    const bucket = bound > 0 ? (BUCKETS - 1 - bound * scale) | 0 : all ? BUCKETS - 1 : NO_BUCKET;
    buckets[block] = bucket;
    starts[bucket + 1] = (starts[bucket + 1] as number) + 1;
  }
  for (let i = 0; i < BUCKETS; i += 1) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number);
  const order = new Uint32Array(starts[BUCKETS] as number);
  for (let block = 0; block < count; block += 1) {
    const bucket = buckets[block] as number;
    if (bucket === NO_BUCKET) continue;
    const at = starts[bucket] as number;
    order[at] = block;
    starts[bucket] = at + 1;
  }
  return order;
}
