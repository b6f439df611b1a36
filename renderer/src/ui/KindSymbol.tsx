import { type KindId, kindOf } from '#shared/domain/kinds/index';
import { ShapeSymbol } from './Symbol.tsx';

/** The symbol of a kind, the same as on the map and on paper. */
export function KindSymbol({ kind, size = 14 }: { kind: KindId; size?: number }) {
  const { symbol } = kindOf(kind);
  return <ShapeSymbol shape={symbol.shape} colour={symbol.colour} size={size} />;
}
