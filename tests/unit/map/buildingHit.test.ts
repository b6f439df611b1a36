import { describe, expect, it } from 'vitest';
import { makeBuildingFinder } from '#renderer/features/map/layers/buildingHit';
import type { Thing } from '#shared/contract/things';
import { viewAt } from './helpers.ts';

const square = (lng: number, lat: number, half: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [lng - half, lat - half],
      [lng + half, lat - half],
      [lng + half, lat + half],
      [lng - half, lat + half],
      [lng - half, lat - half],
    ] as [number, number][],
  ],
});

const building = (id: string, geometry: Thing['geometry']) =>
  ({ id, geometry, anchor: [121.5, 29.9] as const }) as unknown as Thing & {
    anchor: readonly [number, number];
  };

describe('the building under the pointer', () => {
  const find = makeBuildingFinder([
    building('1幢', square(121.5, 29.9, 0.0005)),
    building('点', { type: 'Point', coordinates: [121.52, 29.9] }),
    building('2幢', square(121.501, 29.9, 0.0006)),
  ]);
  const near = viewAt(121.5, 29.9, 500, 500, 0, 17);

  it('is the one in whose outline it is, the upper one of two', () => {
    expect(find([121.4996, 29.9], near)?.id).toBe('1幢');
    expect(find([121.50045, 29.9], near)?.id).toBe('2幢');
    expect(find([121.52, 29.9], near)).toBeNull();
    expect(find([121.5, 29.91], near)).toBeNull();
  });

  it('is an area, so that measuring does not jump to its middle', () => {
    expect(find([121.4996, 29.9], near)?.area).toBe(true);
  });

  it('is none from afar, where its outline is a dot', () => {
    expect(find([121.5, 29.9], viewAt(121.5, 29.9, 500, 500, 0, 14))).toBeNull();
  });
});
