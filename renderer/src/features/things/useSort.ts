import { useCallback, useState } from 'react';
import type { ThingSort } from '#shared/contract/things';

type Key = { readonly key: string; readonly descending: boolean };
/** Keys that part what is alike under the first. */
const MOST_NEXT = 2;

export const sortKeys = (sort: ThingSort | undefined): readonly Key[] =>
  sort ? [sort, ...(sort.next ?? [])] : [];

/** A click on a header: up, then down, then the order of old again. With `more` beside the keys there are. */
export function nextSort(before: ThingSort | undefined, key: string, more = false): ThingSort | undefined {
  const keys = sortKeys(before);
  const mine = keys.find((one) => one.key === key);
  const now = !mine ? { key, descending: false } : mine.descending ? null : { key, descending: true };
  if (!more) return now ?? undefined;
  const next = mine
    ? keys.flatMap((one) => (one === mine ? (now ?? []) : { key: one.key, descending: one.descending }))
    : [...keys.map((one) => ({ key: one.key, descending: one.descending })), ...(now ? [now] : [])];
  const [first, ...rest] = next;
  return first && { ...first, ...(rest.length > 0 && { next: rest.slice(0, MOST_NEXT) }) };
}

export function useSort(): [ThingSort | undefined, (key: string, more: boolean) => void] {
  const [sort, setSort] = useState<ThingSort | undefined>();
  const onSort = useCallback(
    (key: string, more: boolean) => setSort((before) => nextSort(before, key, more)),
    [],
  );
  return [sort, onSort];
}
