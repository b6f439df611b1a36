import type { SymbolShape } from '#shared/domain/kinds/index';

const point = (x: number, y: number): string => `${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100}`;

/** A regular polygon or star around 0,0, first corner up; `inner` < 1 makes a star. */
function polygon(corners: number, radius: number, turn = 0, inner = 1): string {
  const steps = inner < 1 ? corners * 2 : corners;
  const parts = Array.from({ length: steps }, (_, index) => {
    const angle = turn - Math.PI / 2 + (index * 2 * Math.PI) / steps;
    const r = inner < 1 && index % 2 === 1 ? radius * inner : radius;
    return point(Math.cos(angle) * r, Math.sin(angle) * r);
  });
  return `M${parts.join('L')}Z`;
}

const circle = (r: number): string =>
  `M${point(-r, 0)}A${r} ${r} 0 1 1 ${point(r, 0)}A${r} ${r} 0 1 1 ${point(-r, 0)}Z`;

const PATHS: Record<SymbolShape, (r: number) => string> = {
  circle: (r) => circle(r * 0.92),
  square: (r) => polygon(4, r * 1.15, Math.PI / 4),
  diamond: (r) => polygon(4, r * 1.05),
  triangle: (r) => polygon(3, r * 1.1),
  pentagon: (r) => polygon(5, r),
  hexagon: (r) => polygon(6, r),
  star: (r) => polygon(5, r * 1.1, 0, 0.48),
  drop: (r) =>
    `M${point(0, r)}C${point(-r * 1.1, r * 0.1)} ${point(-r * 0.8, -r)} ${point(0, -r)}C${point(r * 0.8, -r)} ${point(r * 1.1, r * 0.1)} ${point(0, r)}Z`,
};

/** SVG path data of a symbol around 0,0 that fills about `size` × `size` units; the same on map, list, chart and paper. */
export function symbolPath(shape: SymbolShape, size: number): string {
  return PATHS[shape](size / 2);
}

/** How far below a symbol's middle its character stands and how large it is, in widths of the symbol. */
export type GlyphPlace = { readonly down: number; readonly share: number };

/** Shapes whose middle lies lower, and those with less room inside. */
const GLYPH_PLACES: Partial<Record<SymbolShape, GlyphPlace>> = {
  triangle: { down: 0.1, share: 0.44 },
  star: { down: 0.04, share: 0.44 },
  diamond: { down: 0.02, share: 0.52 },
  drop: { down: -0.06, share: 0.52 },
};

export const glyphPlace = (shape: SymbolShape): GlyphPlace =>
  GLYPH_PLACES[shape] ?? { down: 0.02, share: 0.64 };

/** How a level looks, apart from its letter: colour, the ink on it, and a shape that grey print still shows. */
export const LEVEL_LOOKS: Readonly<Record<number, { colour: string; ink: string; shape: SymbolShape }>> = {
  1: { colour: '#c62828', ink: '#ffffff', shape: 'diamond' },
  2: { colour: '#d9730d', ink: '#ffffff', shape: 'hexagon' },
  3: { colour: '#f0c419', ink: '#3a2f00', shape: 'square' },
  4: { colour: '#2a6db5', ink: '#ffffff', shape: 'circle' },
};
