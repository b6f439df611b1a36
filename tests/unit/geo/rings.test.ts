import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { convertGeometry } from '#shared/domain/geo/convert';
import { areaM2 } from '#shared/domain/geo/distance';
import { cleanArea, crossesItself } from '#shared/domain/geo/rings';
import type { Area } from '#shared/domain/geo/types';
import { sharedDataPath } from '#tests/helpers/sharedData';

const finePath = sharedDataPath('place_haishu_330203/boundary_fine_gcj02.geometry.json');
const polygon = (...rings: [number, number][][]): Area => ({ type: 'Polygon', coordinates: rings });

describe('cleanArea', () => {
  it('leaves a good area as it is', () => {
    const good = polygon([
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ]);
    expect(cleanArea(good)).toEqual({ ok: true, area: good, repairs: [] });
  });

  it('closes, drops repeats, and turns outer rings left and holes right', () => {
    const raw = polygon(
      [
        [0, 0],
        [0, 9],
        [0, 9],
        [9, 9],
        [9, 0],
      ],
      [
        [1, 1],
        [2, 1],
        [2, 2],
        [1, 1],
      ],
      [
        [5, 5],
        [6, 6],
        [5, 5],
      ],
    );
    const clean = cleanArea(raw);
    expect(clean.ok && [...clean.repairs].sort()).toEqual([
      'closed',
      'partsDropped',
      'repeatsDropped',
      'rewound',
    ]);
    expect(clean.ok && clean.area).toEqual(
      polygon(
        [
          [9, 0],
          [9, 9],
          [0, 9],
          [0, 0],
          [9, 0],
        ],
        [
          [2, 2],
          [2, 1],
          [1, 1],
          [2, 2],
        ],
      ),
    );
  });

  it('drops a part without area and keeps the rest', () => {
    const clean = cleanArea({
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [0, 0],
            [1, 1],
            [2, 2],
            [0, 0],
          ],
        ],
        [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      ],
    });
    expect(clean.ok && clean.area.type).toBe('Polygon');
  });

  it.each<[string, Area]>([
    ['empty', { type: 'MultiPolygon', coordinates: [] }],
    ['empty', polygon([])],
    [
      'notNumbers',
      polygon([
        [0, 0],
        [1, NaN],
        [1, 1],
        [0, 0],
      ]),
    ],
    [
      'outOfWorld',
      polygon([
        [500_000, 3_300_000],
        [500_100, 3_300_000],
        [500_100, 3_300_100],
        [500_000, 3_300_000],
      ]),
    ],
    [
      'zeroArea',
      polygon([
        [0, 0],
        [1, 1],
        [0, 0],
      ]),
    ],
    [
      'selfCrossing',
      polygon([
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 1],
        [0, 0],
      ]),
    ],
  ])('refuses with %s', (fault, area) => {
    expect(cleanArea(area)).toEqual({ ok: false, fault });
  });

  it('lets a ring touch itself, as published outlines do', () => {
    expect(
      crossesItself([
        [
          [0, 0],
          [4, 0],
          [4, 4],
          [2, 0],
          [0, 4],
          [0, 0],
        ],
      ]),
    ).toBe(false);
    expect(
      crossesItself([
        [
          [0, 0],
          [4, 0],
          [4, 4],
          [2, -1],
          [0, 4],
          [0, 0],
        ],
      ]),
    ).toBe(true);
  });

  it('does not trip over the fine outline, a MultiPolygon without its type', ({ skip }) => {
    if (!finePath) return skip();
    const { coordinates } = JSON.parse(readFileSync(finePath, 'utf8'));
    const clean = cleanArea(convertGeometry({ type: 'MultiPolygon', coordinates }, 'gcj02', 'wgs84'));
    expect(clean.ok && areaM2(clean.area) / 1e6).toBeCloseTo(593.7, 0);
  });
});
