import { expect, test } from 'vitest';
import { linesOf } from '#shared/domain/geo/positions';
import type { LngLat } from '#shared/domain/geo/types';

const ring = (size: number): [number, number][] => [
  [0, 0],
  [size, 0],
  [size, size],
  [0, 0],
];

test('a geometry is drawn by its lines: holes and all parts, a point by none', () => {
  const path: [number, number][] = [
    [1, 1],
    [2, 2],
  ];
  const lines: readonly (readonly LngLat[])[] = [ring(4), ring(1), ring(2)];
  expect(linesOf({ type: 'Point', coordinates: [1, 2] })).toEqual([]);
  expect(linesOf({ type: 'LineString', coordinates: path })).toEqual([path]);
  expect(linesOf({ type: 'Polygon', coordinates: [ring(4), ring(1)] })).toEqual(lines.slice(0, 2));
  expect(linesOf({ type: 'MultiPolygon', coordinates: [[ring(4), ring(1)], [ring(2)]] })).toEqual(lines);
});
