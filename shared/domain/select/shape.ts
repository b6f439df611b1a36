import { haversineM, localProjection, METRES_PER_DEGREE } from '../geo/distance.ts';
import { positionsOf } from '../geo/positions.ts';
import { PreparedArea } from '../geo/preparedArea.ts';
import type { Area, BBox, LngLat } from '../geo/types.ts';

/** A shape drawn on the map by which things are chosen; WGS-84 degrees, lengths in metres. */
export type SelectShape =
  | { readonly type: 'box'; readonly box: BBox }
  | { readonly type: 'lasso'; readonly ring: readonly LngLat[] }
  | { readonly type: 'circle'; readonly centre: LngLat; readonly radiusM: number }
  /** Everything within a distance of a line, its ends round. */
  | { readonly type: 'line'; readonly path: readonly LngLat[]; readonly withinM: number }
  | { readonly type: 'area'; readonly area: Area };

/** How a shape changes what is chosen already. */
export type SelectWay = 'replace' | 'add' | 'remove';

/** Answers whether a position lies in the shape; borders count as inside. */
export type Inside = (lng: number, lat: number) => boolean;

const RAD = Math.PI / 180;

/** The box around positions, wider by metres on each side. */
function boxAround(positions: readonly LngLat[], marginM: number): BBox {
  const lngs = positions.map(([lng]) => lng);
  const lats = positions.map(([, lat]) => lat);
  const north = Math.max(...lats);
  const south = Math.min(...lats);
  const dLat = marginM / METRES_PER_DEGREE;
  // Meridians lie closest at the latitude farthest from the equator.
  const widest = Math.min(89, Math.max(Math.abs(north), Math.abs(south)) + dLat);
  // A hair wider than the sum: the box must never cut off what the exact test would take.
  const dLng = (1.001 * dLat) / Math.cos(widest * RAD);
  return [Math.min(...lngs) - dLng, south - dLat * 1.001, Math.max(...lngs) + dLng, north + dLat * 1.001];
}

const inBox =
  ([west, south, east, north]: BBox): Inside =>
  (lng, lat) =>
    lng >= west && lng <= east && lat >= south && lat <= north;

function within(box: BBox, exact: Inside): Inside {
  const coarse = inBox(box);
  return (lng, lat) => coarse(lng, lat) && exact(lng, lat);
}

/** Distance in metres of a point from a piece of a line, both in one metric plane. */
function fromPieceM(
  x: number,
  y: number,
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length2 = dx * dx + dy * dy;
  const share = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length2));
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}

/** Near a line: point to segment in a local metric plane about the line's middle. */
function nearLine(path: readonly LngLat[], withinM: number): Inside {
  const box = boxAround(path, withinM);
  const plane = localProjection([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]);
  const corners = path.map(plane.toXY);
  return within(box, (lng, lat) => {
    const [x, y] = plane.toXY([lng, lat]);
    return corners.some((corner, i) => fromPieceM(x, y, corners[i - 1] ?? corner, corner) <= withinM);
  });
}

function inArea(area: Area): Inside {
  const prepared = new PreparedArea(area);
  return within(boxAround([...positionsOf(area)], 0), (lng, lat) => prepared.contains(lng, lat));
}

/** Nothing lies in a shape with too few corners. */
const NOTHING: Inside = () => false;

/**
 * Makes a shape ready to be asked about many positions. A box includes its borders; a lasso is closed by itself and
 * takes what an even-odd count of its sides has inside; a circle measures by haversine; a line by the distance to its
 * nearest piece in a plane (localProjection: below 0.1 % wrong within 10 km).
 */
export function insideOf(shape: SelectShape): Inside {
  switch (shape.type) {
    case 'box':
      return inBox(shape.box);
    case 'lasso': {
      const [first] = shape.ring;
      if (first === undefined || shape.ring.length < 3) return NOTHING;
      return inArea({
        type: 'Polygon',
        coordinates: [[...shape.ring, first].map(([lng, lat]) => [lng, lat])],
      });
    }
    case 'circle': {
      const { centre, radiusM } = shape;
      return within(boxAround([centre], radiusM), (lng, lat) => haversineM(centre, [lng, lat]) <= radiusM);
    }
    case 'line':
      return shape.path.length === 0 ? NOTHING : nearLine(shape.path, shape.withinM);
    case 'area':
      return inArea(shape.area);
  }
}

/**
 * What is chosen after one shape more: 1 or 0 for each position of `lngLat` (`[lng0, lat0, …]`). `allowed[i]` 0 keeps
 * position i out whatever the shape (its kind is switched off, the filter leaves it out). `before` is not changed.
 */
export function selectBy(
  shape: SelectShape,
  way: SelectWay,
  lngLat: Float64Array,
  before: Uint8Array,
  allowed: Uint8Array | null,
): Uint8Array {
  const inside = insideOf(shape);
  const chosen = way === 'replace' ? new Uint8Array(before.length) : before.slice();
  const value = way === 'remove' ? 0 : 1;
  for (let i = 0; i < chosen.length; i += 1) {
    if (allowed !== null && allowed[i] === 0) continue;
    if (inside(lngLat[2 * i] as number, lngLat[2 * i + 1] as number)) chosen[i] = value;
  }
  return chosen;
}
