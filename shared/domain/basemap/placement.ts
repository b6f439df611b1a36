import { localProjection } from '../geo/distance.ts';
import type { BBox, LngLat } from '../geo/types.ts';
import { fitAffine, fitProjective, fitSimilarity, type Pair } from './fitMatrix.ts';
import { invert, type Matrix3, multiply, transform } from './matrix.ts';

/** A pixel of a picture from its upper left corner, y downwards; fractions allowed. */
export type Pixel = readonly [x: number, y: number];
/** A pixel and the position where it lies, WGS-84. */
export type ControlPoint = { readonly pixel: Pixel; readonly at: LngLat };

/** How free a picture is: similarity only turns, scales and shifts; affine also shears; projective also tilts. */
export type PlacementMethod = 'similarity' | 'affine' | 'projective';
export const PLACEMENT_METHODS: readonly PlacementMethod[] = ['similarity', 'affine', 'projective'];

/** The fewest points that fix each method. */
export const POINTS_NEEDED: Readonly<Record<PlacementMethod, number>> = {
  similarity: 2,
  affine: 3,
  projective: 4,
};

/** Where a picture lies: pixels ↔ metres about `origin` by one matrix each way. */
export type Transform = {
  readonly origin: LngLat;
  /** Pixel → metres east and north of `origin`. */
  readonly matrix: Matrix3;
  readonly inverse: Matrix3;
};

/** Why points fix no placement; texts are `map.basemap.placementFault.<reason>`. */
export const PLACEMENT_FAULTS = ['tooFew', 'samePlace', 'inLine', 'mirrored', 'crossed', 'beyond'] as const;
export type PlacementFault = (typeof PLACEMENT_FAULTS)[number];

export type Placed = {
  readonly ok: true;
  readonly transform: Transform;
  /** How far each point lies from where it was set, metres, in the order given. */
  readonly residualsM: readonly number[];
  /** Root of the mean of their squares, metres. */
  readonly rmsM: number;
  /**
   * Equations more than unknowns. At 0 the points are hit exactly whatever they are: the residuals then say nothing about
   * how right they are.
   */
  readonly spare: number;
  /** Metres of one pixel in the middle of the points, and how far the picture's top is turned from north, degrees clockwise. */
  readonly metresPerPixel: number;
  readonly turnedDeg: number;
};
export type Fit = Placed | { readonly ok: false; readonly reason: PlacementFault };

type XY = readonly [number, number];

const middleOf = (points: readonly XY[]): XY => [
  points.reduce((sum, [x]) => sum + x, 0) / points.length,
  points.reduce((sum, [, y]) => sum + y, 0) / points.length,
];

/** About `middle`, divided by the mean distance from it: rows of like size make good equations (Hartley & Zisserman 4.4). */
function normalised(points: readonly XY[]): { points: XY[]; middle: XY; size: number } {
  const middle = middleOf(points);
  const size =
    points.reduce((sum, [x, y]) => sum + Math.hypot(x - middle[0], y - middle[1]), 0) / points.length || 1;
  return { middle, size, points: points.map(([x, y]) => [(x - middle[0]) / size, (y - middle[1]) / size]) };
}

const cross = ([ax, ay]: XY, [bx, by]: XY, [cx, cy]: XY): number =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);

/** All ways to take three of the points. */
function triples<T>(points: readonly T[]): (readonly [T, T, T])[] {
  return points.flatMap((a, i) =>
    points.slice(i + 1).flatMap((b, j) => points.slice(i + j + 2).map((c) => [a, b, c] as const)),
  );
}

/** Three points count as in one line when their triangle is flatter than 1 : 100 of the points' size squared. */
const FLAT = 0.01;
/** Pixels and metres that are no distance. */
const LEAST_PX = 1;
const LEAST_M = 0.1;

function smallestDistance(points: readonly XY[]): number {
  let least = Infinity;
  points.forEach(([ax, ay], i) => {
    for (const [bx, by] of points.slice(i + 1)) least = Math.min(least, Math.hypot(ax - bx, ay - by));
  });
  return least;
}

/** Whether both planes' points can fix a placement; `up` pixels have y upwards, so that nothing must be mirrored. */
function shapeFault(
  method: PlacementMethod,
  up: readonly XY[],
  ground: readonly XY[],
): PlacementFault | undefined {
  if (up.length < POINTS_NEEDED[method]) return 'tooFew';
  if (smallestDistance(up) < LEAST_PX || smallestDistance(ground) < LEAST_M) return 'samePlace';
  if (method === 'similarity') return undefined;
  const areas = (points: readonly XY[]): number[] =>
    triples(normalised(points).points).map(([a, b, c]) => cross(a, b, c));
  const [flatUp, flatGround] = [areas(up), areas(ground)];
  const both = flatUp.map((area, i) => [area, flatGround[i] ?? 0] as const);
  const isFlat = ([a, b]: readonly [number, number]): boolean => Math.abs(a) < FLAT || Math.abs(b) < FLAT;
  if (method === 'affine' ? both.every(isFlat) : both.some(isFlat)) return 'inLine';
  const turned = both.filter(([a, b]) => a * b < 0).length;
  if (turned === both.length) return 'mirrored';
  // A picture that is only tilted keeps the order of its corners.
  return method === 'projective' && turned > 0 ? 'crossed' : undefined;
}

const FITS: Readonly<Record<PlacementMethod, (pairs: readonly Pair[]) => Matrix3 | null>> = {
  similarity: fitSimilarity,
  affine: fitAffine,
  projective: fitProjective,
};
const UNKNOWNS: Readonly<Record<PlacementMethod, number>> = { similarity: 4, affine: 6, projective: 8 };

function wholeMatrix(method: PlacementMethod, up: readonly XY[], ground: readonly XY[]): Matrix3 | null {
  const [from, to] = [normalised(up), normalised(ground)];
  const pairs = from.points.map((point, i) => ({ from: point, to: to.points[i] ?? [0, 0] }) as const);
  const fitted = FITS[method](pairs);
  if (!fitted) return null;
  const into: Matrix3 = [
    1 / from.size,
    0,
    -from.middle[0] / from.size,
    0,
    1 / from.size,
    -from.middle[1] / from.size,
    0,
    0,
    1,
  ];
  const back: Matrix3 = [to.size, 0, to.middle[0], 0, to.size, to.middle[1], 0, 0, 1];
  const upwards: Matrix3 = [1, 0, 0, 0, -1, 0, 0, 0, 1];
  return multiply(back, multiply(fitted, multiply(into, upwards)));
}

/** The local scale and turn in the middle of the points: where one pixel up the picture leads. */
function looksOf(matrix: Matrix3, [x, y]: Pixel): Pick<Placed, 'metresPerPixel' | 'turnedDeg'> {
  const [x0, y0] = transform(matrix, x, y);
  const [x1, y1] = transform(matrix, x, y - 1);
  const [x2, y2] = transform(matrix, x + 1, y);
  const area = Math.abs((x1 - x0) * (y2 - y0) - (y1 - y0) * (x2 - x0));
  return { metresPerPixel: Math.sqrt(area), turnedDeg: (Math.atan2(x1 - x0, y1 - y0) * 180) / Math.PI };
}

/**
 * Lays a picture by its control points: by the fewest points exactly, by more with the least sum of squared distances in
 * metres. Calculated in a flat metric plane about the points' middle (`localProjection`): good for a community, wrong by
 * some metres for a picture of a province. Takes more than four points too, except for `projective`, which uses exactly four.
 * With `size` (pixels) a projective picture that would reach beyond its own horizon is refused.
 */
export function fitPlacement(
  points: readonly ControlPoint[],
  method: PlacementMethod,
  size?: readonly [width: number, height: number],
): Fit {
  const fault = (reason: PlacementFault): Fit => ({ ok: false, reason });
  if (points.length < POINTS_NEEDED[method]) return fault('tooFew');
  const used = method === 'projective' ? points.slice(0, 4) : points;
  const [lng, lat] = middleOf(used.map(({ at }) => at));
  const plane = localProjection([lng, lat]);
  const ground = used.map(({ at }) => plane.toXY(at));
  const up = used.map(({ pixel: [x, y] }) => [x, -y] as const);
  const wrong = shapeFault(method, up, ground);
  if (wrong) return fault(wrong);
  const matrix = wholeMatrix(method, up, ground);
  const inverse = matrix && invert(matrix);
  if (!matrix || !inverse || ![...matrix, ...inverse].every(Number.isFinite)) return fault('inLine');
  // Of a mirror image that is nearly right every triangle may keep its sense while the whole does not.
  if (matrix[0] * matrix[4] - matrix[1] * matrix[3] >= 0 && method !== 'projective') return fault('mirrored');
  const found: Transform = { origin: [lng, lat], matrix, inverse };
  if (size && reachesBeyond(found, size, used[0]?.pixel ?? [0, 0])) return fault('beyond');
  const residualsM = used.map(({ pixel }, i) => {
    const [x, y] = transform(matrix, ...pixel);
    return Math.hypot(x - (ground[i]?.[0] ?? 0), y - (ground[i]?.[1] ?? 0));
  });
  return {
    ok: true,
    transform: found,
    residualsM,
    rmsM: Math.sqrt(residualsM.reduce((sum, r) => sum + r * r, 0) / residualsM.length),
    spare: used.length * 2 - UNKNOWNS[method],
    ...looksOf(matrix, middleOf(used.map(({ pixel }) => pixel))),
  };
}

const cornersOf = ([width, height]: readonly [number, number]): readonly Pixel[] => [
  [0, 0],
  [width, 0],
  [width, height],
  [0, height],
];

/** A corner on the other side of the horizon than a control point, or so near to it that it lies at the world's end. */
function reachesBeyond({ matrix }: Transform, size: readonly [number, number], inside: Pixel): boolean {
  const [, , sign] = transform(matrix, ...inside);
  return cornersOf(size).some((corner) => transform(matrix, ...corner)[2] / sign < 0.02);
}

/** Where a pixel lies, WGS-84. Beyond a projective picture's horizon the answer has no meaning. */
export function pixelToLngLat({ origin, matrix }: Transform, pixel: Pixel): LngLat {
  const [x, y] = transform(matrix, ...pixel);
  return localProjection(origin).fromXY([x, y]);
}

/** The pixel of a position (WGS-84), also outside the picture. The inverse of `pixelToLngLat`. */
export function lngLatToPixel({ origin, inverse }: Transform, at: LngLat): Pixel {
  const [x, y] = transform(inverse, ...localProjection(origin).toXY(at));
  return [x, y];
}

/** The box of a whole picture of so many pixels, WGS-84. */
export function placedBox(placed: Transform, size: readonly [width: number, height: number]): BBox {
  const corners = cornersOf(size).map((corner) => pixelToLngLat(placed, corner));
  const lngs = corners.map(([lng]) => lng);
  const lats = corners.map(([, lat]) => lat);
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}
