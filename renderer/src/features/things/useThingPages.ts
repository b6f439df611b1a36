import { useQueries } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { api } from '#renderer/api/index';
import type { ParsedInputOf } from '#shared/contract/index';
import type { Thing, ThingFilter } from '#shared/contract/things';

const PAGE = 100;
export type ThingSort = NonNullable<ParsedInputOf<'things.list'>['sort']>;

/** The things of a filter as one long list, of which only the pages in sight are asked for. */
export function useThingPages(filter: ThingFilter, sort: ThingSort | undefined, enabled = true) {
  const [span, setSpan] = useState({ first: 0, last: 0 });
  const lastTotal = useRef(0);
  const pages = Array.from({ length: span.last - span.first + 1 }, (_, index) => span.first + index);
  const answers = useQueries({
    queries: pages.map((page) => {
      const input = { filter, ...(sort ? { sort } : {}), offset: page * PAGE, limit: PAGE };
      return { queryKey: ['things.list', input], queryFn: () => api.things.list(input), enabled };
    }),
  });
  const total = answers.find((answer) => answer.data)?.data?.total ?? lastTotal.current;
  lastTotal.current = total;
  const rowAt = useCallback(
    (index: number): Thing | undefined => {
      const page = Math.floor(index / PAGE) - span.first;
      return answers[page]?.data?.rows[index % PAGE];
    },
    [answers, span.first],
  );
  const onVisible = useCallback((first: number, last: number) => {
    const next = { first: Math.floor(first / PAGE), last: Math.floor(last / PAGE) };
    setSpan((before) => (before.first === next.first && before.last === next.last ? before : next));
  }, []);
  const error = answers.find((answer) => answer.error)?.error ?? null;
  return { total, rowAt, onVisible, error, loading: answers.every((answer) => answer.isPending) };
}
