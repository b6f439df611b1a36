import type { BBox, LngLat } from '#shared/domain/geo/types';

/** The part of the world that a canvas shows. World pixels are those of Web Mercator at `zoom` (EPSG:3857, 256 px at zoom 0). */
export type View = {
  readonly zoom: number;
  /** World width in CSS pixels at this zoom. */
  readonly scale: number;
  /** World pixel of the canvas's north-west corner, CSS pixels. */
  readonly left: number;
  readonly top: number;
  /** Size in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Canvas margin outside the window on every side, CSS pixels. */
  readonly padX: number;
  readonly padY: number;
  readonly dpr: number;
};

/** A position on a canvas, CSS pixels from its north-west corner. */
export type CanvasPoint = readonly [x: number, y: number];

const MAX_LAT = 85.0511287798;

/** Web Mercator, 0 (180° W) to 1 (180° E). */
export const worldX = (lng: number): number => lng / 360 + 0.5;

/** Web Mercator, 0 (north end) to 1 (south end). Formula: EPSG Guidance Note 7-2, "Popular Visualisation Pseudo Mercator". */
export function worldY(lat: number): number {
  const clamped = Math.max(-MAX_LAT, Math.min(MAX_LAT, lat));
  const sin = Math.sin((clamped * Math.PI) / 180);
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
}

export const lngOf = (x: number): number => (x - 0.5) * 360;

/** The latitude of a Web Mercator y 0–1: the inverse of `worldY`. */
export const latOf = (y: number): number => (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI;

export const scaleOf = (zoom: number): number => 256 * 2 ** zoom;

export function toCanvas(view: View, [lng, lat]: LngLat): CanvasPoint {
  return [worldX(lng) * view.scale - view.left, worldY(lat) * view.scale - view.top];
}

/** Whether a canvas point lies in the window or within `marginPx` of it. */
export function inWindow(view: View, [x, y]: CanvasPoint, marginPx = 0): boolean {
  return (
    x >= view.padX - marginPx &&
    y >= view.padY - marginPx &&
    x <= view.width - view.padX + marginPx &&
    y <= view.height - view.padY + marginPx
  );
}

/** Metres on the ground in one CSS pixel at a latitude. */
export function metresPerPixel(view: Pick<View, 'scale'>, lat: number): number {
  return (Math.cos((lat * Math.PI) / 180) * 40_075_016.686) / view.scale;
}

/** Box of positions, or null when there is none. */
export function boundsOf(positions: Iterable<LngLat>): BBox | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of positions) {
    west = Math.min(west, lng);
    east = Math.max(east, lng);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return west > east ? null : [west, south, east, north];
}

/** A round length for a scale bar of at most `mostPx` pixels: 1, 2 or 5 times a power of ten, metres. */
export function scaleBarM(metresPerPx: number, mostPx: number): number {
  const most = metresPerPx * mostPx;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([5, 2, 1].find((factor) => factor * power <= most) ?? 1) * power;
}
