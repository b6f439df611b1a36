import { createContext, useContext } from 'react';
import { type KindId, kindOf, type SymbolLook } from '#shared/domain/kinds/index';

/** The look of a kind's things in a category, as the office has set it. */
export type LookFinder = (kind: KindId, categoryId: string | null) => SymbolLook;

/** Without the office's categories: as the kinds are. */
export const plainLook: LookFinder = (kind) => ({ ...kindOf(kind).symbol, glyph: null });

/** Given by the window's frame; whatever draws a symbol asks it. */
export const LooksContext = createContext<LookFinder>(plainLook);

export const useLooks = (): LookFinder => useContext(LooksContext);
