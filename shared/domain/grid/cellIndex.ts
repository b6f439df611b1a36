import { bboxOf } from '../geo/distance.ts';
import { polygonsOf, positionsOf } from '../geo/positions.ts';
import { PreparedArea } from '../geo/preparedArea.ts';
import type { Area, BBox, LngLat } from '../geo/types.ts';
import { columnOf, type Raster, rasterOver, rowOf, visitSegment } from './raster.ts';

/** A leaf cell as the index takes it: geometry in WGS-84 degrees. */
export type IndexedCell = { readonly id: string; readonly code: string; readonly geometry: Area };

const MIN_BUCKETS = 256;
const MAX_BUCKETS = 400_000;

/**
 * Finds the cell of a position (WGS-84 degrees). A position on a shared border, or in several cells, belongs to the
 * cell with the smallest code, then the smallest id, compared by UTF-16 units; the answer is that of testing every
 * cell exactly, always.
 *
 * A uniform grid of buckets: a bucket that no border of a cell crosses lies in that cell or out of it as a whole, so
 * that most positions need no polygon test.
 */
export class CellIndex {
  readonly #cells: readonly IndexedCell[];
  readonly #areas: readonly PreparedArea[];
  readonly #box: BBox;
  readonly #raster: Raster;
  /** Entries of bucket b are #starts[b] … #starts[b + 1]; an entry is rank * 2, plus 1 when the bucket lies inside. */
  readonly #starts: Int32Array;
  readonly #entries: Int32Array;
  /** Position in the given array by rank (code, then id). */
  readonly #order: Int32Array;

  constructor(cells: readonly IndexedCell[]) {
    this.#cells = cells;
    this.#areas = cells.map((cell) => new PreparedArea(cell.geometry));
    this.#order = Int32Array.from(rankCells(cells));
    this.#box = boxAround(cells);
    const corners = cells.reduce((sum, cell) => sum + positionsOf(cell.geometry).length, 0);
    const buckets = Math.min(MAX_BUCKETS, Math.max(MIN_BUCKETS, cells.length * 16 + corners * 2));
    this.#raster = rasterOver(cells.length === 0 ? [0, 0, 1, 1] : this.#box, buckets);
    const lists = fillBuckets(this.#raster, this.#order, cells, this.#areas);
    this.#starts = lists.starts;
    this.#entries = lists.entries;
  }

  /** How many cells the index holds. */
  get size(): number {
    return this.#cells.length;
  }

  /** The id of the cell that holds a position (WGS-84 degrees), or null. Not a number: null. */
  find(lngLat: LngLat): string | null {
    const position = this.#positionOf(lngLat[0], lngLat[1]);
    return this.#cells[position]?.id ?? null;
  }

  /**
   * The cells of many positions, `[lng0, lat0, lng1, lat1, …]` in WGS-84 degrees: answer[i] is the place of the cell
   * in the array given to the constructor, -1 for none.
   */
  findMany(lngLat: Float64Array): Int32Array {
    const found = new Int32Array(lngLat.length >> 1);
    for (let i = 0; i < found.length; i++)
      found[i] = this.#positionOf(lngLat[2 * i] ?? NaN, lngLat[2 * i + 1] ?? NaN);
    return found;
  }

  #positionOf(lng: number, lat: number): number {
    const [west, south, east, north] = this.#box;
    if (!(lng >= west && lng <= east && lat >= south && lat <= north)) return -1;
    const bucket = rowOf(this.#raster, lat) * this.#raster.columns + columnOf(this.#raster, lng);
    const end = this.#starts[bucket + 1] ?? 0;
    for (let at = this.#starts[bucket] ?? 0; at < end; at++) {
      const entry = this.#entries[at] ?? 0;
      const position = this.#order[entry >> 1] ?? -1;
      if (entry & 1) return position;
      if (this.#areas[position]?.contains(lng, lat)) return position;
    }
    return -1;
  }
}

function rankCells(cells: readonly IndexedCell[]): number[] {
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return cells
    .map((cell, position) => ({ cell, position }))
    .sort((a, b) => compare(a.cell.code, b.cell.code) || compare(a.cell.id, b.cell.id))
    .map(({ position }) => position);
}

function boxAround(cells: readonly IndexedCell[]): BBox {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const cell of cells) {
    const box = bboxOf(cell.geometry);
    west = Math.min(west, box[0]);
    south = Math.min(south, box[1]);
    east = Math.max(east, box[2]);
    north = Math.max(north, box[3]);
  }
  return [west, south, east, north];
}

/** The cell's buckets as [bucket, inside] pairs: crossed by its border, or wholly inside it. */
function bucketsOfCell(raster: Raster, geometry: Area, area: PreparedArea): Map<number, boolean> {
  const buckets = new Map<number, boolean>();
  for (const ring of polygonsOf(geometry).flat()) {
    let previous = ring[ring.length - 1];
    for (const current of ring) {
      if (previous) visitSegment(raster, previous, current, (bucket) => buckets.set(bucket, false));
      previous = current;
    }
  }
  const [west, south, east, north] = bboxOf(geometry);
  const lastColumn = columnOf(raster, east);
  for (let row = rowOf(raster, south); row <= rowOf(raster, north); row++) {
    // Between two crossed buckets of a row nothing changes, so one test holds for the whole run.
    let runInside: boolean | undefined;
    for (let column = columnOf(raster, west); column <= lastColumn; column++) {
      const bucket = row * raster.columns + column;
      if (buckets.get(bucket) === false) {
        runInside = undefined;
        continue;
      }
      runInside ??= area.contains(
        raster.west + (column + 0.5) * raster.stepX,
        raster.south + (row + 0.5) * raster.stepY,
      );
      if (runInside) buckets.set(bucket, true);
    }
  }
  return buckets;
}

function fillBuckets(
  raster: Raster,
  order: Int32Array,
  cells: readonly IndexedCell[],
  areas: readonly PreparedArea[],
) {
  const starts = new Int32Array(raster.columns * raster.rows + 1);
  // A bucket wholly inside one cell needs no later cell: the first one wins.
  const settled = new Uint8Array(raster.columns * raster.rows);
  const pairs: number[] = [];
  order.forEach((position, rank) => {
    const cell = cells[position];
    const area = areas[position];
    if (cell === undefined || area === undefined) return;
    for (const [bucket, inside] of bucketsOfCell(raster, cell.geometry, area)) {
      if (settled[bucket]) continue;
      if (inside) settled[bucket] = 1;
      pairs.push(bucket, rank * 2 + (inside ? 1 : 0));
      starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1;
    }
  });
  for (let bucket = 1; bucket < starts.length; bucket++)
    starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
  const next = starts.slice();
  const entries = new Int32Array(pairs.length / 2);
  for (let at = 0; at < pairs.length; at += 2) {
    const bucket = pairs[at] ?? 0;
    const slot = next[bucket] ?? 0;
    entries[slot] = pairs[at + 1] ?? 0;
    next[bucket] = slot + 1;
  }
  return { starts, entries };
}
