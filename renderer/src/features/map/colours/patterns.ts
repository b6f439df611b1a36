import type { Rgb } from './lab.ts';

/** Side of a pattern's tile, CSS pixels; a power of two, so that a pixel finds its place by a mask. */
export const TILE = 16;
/** 1 where there is ink; row by row. */
export type Tile = Uint8Array;

function tileOf(inked: (x: number, y: number) => boolean): Tile {
  return Uint8Array.from({ length: TILE * TILE }, (_, at) =>
    inked(at % TILE, Math.floor(at / TILE)) ? 1 : 0,
  );
}

const rising = (every: number, wide: number) => (x: number, y: number) => (x + y) % every < wide;
const falling = (every: number, wide: number) => (x: number, y: number) => (x - y + TILE) % every < wide;

/** From little to much ink: dots, lines, crossed lines, nearly full. Each has more ink than the one before. */
const DENSITIES: readonly Tile[] = [
  tileOf((x, y) => x % 8 < 2 && y % 8 < 2),
  tileOf(rising(8, 1)),
  tileOf(rising(4, 1)),
  tileOf((x, y) => rising(4, 1)(x, y) || falling(8, 1)(x, y)),
  tileOf(rising(4, 2)),
  tileOf((x, y) => rising(4, 2)(x, y) || falling(8, 3)(x, y)),
  tileOf((x, y) => rising(4, 3)(x, y) || falling(4, 2)(x, y)),
];

/** Share of ink of a tile, 0 to 1. */
export const inkOf = (tile: Tile): number => tile.reduce((sum, value) => sum + value, 0) / tile.length;

/** Patterns of `count` classes (1–7), from little to much ink, spread over all that there are. */
export function patterns(count: number): readonly Tile[] {
  const last = DENSITIES.length - 1;
  return Array.from({ length: count }, (_, i) => {
    const at = count === 1 ? last >> 1 : Math.round((i * last) / (count - 1));
    return DENSITIES[at] ?? new Uint8Array(TILE * TILE);
  });
}

/** "Not known": level broken lines, like no class of the scale. */
export const UNKNOWN_TILE: Tile = tileOf((x, y) => y % 8 === 3 && x % 8 < 5);

/** "Few cases": the class's own colour, cut by thin lines of the ground. */
export const SMALL_TILE: Tile = tileOf((x, y) => !rising(8, 2)(x, y));

/** Ink and paper; a small base has grey ink. */
export const INK: Readonly<Record<'ink' | 'smallInk' | 'unknownInk' | 'paper', Rgb>> = {
  ink: [20, 24, 29],
  smallInk: [150, 155, 161],
  unknownInk: [120, 126, 133],
  paper: [255, 255, 255],
};
