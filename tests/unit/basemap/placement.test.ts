import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invert, type Matrix3, multiply, solve, transform } from '#shared/domain/basemap/matrix';
import {
  type ControlPoint,
  fitPlacement,
  lngLatToPixel,
  type Pixel,
  PLACEMENT_FAULTS,
  PLACEMENT_METHODS,
  type Placed,
  type PlacementMethod,
  pixelToLngLat,
  placedBox,
} from '#shared/domain/basemap/placement';
import { haversineM, localProjection } from '#shared/domain/geo/distance';
import { dynamicText } from '#shared/i18n/index';

const HOME = [121.55, 29.87] as const;
const plane = localProjection(HOME);
const CORNERS: readonly Pixel[] = [
  [0, 0],
  [4000, 0],
  [4000, 3000],
  [0, 3000],
];

/** Where a scan of so many metres a pixel, turned clockwise by so many degrees, really lies. */
const scanned =
  (metresPerPixel: number, turnedDeg: number) =>
  ([x, y]: Pixel) => {
    const a = (turnedDeg * Math.PI) / 180;
    const [east, north] = [(x - 2000) * metresPerPixel, (1500 - y) * metresPerPixel];
    return plane.fromXY([east * Math.cos(a) + north * Math.sin(a), north * Math.cos(a) - east * Math.sin(a)]);
  };
const pointsOf = (
  pixels: readonly Pixel[],
  place: (pixel: Pixel) => readonly [number, number],
): ControlPoint[] => pixels.map((pixel) => ({ pixel, at: place(pixel) }));
function fitted(points: readonly ControlPoint[], method: PlacementMethod): Placed {
  const fit = fitPlacement(points, method);
  if (!fit.ok) throw new Error(fit.reason);
  return fit;
}
const reason = (points: readonly ControlPoint[], method: PlacementMethod, size?: [number, number]) => {
  const fit = fitPlacement(points, method, size);
  return fit.ok ? 'placed' : fit.reason;
};
const scale = fc.double({ min: 0.02, max: 5, noNaN: true });
const turn = fc.double({ min: -179, max: 179, noNaN: true });
const pixel = fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 3000 }));

describe('a scan', () => {
  it.each(PLACEMENT_METHODS)('is found again by %s, to a millimetre, every pixel of it', (method) => {
    fc.assert(
      fc.property(scale, turn, pixel, (metres, degrees, at) => {
        const place = scanned(metres, degrees);
        const fit = fitted(pointsOf(CORNERS, place), method);
        expect(haversineM(pixelToLngLat(fit.transform, at), place(at))).toBeLessThan(0.001);
        expect(fit.rmsM).toBeLessThan(0.001);
        expect(fit.metresPerPixel / metres).toBeCloseTo(1, 4);
        expect(Math.abs(((fit.turnedDeg - degrees + 540) % 360) - 180)).toBeLessThan(0.05);
        const [x, y] = lngLatToPixel(fit.transform, place(at));
        expect(Math.hypot(x - at[0], y - at[1]) * metres).toBeLessThan(0.01);
      }),
      { numRuns: 60 },
    );
  });

  it('of two points is fixed exactly, and says that nothing is left over to judge it by', () => {
    const fit = fitted(pointsOf(CORNERS.slice(0, 2), scanned(0.1, 30)), 'similarity');
    expect(fit.spare).toBe(0);
    expect(fit.residualsM.every((residual) => residual < 1e-6)).toBe(true);
    expect(fitted(pointsOf(CORNERS, scanned(0.1, 30)), 'similarity').spare).toBe(4);
    expect(fitted(pointsOf(CORNERS, scanned(0.1, 30)), 'affine').spare).toBe(2);
    expect(fitted(pointsOf(CORNERS, scanned(0.1, 30)), 'projective').spare).toBe(0);
  });

  it('shows the point that was set wrong', () => {
    const points = pointsOf(CORNERS, scanned(0.2, 0));
    const wrong = points.map((point, i) =>
      i === 2 ? { ...point, at: plane.fromXY(addTo(plane.toXY(point.at), [12, 0])) } : point,
    );
    const fit = fitted(wrong, 'similarity');
    expect(fit.residualsM.indexOf(Math.max(...fit.residualsM))).toBe(2);
    expect(fit.rmsM).toBeGreaterThan(3);
    expect(fit.rmsM).toBeLessThan(12);
  });

  it('covers its box', () => {
    const fit = fitted(pointsOf(CORNERS, scanned(0.5, 0)), 'affine');
    const [west, south, east, north] = placedBox(fit.transform, [4000, 3000]);
    expect(haversineM([west, south], [east, south])).toBeCloseTo(2000, -1);
    expect(haversineM([west, south], [west, north])).toBeCloseTo(1500, -1);
  });
});

const addTo = ([x, y]: readonly [number, number], [dx, dy]: readonly [number, number]) =>
  [x + dx, y + dy] as const;

describe('least squares', () => {
  it('leave no better placement beside them', () => {
    const noise = fc.tuple(
      fc.double({ min: -8, max: 8, noNaN: true }),
      fc.double({ min: -8, max: 8, noNaN: true }),
    );
    fc.assert(
      fc.property(
        scale,
        turn,
        fc.tuple(noise, noise, noise, noise),
        fc.tuple(noise, fc.double({ min: -0.01, max: 0.01, noNaN: true })),
        (metres, degrees, noises, [shift, spin]) => {
          fc.pre(metres > 0.1);
          const points = pointsOf(CORNERS, scanned(metres, degrees)).map((point, i) => ({
            ...point,
            at: plane.fromXY(addTo(plane.toXY(point.at), noises[i] ?? [0, 0])),
          }));
          const fit = fitted(points, 'similarity');
          const local = localProjection(fit.transform.origin);
          const sumOf = (move: (xy: readonly [number, number]) => readonly [number, number]): number =>
            points.reduce((sum, { pixel: at, at: goal }) => {
              const [x, y] = move(local.toXY(pixelToLngLat(fit.transform, at)));
              const [gx, gy] = local.toXY(goal);
              return sum + (x - gx) ** 2 + (y - gy) ** 2;
            }, 0);
          const moved = sumOf(([x, y]) => [
            x * Math.cos(spin) - y * Math.sin(spin) + shift[0] * 0.1,
            x * Math.sin(spin) + y * Math.cos(spin) + shift[1] * 0.1,
          ]);
          expect(sumOf((xy) => xy)).toBeLessThanOrEqual(moved + 1e-6);
          // More freedom never fits worse.
          expect(fitted(points, 'affine').rmsM).toBeLessThanOrEqual(fit.rmsM + 1e-6);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a tilted photograph', () => {
  it('is straightened by four points exactly', () => {
    // A known homography in the plane: what a camera sees of flat ground.
    const seen: Matrix3 = [0.4, 0.02, -700, -0.03, -0.5, 800, 0.00004, 0.00006, 1];
    const place = ([x, y]: Pixel) => {
      const [east, north] = transform(seen, x, y);
      return plane.fromXY([east, north]);
    };
    const fit = fitted(pointsOf(CORNERS, place), 'projective');
    fc.assert(
      fc.property(pixel, (at) => {
        expect(haversineM(pixelToLngLat(fit.transform, at), place(at))).toBeLessThan(0.01);
      }),
    );
    expect(fitted(pointsOf(CORNERS, place), 'affine').rmsM).toBeGreaterThan(1);
  });

  it('that would reach beyond its horizon is refused where its size is known', () => {
    const middle: readonly Pixel[] = [
      [1900, 1400],
      [2100, 1400],
      [2100, 1600],
      [1900, 1600],
    ];
    const place = ([x, y]: Pixel) => {
      const [east, north] = transform([0.4, 0, 0, 0, -0.4, 0, 0, 0.0009, 1], x - 2000, y - 1500);
      return plane.fromXY([east, north]);
    };
    expect(reason(pointsOf(middle, place), 'projective')).toBe('placed');
    expect(reason(pointsOf(middle, place), 'projective', [4000, 3000])).toBe('beyond');
    expect(reason(pointsOf(CORNERS, scanned(1, 10)), 'projective', [4000, 3000])).toBe('placed');
  });
});

describe('points that fix nothing', () => {
  const place = scanned(0.2, 20);
  const swapped = (points: readonly ControlPoint[], i: number, j: number): ControlPoint[] =>
    points.map((point, k) => ({ ...point, at: points[k === i ? j : k === j ? i : k]?.at ?? point.at }));

  it('are too few, too close or in a line', () => {
    expect(reason(pointsOf(CORNERS.slice(0, 1), place), 'similarity')).toBe('tooFew');
    expect(reason(pointsOf(CORNERS.slice(0, 2), place), 'affine')).toBe('tooFew');
    expect(reason(pointsOf(CORNERS.slice(0, 3), place), 'projective')).toBe('tooFew');
    expect(
      reason(
        pointsOf(
          [
            [5, 5],
            [5, 5],
          ],
          place,
        ),
        'similarity',
      ),
    ).toBe('samePlace');
    const onGround = pointsOf(CORNERS.slice(0, 2), () => HOME);
    expect(reason(onGround, 'similarity')).toBe('samePlace');
    const line: readonly Pixel[] = [
      [0, 0],
      [1000, 1001],
      [2000, 2000],
    ];
    expect(reason(pointsOf(line, place), 'affine')).toBe('inLine');
    expect(reason(pointsOf([...line, [4000, 0]], place), 'affine')).toBe('placed');
    expect(reason(pointsOf([...line, [4000, 0]], place), 'projective')).toBe('inLine');
  });

  it('are mirrored or crossed', () => {
    const three = pointsOf(CORNERS.slice(0, 3), place);
    expect(reason(swapped(three, 0, 2), 'affine')).toBe('mirrored');
    const four = pointsOf(CORNERS, place);
    expect(reason(swapped(four, 0, 1), 'projective')).toBe('crossed');
    expect(reason(swapped(swapped(four, 0, 1), 2, 3), 'projective')).toBe('mirrored');
  });

  it('never throw, whatever they are', () => {
    const any = fc.record({
      pixel: fc.tuple(
        fc.double({ min: -1e5, max: 1e5, noNaN: true }),
        fc.double({ min: -1e5, max: 1e5, noNaN: true }),
      ),
      at: fc.tuple(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: -90, max: 90, noNaN: true }),
      ),
    });
    fc.assert(
      fc.property(
        fc.array(any, { maxLength: 5 }),
        fc.constantFrom(...PLACEMENT_METHODS),
        (points, method) => {
          const fit = fitPlacement(points, method, [1000, 1000]);
          if (!fit.ok) return;
          expect(Number.isFinite(fit.rmsM)).toBe(true);
          expect(fit.residualsM.length).toBeGreaterThanOrEqual(2);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('have a text for every reason', () => {
    for (const why of PLACEMENT_FAULTS)
      for (const language of ['zh-CN', 'en'] as const)
        expect(dynamicText(`map.basemap.placementFault.${why}`, {}, language)).toBeTruthy();
  });
});

describe('matrices', () => {
  const entry = fc.integer({ min: -9, max: 9 });
  const matrix = fc.tuple(entry, entry, entry, entry, entry, entry, entry, entry, entry);

  it('times their inverse change nothing', () => {
    fc.assert(
      fc.property(matrix, (given) => {
        const inverse = invert(given);
        fc.pre(inverse?.every((value) => Math.abs(value) < 1e4) ?? false);
        const one = inverse && multiply(given, inverse);
        [1, 0, 0, 0, 1, 0, 0, 0, 1].forEach((value, i) => {
          expect(one?.[i]).toBeCloseTo(value, 6);
        });
      }),
    );
    expect(invert([1, 2, 3, 2, 4, 6, 0, 0, 1])).toBeNull();
  });

  it('solve what was asked', () => {
    fc.assert(
      fc.property(matrix, fc.tuple(entry, entry, entry), ([a, b, c, d, e, f, g, h, i], x) => {
        const rows = [
          [a, b, c],
          [d, e, f],
          [g, h, i],
        ];
        fc.pre(invert([a, b, c, d, e, f, g, h, i])?.every((value) => Math.abs(value) < 1e4) ?? false);
        const right = rows.map((row) => row.reduce((sum, value, k) => sum + value * (x[k] ?? 0), 0));
        solve(rows, right)?.forEach((value, k) => {
          expect(value).toBeCloseTo(x[k] ?? 0, 5);
        });
      }),
    );
    expect(
      solve(
        [
          [1, 1],
          [2, 2],
        ],
        [1, 2],
      ),
    ).toBeNull();
  });
});
