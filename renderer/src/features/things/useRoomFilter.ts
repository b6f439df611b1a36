import { useCallback, useEffect, useRef } from 'react';
import { useAppState } from '#renderer/state/index';
import type { ThingFilter } from '#shared/contract/things';
import type { KindId } from '#shared/domain/kinds/index';

/**
 * The shared filter, kept to a room's kinds while the room is open, so that its map shows the same things.
 * `also` are kinds that may be chosen instead of them. On leaving it is cleared, unless somebody has already set one for the next room (the status bar's 未上图, an import's rows, a cell's records).
 */
export function useRoomFilter(
  kinds: readonly KindId[],
  also: readonly KindId[],
): [ThingFilter, (patch: ThingFilter) => void] {
  const filter = useAppState((state) => state.filter);
  const setFilter = useAppState((state) => state.setFilter);
  const mine = useRef<ThingFilter | null>(null);
  const apply = useCallback(
    (next: ThingFilter) => {
      mine.current = next;
      setFilter(next);
    },
    [setFilter],
  );
  useEffect(() => {
    const { unplaced, batchId, ids, cellIds, kinds: asked } = useAppState.getState().filter;
    const forHere = asked?.every((kind) => kinds.includes(kind) || also.includes(kind));
    // Chosen on the map, or a cell's records of just this room's kinds.
    const mineOnly = ids && forHere ? { kinds: asked, ids } : {};
    const ofCell = forHere && cellIds?.length && asked?.length === kinds.length ? { cellIds } : {};
    apply({
      kinds: [...kinds],
      ...(unplaced ? { unplaced } : {}),
      ...(batchId ? { batchId } : {}),
      ...ofCell,
      ...mineOnly,
    });
    return () => {
      if (useAppState.getState().filter === mine.current) setFilter({});
    };
  }, [kinds, also, apply, setFilter]);
  const own = filter.kinds?.every((kind) => kinds.includes(kind) || also.includes(kind))
    ? filter
    : { kinds: [...kinds] };
  const change = useCallback(
    (patch: ThingFilter) => {
      const next = Object.entries({ ...useAppState.getState().filter, ...patch }).filter(
        ([, value]) =>
          value !== undefined &&
          value !== '' &&
          value !== false &&
          !(Array.isArray(value) && value.length === 0),
      );
      apply({ kinds: [...kinds], ...(Object.fromEntries(next) as ThingFilter) });
    },
    [apply, kinds],
  );
  return [own, change];
}
