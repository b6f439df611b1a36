import { dynamic, kindName, t } from '#renderer/ui/index';
import type { ListSpec } from '#shared/contract/lists';
import type { ThingFilter, ThingSort } from '#shared/contract/things';
import type { KindId } from '#shared/domain/kinds/index';

/** What the table prints: the ticked rows, or all that the filter takes, in the order shown. */
export function listSpecOf(
  roomKinds: readonly KindId[],
  filter: ThingFilter,
  sort: ThingSort | undefined,
  ticked: ReadonlySet<string>,
): ListSpec {
  const shown = filter.kinds ?? roomKinds;
  const only = shown.length === 1 ? shown[0] : undefined;
  const title = only
    ? dynamic(`things.title.${only}`, t('things.title.ofKind', { kind: kindName(only) }))
    : t('things.title.resource');
  return {
    source: 'thing',
    title,
    filter: ticked.size > 0 ? { kinds: [...shown], ids: [...ticked] } : filter,
    ...(sort ? { sort } : {}),
  };
}
