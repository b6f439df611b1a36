// @vitest-environment jsdom
import fc from 'fast-check';
import * as L from 'leaflet';
import { describe, expect, it } from 'vitest';
import {
  boundsOf,
  inWindow,
  metresPerPixel,
  scaleOf,
  toCanvas,
  type View,
  worldX,
  worldY,
} from '#renderer/features/map/canvas/view';

const lng = fc.double({ min: -180, max: 180, noNaN: true });
const lat = fc.double({ min: -85, max: 85, noNaN: true });
const zoom = fc.constantFrom(0, 8, 12.25, 17, 21);

const view: View = {
  zoom: 16,
  scale: scaleOf(16),
  left: worldX(121.5) * scaleOf(16) - 100,
  top: worldY(29.9) * scaleOf(16) - 50,
  width: 1000,
  height: 800,
  padX: 100,
  padY: 50,
  dpr: 1,
};

describe('projection', () => {
  it('is the same as Leaflet’s Web Mercator to a thousandth of a pixel', () => {
    fc.assert(
      fc.property(lng, lat, zoom, (x, y, z) => {
        const theirs = L.CRS.EPSG3857.latLngToPoint(L.latLng(y, x), z);
        expect(worldX(x) * scaleOf(z)).toBeCloseTo(theirs.x, 3);
        expect(worldY(y) * scaleOf(z)).toBeCloseTo(theirs.y, 3);
      }),
    );
  });

  it('cuts the poles off as Leaflet does', () => {
    expect(worldY(90)).toBeCloseTo(0, 9);
    expect(worldY(-90)).toBeCloseTo(1, 9);
  });

  it('puts a position on the canvas from its north-west corner, south downwards', () => {
    expect(toCanvas(view, [121.5, 29.9])[0]).toBeCloseTo(100, 6);
    expect(toCanvas(view, [121.5, 29.9])[1]).toBeCloseTo(50, 6);
    expect(toCanvas(view, [121.5, 29.89])[1]).toBeGreaterThan(50);
  });

  it('knows the window from the margin round it', () => {
    expect(inWindow(view, [100, 50])).toBe(true);
    expect(inWindow(view, [99, 50])).toBe(false);
    expect(inWindow(view, [99, 50], 1)).toBe(true);
    expect(inWindow(view, [901, 750])).toBe(false);
  });

  it('measures a pixel as Leaflet’s sphere does', () => {
    // A tenth of a degree of longitude at 30° N is 9.64 km; Leaflet's radius is 6,371 km, Web Mercator's 6,378 km.
    const pixels = (worldX(121.6) - worldX(121.5)) * view.scale;
    const theirs = L.CRS.Earth.distance(L.latLng(30, 121.5), L.latLng(30, 121.6));
    expect((metresPerPixel(view, 30) * pixels) / theirs).toBeCloseTo(6378.137 / 6371, 5);
  });

  it('boxes positions, and nothing when there are none', () => {
    expect(boundsOf([])).toBeNull();
    expect(
      boundsOf([
        [121.5, 29.9],
        [121.4, 30],
      ]),
    ).toEqual([121.4, 29.9, 121.5, 30]);
  });
});
