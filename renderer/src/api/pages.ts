import { useQueries } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';

const PAGE = 100;

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
  const pages = Array.from({ length: span.last - span.first + 1 }, (_, index) => span.first + index);
  const answers = useQueries({
    queries: pages.map((page) => {
      const asked = { ...input, offset: page * PAGE, limit: PAGE };
      return { queryKey: [key, asked], queryFn: () => load(asked), enabled };
    }),
  });
  const total = answers.find((answer) => answer.data)?.data?.total ?? lastTotal.current;
  lastTotal.current = total;
  const rowAt = useCallback(
    (index: number): Row | undefined =>
      answers[Math.floor(index / PAGE) - span.first]?.data?.rows[index % PAGE],
    [answers, span.first],
  );
  /** Where the first loaded row stands that fits; -1 when none of those in memory does. */
  const indexWhere = (fits: (row: Row) => boolean): number => {
    for (const [at, answer] of answers.entries()) {
      const found = answer.data?.rows.findIndex(fits) ?? -1;
      if (found >= 0) return (span.first + at) * PAGE + found;
    }
    return -1;
  };
  const onVisible = useCallback((first: number, last: number) => {
    const next = { first: Math.floor(first / PAGE), last: Math.floor(last / PAGE) };
    setSpan((before) => (before.first === next.first && before.last === next.last ? before : next));
  }, []);
  const error = answers.find((answer) => answer.error)?.error ?? null;
  const loading = answers.every((answer) => answer.isPending);
  return { total, rowAt, indexWhere, onVisible, error, loading };
}
