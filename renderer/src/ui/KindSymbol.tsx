import type { KindId } from '#shared/domain/kinds/index';
import { useLooks } from './looks.ts';
import { ShapeSymbol } from './Symbol.tsx';

/** The symbol of a kind, or of its things in a category: the same as on the map and on paper. */
export function KindSymbol(props: { kind: KindId; categoryId?: string | null; size?: number }) {
  const { kind, categoryId = null, size = 14 } = props;
  const { shape, colour, glyph } = useLooks()(kind, categoryId);
  return <ShapeSymbol shape={shape} colour={colour} glyph={glyph} size={size} />;
}
