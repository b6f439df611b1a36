import { useApiQuery } from '#renderer/api/index';
import { formatCount } from '#renderer/ui/index';
import type { KindId } from '#shared/domain/kinds/index';

/** How many records of some kinds wait for their place; nothing when none does. */
export function UnplacedCount({ kinds }: { kinds: readonly KindId[] }) {
  const filter = { kinds: [...kinds], unplaced: true };
  const { data } = useApiQuery('things.list', { filter, limit: 1 }, { keepPrevious: true });
  return data && data.total > 0 ? <span className="lm-count">{formatCount(data.total)}</span> : null;
}
