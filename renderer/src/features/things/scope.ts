import type { Category } from '#shared/contract/things';
import { type KindId, kindOf } from '#shared/domain/kinds/index';

/** Which categories sort a kind: a risk's type is a problem's type (DESIGN.md §10). */
export const scopeOf = (kind: KindId): Category['scope'] => (kindOf(kind).role === 'risk' ? 'problem' : kind);
