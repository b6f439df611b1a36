import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

const PAGE = 100;
/** A dragged scrollbar passes over pages by the hundred: a far one is asked for when it has rested so long. */
const REST_MS = 40;

/**
 * The rows of a paged query as one long list, of which only the pages in sight are asked for. `key` is the method's
 * name, so that changed topics make the pages stale like any other query.
 */
export function usePages<Row, Input extends object>(
  key: string,
  input: Input,
  load: (input: Input & { offset: number; limit: number }) => Promise<{ rows: Row[]; total: number }>,
  enabled = true,
) {
  const [span, setSpan] = useState({ first: 0, last: 0 });
  const lastTotal = useRef(0);
  const spanNow = useRef(span);
  spanNow.current = span;
  const client = useQueryClient();
  const inputKey = JSON.stringify(input);
  const pages = Array.from({ length: span.last - span.first + 1 }, (_, index) => span.first + index);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an input is what it says, not which object says it
  const question = useMemo(
    () => (page: number) => {
      const asked = { ...input, offset: page * PAGE, limit: PAGE };
      return { queryKey: [key, asked], queryFn: () => load(asked) };
    },
    [key, inputKey, load],
  );
  const answers = useQueries({
    queries: pages.map((page) => ({ ...question(page), enabled })),
  });
  const total = answers.find((answer) => answer.data)?.data?.total ?? lastTotal.current;
  lastTotal.current = total;
  const rowAt = useCallback(
    (index: number): Row | undefined => {
      const page = Math.floor(index / PAGE);
      const data =
        answers[page - span.first]?.data ?? client.getQueryData<{ rows: Row[] }>(question(page).queryKey);
      return data?.rows[index % PAGE];
    },
    [answers, span.first, client, question],
  );
  /** Where the first loaded row stands that fits; -1 when none of those in memory does. */
  const indexWhere = (fits: (row: Row) => boolean): number => {
    for (const [at, answer] of answers.entries()) {
      const found = answer.data?.rows.findIndex(fits) ?? -1;
      if (found >= 0) return (span.first + at) * PAGE + found;
    }
    return -1;
  };
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const onVisible = useCallback((first: number, last: number) => {
    const next = { first: Math.floor(first / PAGE), last: Math.floor(last / PAGE) };
    const take = (): void =>
      setSpan((before) => (before.first === next.first && before.last === next.last ? before : next));
    clearTimeout(timer.current);
    if (next.last < spanNow.current.first - 1 || next.first > spanNow.current.last + 1)
      timer.current = setTimeout(take, REST_MS);
    else take();
  }, []);
  // The neighbours of what is in sight, so that scrolling finds its rows here.
  useEffect(() => {
    const most = Math.max(0, Math.ceil(total / PAGE) - 1);
    for (const page of [span.first - 1, span.last + 1])
      if (enabled && page >= 0 && page <= most)
        void client.prefetchQuery(question(page)).catch(() => undefined);
  }, [client, question, span, total, enabled]);
  /** Rows of a stretch, fetched where they are not here yet. */
  const rowsOf = useCallback(
    async (first: number, last: number): Promise<readonly (Row | undefined)[]> => {
      const found = new Map<number, Row[]>();
      for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page += 1)
        found.set(page, (await client.fetchQuery(question(page))).rows);
      return Array.from(
        { length: Math.max(0, last - first + 1) },
        (_, at) => found.get(Math.floor((first + at) / PAGE))?.[(first + at) % PAGE],
      );
    },
    [client, question],
  );
  const error = answers.find((answer) => answer.error)?.error ?? null;
  const loading = answers.every((answer) => answer.isPending);
  return { total, rowAt, rowsOf, indexWhere, onVisible, error, loading };
}
