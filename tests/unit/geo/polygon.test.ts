import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { haversineM } from '#shared/domain/geo/distance';
import { orient } from '#shared/domain/geo/orient';
import { anchorOf, centroid, contains, poleOfInaccessibility } from '#shared/domain/geo/polygon';
import type { Area } from '#shared/domain/geo/types';

const square: Area = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 0],
    ],
    [
      [4, 4],
      [4, 6],
      [6, 6],
      [6, 4],
      [4, 4],
    ],
  ],
};
const horseshoe: Area = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [9, 0],
      [9, 9],
      [6, 9],
      [6, 3],
      [3, 3],
      [3, 9],
      [0, 9],
      [0, 0],
    ],
  ],
};

describe('contains', () => {
  it('counts borders and corners as inside, a hole’s border too, a hole as outside', () => {
    for (const inside of [
      [1, 1],
      [0, 5],
      [10, 10],
      [0, 0],
      [5, 10],
      [4, 5],
      [4, 4],
      [6, 6],
      [5, 4],
    ] as const)
      expect(contains(square, inside), String(inside)).toBe(true);
    for (const outside of [
      [5, 5],
      [-1, 0],
      [11, 10],
      [10.000001, 5],
      [5, -1e-12],
      [-3, 10],
      [12, 0],
    ] as const)
      expect(contains(square, outside), String(outside)).toBe(false);
    expect(contains(square, [NaN, 5])).toBe(false);
  });

  it('passes through corners without counting them twice', () => {
    const diamond: Area = {
      type: 'Polygon',
      coordinates: [
        [
          [0, -1],
          [1, 0],
          [0, 1],
          [-1, 0],
          [0, -1],
        ],
      ],
    };
    expect(contains(diamond, [0, 0])).toBe(true);
    expect(contains(diamond, [-2, 0])).toBe(false);
    expect(contains(diamond, [-0.5, 1])).toBe(false);
    expect(contains(horseshoe, [4.5, 9])).toBe(false);
    expect(contains(horseshoe, [-1, 3])).toBe(false);
    expect(contains(horseshoe, [4, 3])).toBe(true);
  });

  it('is the same for each way round and each start of the ring', () => {
    const coordinate = fc.integer({ min: -2, max: 12 });
    fc.assert(
      fc.property(coordinate, coordinate, fc.integer({ min: 0, max: 7 }), (x, y, shift) => {
        const open = horseshoe.type === 'Polygon' ? (horseshoe.coordinates[0] ?? []).slice(0, -1) : [];
        const turned = [...open.slice(shift), ...open.slice(0, shift)];
        const [first = [0, 0]] = turned;
        const same: Area = {
          type: 'Polygon',
          coordinates: [[...turned, first].reverse() as [number, number][]],
        };
        expect(contains(same, [x, y])).toBe(contains(horseshoe, [x, y]));
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  it('leaves no gap and makes no overlap beyond the common border of two triangles', () => {
    const number = fc.double({ min: 121, max: 121.01, noNaN: true });
    fc.assert(
      fc.property(number, number, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, share) => {
        fc.pre(Math.abs(a - b) > 1e-6);
        const left: Area = {
          type: 'Polygon',
          coordinates: [
            [
              [a, 29],
              [b, 30],
              [120, 29.5],
              [a, 29],
            ],
          ],
        };
        const right: Area = {
          type: 'Polygon',
          coordinates: [
            [
              [a, 29],
              [122, 29.5],
              [b, 30],
              [a, 29],
            ],
          ],
        };
        const x = a + (b - a) * share;
        const y = 29 + share;
        const side = orient(a, 29, b, 30, x, y);
        expect(contains(left, [x, y])).toBe(side >= 0);
        expect(contains(right, [x, y])).toBe(side <= 0);
      }),
      { numRuns: 1000, seed: 5 },
    );
  });
});

describe('orient', () => {
  it('has the exact sign where plain arithmetic fails', () => {
    const e = 2 ** -52;
    // The classic grid near (0.5, 0.5) against the line through (12, 12) and (24, 24).
    for (let i = 0; i < 16; i++)
      for (let j = 0; j < 16; j++)
        expect(Math.sign(orient(0.5 + i * e, 0.5 + j * e, 12, 12, 24, 24))).toBe(Math.sign(j - i));
  });
});

describe('anchor', () => {
  it('is the point, the middle of a line by length, the centroid of a plain area', () => {
    expect(anchorOf({ type: 'Point', coordinates: [121, 29] })).toEqual([121, 29]);
    const line = [
      [0, 0],
      [0, 1],
      [0, 4],
    ] as [number, number][];
    expect(anchorOf({ type: 'LineString', coordinates: line })[1]).toBeCloseTo(2, 9);
    expect(
      anchorOf({
        type: 'LineString',
        coordinates: [
          [1, 1],
          [1, 1],
        ],
      }),
    ).toEqual([1, 1]);
    expect(
      centroid({
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [4, 0],
            [4, 2],
            [0, 2],
            [0, 0],
          ],
        ],
      }),
    ).toEqual([2, 1]);
  });

  it('lies inside where the centroid does not', () => {
    expect(contains(horseshoe, centroid(horseshoe))).toBe(false);
    expect(contains(horseshoe, anchorOf(horseshoe))).toBe(true);
    expect(contains(square, anchorOf(square))).toBe(true);
  });

  it('is found for tiny and needle-like shapes', () => {
    const tiny: Area = {
      type: 'Polygon',
      coordinates: [
        [
          [121, 29],
          [121.000001, 29],
          [121, 29.000001],
          [121, 29],
        ],
      ],
    };
    expect(haversineM(poleOfInaccessibility(tiny), [121, 29])).toBeLessThan(0.2);
    expect(contains(tiny, poleOfInaccessibility(tiny))).toBe(true);
    const needle: Area = {
      type: 'Polygon',
      coordinates: [
        [
          [121, 29],
          [122, 29],
          [122, 29.0000001],
          [121, 29],
        ],
      ],
    };
    expect(contains(needle, poleOfInaccessibility(needle))).toBe(true);
  });
});
