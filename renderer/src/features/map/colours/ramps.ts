import type { RampId } from '#renderer/state/colouring';
import { type Lab, labOf, parseHex, type Rgb, rgbOf } from './lab.ts';

/** From little to much, after ColorBrewer (C. Brewer): PuBu, YlOrBr, YlGn, BuPu, Greys. */
const STOPS: Record<RampId, readonly string[]> = {
  blue: ['#e4edf6', '#a6bddb', '#3690c0', '#045a8d', '#023858'],
  orange: ['#fff3c4', '#fec44f', '#ec7014', '#993404', '#662506'],
  green: ['#eef8d0', '#addd8e', '#41ab5d', '#006837', '#004529'],
  purple: ['#e6eef6', '#b3bfde', '#8c6bb1', '#810f7c', '#4d004b'],
  grey: ['#f0f0f0', '#bdbdbd', '#737373', '#404040', '#202020'],
};

/** Lightness of the first and the last class: much is dark on a light map, and bright on a dark one. */
const LIGHT_ENDS = [89, 33] as const;
const DARK_ENDS = [31, 91] as const;

/** Zero is no class of the ramp: nearly the ground of the map. */
const ZERO = { light: '#fafbfc', dark: '#252d35' } as const;

/** The point of a line through Lab stops where its lightness is `l`; stops fall in lightness. */
function atLightness(stops: readonly Lab[], l: number): Lab {
  const upper = stops.findLastIndex((stop) => stop[0] >= l);
  const above = stops[Math.max(0, upper)];
  const below = stops[Math.min(stops.length - 1, upper + 1)];
  if (!above || !below) return [l, 0, 0];
  const drop = above[0] - below[0];
  const share = drop > 0 ? Math.min(1, Math.max(0, (above[0] - l) / drop)) : 0;
  return [l, above[1] + (below[1] - above[1]) * share, above[2] + (below[2] - above[2]) * share];
}

/**
 * The colours of `count` classes, from little to much: lightness falls in equal steps, so that their order holds for
 * every eye and on a grey printer.
 */
export function ramp(id: RampId, count: number, dark = false): readonly Rgb[] {
  const stops = STOPS[id].map((hex) => labOf(parseHex(hex)));
  const [from, to] = dark ? DARK_ENDS : LIGHT_ENDS;
  return Array.from({ length: count }, (_, i) => {
    // One class alone stands in the middle.
    const share = count === 1 ? 0.5 : i / (count - 1);
    const l = from + (to - from) * share;
    // On a dark map the colours run the other way, too: the brightest is the lightest of the stops.
    return rgbOf(atLightness(stops, l));
  });
}

export const zeroColour = (dark: boolean): Rgb => parseHex(ZERO[dark ? 'dark' : 'light']);
