import { useEffect, useMemo } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { dayOf } from '#shared/domain/period/index';
import { useMapUi } from '../mapUi.ts';
import { type EventSet, makeEventSet } from './eventSet.ts';

/** All dated events, in order; null until they are here. Asked for only while something needs them. */
export function useEvents(needed: boolean): EventSet | null {
  const { data } = useApiQuery('events.packed', {}, { enabled: needed, keepPrevious: true });
  const set = useMemo(() => (data ? eventSetOf(data) : null), [data]);
  useEffect(() => {
    const firstDay = set?.firstMin == null ? null : dayOf(set.firstMin * 60_000);
    if (needed && useMapUi.getState().firstEventDay !== firstDay)
      useMapUi.getState().set({ firstEventDay: firstDay });
  }, [set, needed]);
  return set;
}

type Packed = Parameters<typeof makeEventSet>[0];
let last: { readonly packed: Packed; readonly set: EventSet } | null = null;

/** Several parts of the window ask for the same events: they are put in order once. */
function eventSetOf(packed: Packed): EventSet {
  if (last?.packed !== packed) last = { packed, set: makeEventSet(packed) };
  return last.set;
}
