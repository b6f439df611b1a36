import { polygonsOf } from '../geo/positions.ts';
import type { Area, LngLat } from '../geo/types.ts';
import { firstAt, lastAt, RingRows } from './spans.ts';

/** A cell made ready for scan conversion: its rings in one array, in world units (any plane). */
export type PlaneArea = {
  readonly coordinates: Float64Array;
  /** By polygon: where its rings start and end in `coordinates`; the first one is the outer ring. */
  readonly polygons: readonly (readonly (readonly [from: number, end: number])[])[];
  readonly box: readonly [left: number, top: number, right: number, bottom: number];
};

/** Projects an area once (`project` gives plane coordinates), for any number of rasters. */
export function planeArea(area: Area, project: (position: LngLat) => readonly [number, number]): PlaneArea {
  const values: number[] = [];
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  const polygons = polygonsOf(area).map((rings) =>
    rings.map((ring): readonly [number, number] => {
      const from = values.length;
      for (const position of ring) {
        const [x, y] = project(position);
        values.push(x, y);
        box[0] = Math.min(box[0], x);
        box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x);
        box[3] = Math.max(box[3], y);
      }
      return [from, values.length];
    }),
  );
  return { coordinates: Float64Array.from(values), polygons, box };
}

/** What a raster shows: pixel (x, y) of the plane is `(x · scale − left, y · scale − top)`, sizes in pixels. */
export type RasterFrame = {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** Cell numbers by pixel, row by row from the top: 0 for none, n for the n-th of the given areas. At most 65,535. */
export type IdRaster = {
  readonly frame: RasterFrame;
  readonly ids: Uint16Array;
  /** How many of the areas meet the raster. */
  readonly visible: number;
};

const rows = new RingRows();
let pixels = new Float64Array(1024);
let inner = new Uint8Array(0);
let hole = new Uint8Array(0);

/**
 * Scan-fills every area once with its number: the pixel's value is the area that holds its centre, exactly as
 * `PreparedArea` on the pixel coordinates tells (borders, a hole's too, belong to the area). The areas are given in
 * the order of their right: where several hold a centre, the first one has it (for cells: smallest code, then id).
 * `reuse` is an array that is no longer needed.
 */
export function fillIdRaster(
  areas: readonly PlaneArea[],
  frame: RasterFrame,
  reuse?: Uint16Array<ArrayBuffer>,
): IdRaster {
  const size = frame.width * frame.height;
  const ids = reuse?.length === size ? reuse.fill(0) : new Uint16Array(size);
  let visible = 0;
  // From the last to the first, so that the first one is written over the others.
  for (let at = areas.length - 1; at >= 0; at--) {
    const area = areas[at];
    if (!area || !meets(area, frame)) continue;
    visible += 1;
    place(area, frame);
    for (const rings of area.polygons) fillPolygon(rings, frame, ids, at + 1);
  }
  return { frame, ids, visible };
}

/** The number under a point of the raster in pixels; 0 outside. */
export function idAtPixel({ frame, ids }: IdRaster, x: number, y: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  if (!(column >= 0 && row >= 0 && column < frame.width && row < frame.height)) return 0;
  return ids[row * frame.width + column] ?? 0;
}

function meets({ box }: PlaneArea, { scale, left, top, width, height }: RasterFrame): boolean {
  return (
    box[2] * scale - left >= 0 &&
    box[0] * scale - left <= width &&
    box[3] * scale - top >= 0 &&
    box[1] * scale - top <= height
  );
}

/** Puts an area's corners into `pixels`. */
function place({ coordinates }: PlaneArea, { scale, left, top }: RasterFrame): void {
  if (pixels.length < coordinates.length) pixels = new Float64Array(2 * coordinates.length);
  for (let i = 0; i < coordinates.length; i += 2) {
    pixels[i] = (coordinates[i] ?? 0) * scale - left;
    pixels[i + 1] = (coordinates[i + 1] ?? 0) * scale - top;
  }
}

/** What a mask holds of a polygon with holes: a hole takes away from the inside, never from the outer border. */
const INSIDE = 1;
const BORDER = 2;

type Rings = PlaneArea['polygons'][number];

function fillPolygon(rings: Rings, frame: RasterFrame, ids: Uint16Array, value: number): void {
  const [outer, ...holes] = rings;
  if (!outer) return;
  if (holes.length === 0) {
    fillRing(outer, frame, value, ids);
    return;
  }
  // Seldom: by masks, so that a hole's border stays the area's whatever the holes look like.
  const size = frame.width * frame.height;
  if (inner.length !== size) {
    inner = new Uint8Array(size);
    hole = new Uint8Array(size);
  }
  const [top, bottom] = fillRing(outer, frame, BORDER, inner);
  fillRing(outer, frame, INSIDE, inner, BORDER);
  for (const ring of holes) {
    const [from, to] = fillRing(ring, frame, INSIDE, hole, 0);
    for (let i = from * frame.width; i < (to + 1) * frame.width; i++) {
      if (hole[i] && inner[i] === INSIDE) inner[i] = 0;
      hole[i] = 0;
    }
  }
  for (let i = top * frame.width; i < (bottom + 1) * frame.width; i++) {
    if (inner[i]) ids[i] = value;
    inner[i] = 0;
  }
}

/**
 * Fills a ring with its border; with `border`, only its inside (centres on corners and level edges then get that value).
 * Answers the rows that it may have written.
 */
function fillRing(
  [from, end]: readonly [number, number],
  { width, height }: RasterFrame,
  value: number,
  out: Uint16Array | Uint8Array,
  border?: number,
): readonly [number, number] {
  rows.take(pixels, from, end, width, height);
  const skip = border === undefined ? 0 : 1;
  for (let row = rows.top; row <= rows.bottom; row++) {
    const count = rows.countOf(row);
    for (let at = 0; at + 1 < count; at += 2) {
      // Even numbers lie on a centre: taken with the border, left out without it.
      const first = (rows.crossing(row, at) + 1 + skip) >> 1;
      const last = (rows.crossing(row, at + 1) - skip) >> 1;
      const start = row * width + (first > 0 ? first : 0);
      const stop = row * width + (last < width ? last + 1 : width);
      if (start < stop) out.fill(value, start, stop);
    }
  }
  markBorderCentres(from, end, width, height, border ?? value, out);
  return [rows.top, rows.bottom];
}

/** Centres exactly on a corner or on a level edge: the half-open rows miss some of them. */
function markBorderCentres(
  from: number,
  end: number,
  width: number,
  height: number,
  value: number,
  out: Uint16Array | Uint8Array,
): void {
  let ax = pixels[end - 2] ?? 0;
  let ay = pixels[end - 1] ?? 0;
  for (let i = from; i < end; i += 2) {
    const bx = pixels[i] ?? 0;
    const by = pixels[i + 1] ?? 0;
    const row = by - 0.5;
    if (Number.isInteger(row) && row >= 0 && row < height) {
      const first = Math.max(0, firstAt(ay === by ? Math.min(ax, bx) : bx));
      const last = Math.min(width - 1, lastAt(ay === by ? Math.max(ax, bx) : bx));
      if (first <= last) out.fill(value, row * width + first, row * width + last + 1);
    }
    ax = bx;
    ay = by;
  }
}
