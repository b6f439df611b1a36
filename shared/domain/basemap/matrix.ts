/** A 3 × 3 matrix by rows, as plane transformations have. */
export type Matrix3 = readonly [number, number, number, number, number, number, number, number, number];

/** `a` after `b`. */
export function multiply(a: Matrix3, b: Matrix3): Matrix3 {
  const at = (row: number, column: number): number =>
    [0, 1, 2].reduce((sum, k) => sum + (a[row * 3 + k] ?? 0) * (b[k * 3 + column] ?? 0), 0);
  return [at(0, 0), at(0, 1), at(0, 2), at(1, 0), at(1, 1), at(1, 2), at(2, 0), at(2, 1), at(2, 2)];
}

/** The inverse by cofactors; null for a singular matrix. */
export function invert([a, b, c, d, e, f, g, h, i]: Matrix3): Matrix3 | null {
  const [A, B, C] = [e * i - f * h, f * g - d * i, d * h - e * g];
  const determinant = a * A + b * B + c * C;
  if (!Number.isFinite(determinant) || determinant === 0) return null;
  const n = 1 / determinant;
  return [
    A * n,
    (c * h - b * i) * n,
    (b * f - c * e) * n,
    B * n,
    (a * i - c * g) * n,
    (c * d - a * f) * n,
    C * n,
    (b * g - a * h) * n,
    (a * e - b * d) * n,
  ];
}

/** A point through a matrix in homogeneous coordinates: x, y and the weight that they were divided by. */
export function transform(
  [a, b, c, d, e, f, g, h, i]: Matrix3,
  x: number,
  y: number,
): readonly [x: number, y: number, weight: number] {
  const weight = g * x + h * y + i;
  return [(a * x + b * y + c) / weight, (d * x + e * y + f) / weight, weight];
}

/**
 * Solves `matrix · x = right` by Gaussian elimination with row pivots (Golub & Van Loan, Matrix Computations, 3.4);
 * null when a pivot is nothing against the largest entry.
 */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const n = right.length;
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const largest = Math.max(...rows.flat().map(Math.abs));
  for (let column = 0; column < n; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < n; row += 1)
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
    const [top, from] = [rows[column], rows[pivot]];
    if (!top || !from || !(Math.abs(from[column] ?? 0) > largest * 1e-13)) return null;
    [rows[column], rows[pivot]] = [from, top];
    for (const row of rows.slice(column + 1)) {
      const factor = (row[column] ?? 0) / (from[column] ?? 1);
      for (let k = column; k <= n; k += 1) row[k] = (row[k] ?? 0) - factor * (from[k] ?? 0);
    }
  }
  const x: number[] = new Array(n).fill(0);
  for (let row = n - 1; row >= 0; row -= 1) {
    const line = rows[row] ?? [];
    let sum = line[n] ?? 0;
    for (let k = row + 1; k < n; k += 1) sum -= (line[k] ?? 0) * (x[k] ?? 0);
    x[row] = sum / (line[row] ?? 1);
  }
  return x;
}
