import { EARTH_RADIUS_M } from '../geo/distance.ts';
import { growFloat64 } from './growable.ts';

/** The middle of all places is cut into so many tiles each way; what lies outside of it belongs to those at the edge. */
const SIDE = 64;
/** Tile of those without a place. */
const NOWHERE = SIDE * SIDE;
/** Shares of all places that lie before and behind the middle. */
const EDGE = 0.02;
const SAMPLED = 2048;
/** 32-bit positions on the unit sphere are wrong by less than this. */
const ROUNDING = 1e-6;

/** Where candidates are, coarsely: two bytes each, so that most can be passed over without a look at their place. */
export class Tiles {
  /** Tile by document number. */
  #of = new Uint16Array(0);
  #taken = 0;
  /** Middle x, y, z of each tile on the unit sphere, and the radius of a ball around all that are in it. */
  readonly #balls = new Float64Array(4 * NOWHERE);
  readonly #box: readonly [west: number, south: number, width: number, height: number];

  /** `lngLat`: WGS-84 degrees by document number; `glance`: see `Candidates.glance`. */
  constructor(lngLat: Float64Array, glance: Float32Array, size: number) {
    this.#box = middleOf(lngLat, glance, size);
    const [west, south, width, height] = this.#box;
    for (let tile = 0; tile < NOWHERE; tile += 1) {
      const lng = west + ((tile % SIDE) + 0.5) * (width / SIDE);
      const lat = south + (Math.floor(tile / SIDE) + 0.5) * (height / SIDE);
      const [a, b] = [(lng * Math.PI) / 180, (lat * Math.PI) / 180];
      this.#balls.set([Math.cos(b) * Math.cos(a), Math.cos(b) * Math.sin(a), Math.sin(b), -1], 4 * tile);
    }
    this.take(lngLat, glance, size);
  }

  get of(): Uint16Array {
    return this.#of;
  }

  /** Takes the documents that came since. */
  take(lngLat: Float64Array, glance: Float32Array, size: number): void {
    if (this.#of.length < size) {
      const grown = new Uint16Array(Math.ceil(size * 1.5));
      grown.set(this.#of);
      this.#of = grown;
    }
    for (let n = this.#taken; n < size; n += 1) this.#of[n] = this.#put(n, lngLat, glance);
    this.#taken = Math.max(this.#taken, size);
  }

  #put(n: number, lngLat: Float64Array, glance: Float32Array): number {
    if (Number.isNaN(glance[4 * n] as number)) return NOWHERE;
    const [west, south, width, height] = this.#box;
    const column = inside(((lngLat[2 * n] as number) - west) / width);
    const row = inside(((lngLat[2 * n + 1] as number) - south) / height);
    const tile = row * SIDE + column;
    const reach = chord(this.#balls, 4 * tile, glance, 4 * n);
    if (reach > (this.#balls[4 * tile + 3] as number)) this.#balls[4 * tile + 3] = reach;
    return tile;
  }

  /** By tile, no more metres than from a point on the unit sphere to anybody in it; infinite for nobody, NaN for nowhere. */
  leastM(sphere: readonly [number, number, number]): Float64Array {
    const balls = this.#balls;
    const least = new Float64Array(NOWHERE + 1);
    for (let tile = 0; tile < NOWHERE; tile += 1) {
      const radius = balls[4 * tile + 3] as number;
      const between = chord(balls, 4 * tile, sphere, 0) - radius - ROUNDING;
      // The straight line through the earth is never longer than the way over it.
      least[tile] = radius < 0 ? Number.POSITIVE_INFINITY : EARTH_RADIUS_M * Math.max(0, between);
    }
    least[NOWHERE] = Number.NaN;
    return least;
  }
}

const inside = (share: number): number => Math.min(SIDE - 1, Math.max(0, Math.floor(share * SIDE)));

function chord(a: ArrayLike<number>, at: number, b: ArrayLike<number>, bt: number): number {
  const dx = (a[at] as number) - (b[bt] as number);
  const dy = (a[at + 1] as number) - (b[bt + 1] as number);
  const dz = (a[at + 2] as number) - (b[bt + 2] as number);
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
}

/** The box around the middle of all places, by a sample of them. */
function middleOf(
  lngLat: Float64Array,
  glance: Float32Array,
  size: number,
): [number, number, number, number] {
  const stride = Math.max(1, Math.floor(size / SAMPLED));
  let values = new Float64Array(0);
  const span = (axis: number): [number, number] => {
    let count = 0;
    for (let n = 0; n < size; n += stride) {
      if (Number.isNaN(glance[4 * n] as number)) continue;
      values = growFloat64(values, count + 1);
      values[count] = lngLat[2 * n + axis] as number;
      count += 1;
    }
    const sorted = values.slice(0, count).sort();
    const low = sorted[Math.floor(count * EDGE)] ?? 0;
    const high = sorted[Math.ceil(count * (1 - EDGE)) - 1] ?? low;
    return [low, Math.max(high - low, Number.EPSILON)];
  };
  const [west, width] = span(0);
  const [south, height] = span(1);
  return [west, south, width, height];
}
