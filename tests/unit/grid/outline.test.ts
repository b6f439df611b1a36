import { describe, expect, it } from 'vitest';
import type { Area } from '#shared/domain/geo/types';
import { checkOutline } from '#shared/domain/grid/outline';
import { haishuOutline } from './outlines.ts';

const square = (x: number, y: number, size: number): Area => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
      [x, y],
    ],
  ],
});

describe('checkOutline', () => {
  it('accepts a community', () => {
    const check = checkOutline(square(121.5, 29.8, 0.01));
    expect(check).toMatchObject({ ok: true, warnings: [], repairs: [] });
    const outline = haishuOutline();
    if (outline) expect(checkOutline(outline)).toMatchObject({ ok: true, warnings: [] });
  });

  it.each<[string, Area]>([
    ['tooSmall', square(121.5, 29.8, 0.0001)],
    ['tooLarge', square(110, 29.8, 9)],
    ['outsideChina', square(2.3, 48.8, 0.01)],
    ['swappedAxes', square(29.8, 86, 0.01)],
  ])('warns: %s', (warning, area) => {
    expect(checkOutline(area)).toMatchObject({ ok: true, warnings: [warning] });
  });

  it('says when only the order of the axes is wrong', () => {
    const swapped = square(29.8, 121.5, 0.01);
    expect(checkOutline(swapped)).toEqual({ ok: false, fault: 'outOfWorld', swappedAxes: true });
    expect(checkOutline(square(5000, 5000, 1))).toEqual({
      ok: false,
      fault: 'outOfWorld',
      swappedAxes: false,
    });
  });
});
