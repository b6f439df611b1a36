import { HEAT_STOPS } from './palette.ts';

type Rgb = readonly [r: number, g: number, b: number];

const rgbOf = (hex: string): Rgb => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
];
const STOPS = HEAT_STOPS.map(rgbOf);

/** Colour of a share of the highest density, 0–1, between the stops. */
export function heatColour(share: number): Rgb {
  const at = Math.max(0, Math.min(1, share)) * (STOPS.length - 1);
  const low = STOPS[Math.floor(at)] ?? [0, 0, 0];
  const high = STOPS[Math.min(STOPS.length - 1, Math.floor(at) + 1)] ?? low;
  const part = at - Math.floor(at);
  const mix = (index: 0 | 1 | 2): number => Math.round(low[index] + (high[index] - low[index]) * part);
  return [mix(0), mix(1), mix(2)];
}

/** Density as RGBA bytes: clear where nothing happens, never wholly opaque, so that the map stays readable. */
export function heatPixels(values: Float32Array, max: number): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(values.length * 4);
  if (max <= 0) return pixels;
  values.forEach((value, index) => {
    const share = value / max;
    const [r, g, b] = heatColour(share);
    pixels.set([r, g, b, Math.round(185 * Math.min(1, Math.max(0, share - 0.03) * 4))], index * 4);
  });
  return pixels;
}
