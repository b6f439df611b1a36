import { type Matrix3, solve } from './matrix.ts';

type XY = readonly [x: number, y: number];
/** One control point on both planes, both with their middle at the origin and of size 1. */
export type Pair = { readonly from: XY; readonly to: XY };

/** Least squares by the normal equations; the planes are normalised, so that they are well conditioned. */
function leastSquares(rows: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const n = rows[0]?.length ?? 0;
  const at = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => rows.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), 0)),
  );
  const b = Array.from({ length: n }, (_, i) =>
    rows.reduce((sum, row, k) => sum + (row[i] ?? 0) * (right[k] ?? 0), 0),
  );
  return solve(at, b);
}

/**
 * Turn, one scale and shift; never a mirror image. Least squares in closed form, with the points as complex numbers:
 * z' = αz + β, α = Σ z̄ z' / Σ |z|² about the middles (B. Horn et al., "Closed-form solution of absolute orientation", 1988,
 * in the plane).
 */
export function fitSimilarity(pairs: readonly Pair[]): Matrix3 | null {
  let [re, im, size] = [0, 0, 0];
  for (const { from, to } of pairs) {
    re += from[0] * to[0] + from[1] * to[1];
    im += from[0] * to[1] - from[1] * to[0];
    size += from[0] * from[0] + from[1] * from[1];
  }
  if (size === 0) return null;
  const [a, b] = [re / size, im / size];
  return [a, -b, 0, b, a, 0, 0, 0, 1];
}

/** Any parallel-keeping map: least squares in each coordinate. */
export function fitAffine(pairs: readonly Pair[]): Matrix3 | null {
  const rows = pairs.map(({ from }) => [from[0], from[1], 1]);
  const x = leastSquares(
    rows,
    pairs.map(({ to }) => to[0]),
  );
  const y = leastSquares(
    rows,
    pairs.map(({ to }) => to[1]),
  );
  if (!x || !y) return null;
  const [a = 0, b = 0, c = 0] = x;
  const [d = 0, e = 0, f = 0] = y;
  return [a, b, c, d, e, f, 0, 0, 1];
}

/**
 * The plane homography of four points exactly: direct linear transformation with h33 = 1 on normalised points
 * (R. Hartley & A. Zisserman, Multiple View Geometry, 4.1). More points than four are not asked for.
 */
export function fitProjective(pairs: readonly Pair[]): Matrix3 | null {
  const rows: number[][] = [];
  const right: number[] = [];
  for (const {
    from: [x, y],
    to: [u, v],
  } of pairs) {
    rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]);
    right.push(u, v);
  }
  const found = rows.length === 8 ? solve(rows, right) : null;
  if (!found) return null;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = found;
  return [a, b, c, d, e, f, g, h, 1];
}
