/**
 * Which side of the line a→b the point p lies on: > 0 left, < 0 right, 0 exactly on it. Plain plane geometry in the
 * unit of the input. The sign is exact: a floating-point filter first (J. R. Shewchuk, "Adaptive Precision
 * Floating-Point Arithmetic and Fast Robust Geometric Predicates", 1997, bound A), whole numbers when it is in doubt. NaN when a coordinate is not a finite number.
 */
export function orient(ax: number, ay: number, bx: number, by: number, px: number, py: number): number {
  const left = (ax - px) * (by - py);
  const right = (ay - py) * (bx - px);
  const det = left - right;
  const bound = 3.330_669_073_875_471_6e-16 * (Math.abs(left) + Math.abs(right));
  if (det > bound || -det > bound || !Number.isFinite(det)) return det;
  return orientExact(ax, ay, bx, by, px, py);
}

/** Fraction bits kept: degrees larger than 1e-8 have none below 2^-80; what is smaller is cut off there. */
const SCALE = 2 ** 80;

function orientExact(ax: number, ay: number, bx: number, by: number, px: number, py: number): number {
  const whole = (value: number): bigint => BigInt(Math.trunc(value * SCALE));
  const x = whole(px);
  const y = whole(py);
  const det = (whole(ax) - x) * (whole(by) - y) - (whole(ay) - y) * (whole(bx) - x);
  return det > 0n ? 1 : det < 0n ? -1 : 0;
}
