import type { KindDefinition, SymbolShape } from './define.ts';

/** Every shape a symbol may have, in the order in which they are offered. */
export const SYMBOL_SHAPES = [
  'circle',
  'square',
  'diamond',
  'triangle',
  'pentagon',
  'hexagon',
  'star',
  'drop',
] as const satisfies readonly SymbolShape[];

/** What a category says about the symbol of its things; null: as its parent, in the end as the kind. */
export type CategorySymbol = {
  readonly shape: SymbolShape | null;
  /** `#rrggbb`. */
  readonly colour: string | null;
  /** One character that stands on the symbol. */
  readonly glyph: string | null;
};

/** How a thing's symbol looks, apart from its level. */
export type SymbolLook = {
  readonly shape: SymbolShape;
  readonly colour: string;
  readonly glyph: string | null;
};

/** What `lookOf` needs of a category. */
export type SymbolSource = { readonly parentId: string | null; readonly symbol: CategorySymbol | null };

/** More parents than any tree has: a circle in damaged data ends here. */
const MOST_PARENTS = 8;

/**
 * The look of a kind's things in a category: each part from the nearest category upwards that says it, else the kind's.
 * A risk keeps shape and colour whatever its category, since they tell its level; the category gives its character only.
 */
export function lookOf(
  { role, symbol }: Pick<KindDefinition, 'role' | 'symbol'>,
  categoryId: string | null,
  categories: ReadonlyMap<string, SymbolSource>,
): SymbolLook {
  let shape: SymbolShape | null = role === 'risk' ? symbol.shape : null;
  let colour: string | null = role === 'risk' ? symbol.colour : null;
  let glyph: string | null = null;
  let at = categoryId;
  for (let steps = 0; at !== null && steps < MOST_PARENTS; steps += 1) {
    const category = categories.get(at);
    if (!category) break;
    shape ??= category.symbol?.shape ?? null;
    colour ??= category.symbol?.colour ?? null;
    glyph ??= category.symbol?.glyph ?? null;
    at = category.parentId;
  }
  return { shape: shape ?? symbol.shape, colour: colour ?? symbol.colour, glyph };
}

/** Whether white or dark ink is read better on a colour `#rrggbb`: relative luminance and contrast after WCAG 2.1, 1.4.3. */
export function inkOn(colour: string): '#ffffff' | '#1d2733' {
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  const DARK_LUMINANCE = 0.019;
  return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / (DARK_LUMINANCE + 0.05) ? '#ffffff' : '#1d2733';
}
