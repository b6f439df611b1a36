import type { ListLookups } from '#shared/domain/lists/index';
import { againstOf, inFavourOf, type MatchReason, reasonCodeOf } from '#shared/domain/matching/index';

type Reason = Pick<MatchReason, 'params' | 'points'> & { readonly code: string };

/** Why somebody is sent, as paper tells it: of what is in favour the `most` that weigh most, then all against in one line. */
export function paperReasons(reasons: readonly Reason[], most: number, { text }: ListLookups): string[] {
  const inWords = (some: readonly Reason[]): string[] =>
    some.map((reason) => text(`reason.${reasonCodeOf(reason)}`, reason.params));
  const said = inWords(inFavourOf(reasons, most));
  const against = inWords(againstOf(reasons)).join('、');
  return against === '' ? said : [...said, text('print.plan.against', { reasons: against })];
}
