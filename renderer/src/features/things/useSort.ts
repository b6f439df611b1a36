import { useCallback, useState } from 'react';
import type { ThingSort } from './useThingPages.ts';

/** A click on a header: up, then down, then the order of old again. */
export function nextSort(before: ThingSort | undefined, key: ThingSort['key']): ThingSort | undefined {
  if (before?.key !== key) return { key, descending: false };
  return before.descending ? undefined : { key, descending: true };
}

export function useSort(): [ThingSort | undefined, (key: string) => void] {
  const [sort, setSort] = useState<ThingSort | undefined>();
  const onSort = useCallback(
    (key: string) => setSort((before) => nextSort(before, key as ThingSort['key'])),
    [],
  );
  return [sort, onSort];
}
