import { useEffect } from 'react';
import { queryClient, useApiQuery } from '#renderer/api/index';
import type { OutputOf } from '#shared/contract/index';
import { instantsOf, spanOf } from '#shared/domain/period/index';
import { today } from '../time/usePeriod.ts';

/** Also without a word from the core: what is overdue changes with the clock, and a word may have been lost. */
const ASK_AGAIN_MS = 60_000;

/** The figures of the wall; when asking fails, the last ones and the time they are from. */
export function useFigures(): {
  readonly figures: OutputOf<'stats.figures'> | null;
  /** Set while what is shown could not be brought up to date, epoch ms. */
  readonly asOfMs: number | null;
} {
  const month = instantsOf(spanOf({ preset: 'thisMonth' }, today()));
  const { data, error, dataUpdatedAt, refetch } = useApiQuery(
    'stats.figures',
    { sinceMs: month.fromMs },
    { keepPrevious: true },
  );
  useEffect(() => {
    const timer = setInterval(() => void refetch(), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [refetch]);
  const failing = error !== null;
  useEffect(() => {
    // What was missed while the core could not be reached is asked for again.
    if (failing) return () => void queryClient.invalidateQueries();
  }, [failing]);
  return { figures: data ?? null, asOfMs: failing && dataUpdatedAt > 0 ? dataUpdatedAt : null };
}
