import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#renderer/api/index';
import type { InputOf } from '#shared/contract/index';
import type { Thing, ThingFilter } from '#shared/contract/things';

const PAGE = 200;

/** A long list of which only the pages in sight are read. */
export type PagedThings = {
  readonly total: number | null;
  readonly rowAt: (index: number) => Thing | undefined;
  readonly indexOf: (id: string) => number;
  /** Told which rows are in sight. */
  readonly showRange: (first: number, last: number) => void;
};

/** Things that a filter takes, by name, page by page. */
export function usePagedThings(filter: ThingFilter): PagedThings {
  const [[first, last], setPages] = useState<readonly [number, number]>([0, 0]);
  const pages = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const answers = useQueries({
    queries: pages.map((page) => {
      const input: InputOf<'things.list'> = {
        filter,
        sort: { key: 'name' },
        offset: page * PAGE,
        limit: PAGE,
      };
      return { queryKey: ['things.list', input], queryFn: () => api.things.list(input) };
    }),
  });
  const loaded = answers.map(({ data }) => data);
  const total = loaded.find((data) => data)?.total ?? null;
  return {
    total,
    rowAt: (index) => loaded[Math.floor(index / PAGE) - first]?.rows[index % PAGE],
    indexOf: (id) => {
      for (const [at, data] of loaded.entries()) {
        const found = data?.rows.findIndex((row) => row.id === id) ?? -1;
        if (found >= 0) return (first + at) * PAGE + found;
      }
      return -1;
    },
    showRange: (firstRow, lastRow) => {
      const next = [Math.floor(firstRow / PAGE), Math.floor(Math.max(firstRow, lastRow) / PAGE)] as const;
      if (next[0] !== first || next[1] !== last) setPages(next);
    },
  };
}
