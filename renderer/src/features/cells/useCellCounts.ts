import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '#renderer/api/index';
import type { Measure } from '#shared/contract/cells';
import { RESOURCE_KINDS } from '#shared/domain/kinds/index';

export const COUNT_COLUMNS = ['resource', 'person', 'risk', 'problem'] as const;
export type CountColumn = (typeof COUNT_COLUMNS)[number];
export type CellCounts = Readonly<Record<CountColumn, number>>;

const SOURCES: readonly (readonly [CountColumn, Measure['source']])[] = [
  ...RESOURCE_KINDS.map((kind) => ['resource', kind] as const),
  ['person', 'person'],
  ['risk', 'risk'],
  ['problem', 'problem'],
];
const NOTHING: CellCounts = { resource: 0, person: 0, risk: 0, problem: 0 };

/** How many resources, people, risks and problems each cell has, micro cells included. */
export function useCellCounts(): (cellId: string) => CellCounts {
  const answers = useQueries({
    queries: SOURCES.map(([, source]) => {
      const input = { source, rate: 'count' as const };
      return { queryKey: ['cells.stats', input], queryFn: () => api.cells.stats(input) };
    }),
    combine: (results) => results.map((result) => result.data),
  });
  return useMemo(() => {
    const counts = new Map<string, Record<CountColumn, number>>();
    for (const [index, answer] of answers.entries()) {
      const column = SOURCES[index]?.[0];
      if (!answer || !column) continue;
      for (const [row, cellId] of answer.cellIds.entries()) {
        const entry = counts.get(cellId) ?? { ...NOTHING };
        entry[column] += answer.values[row] || 0;
        counts.set(cellId, entry);
      }
    }
    return (cellId) => counts.get(cellId) ?? NOTHING;
  }, [answers]);
}
