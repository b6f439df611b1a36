import { useEffect } from 'react';
import { useAppState } from '#renderer/state/index';
import type { ProblemDetail } from '#shared/contract/problems';
import { routeTo } from '#shared/domain/matching/route';

/** Draws on the map who was asked, with the numbers of the order of going; gone when the card closes. */
export function useAskedLines(problem: ProblemDetail | undefined): void {
  useEffect(() => {
    const from = problem?.anchor;
    if (!problem || !from) return;
    const asked = problem.assignments.flatMap(({ anchor, thingId, state }) =>
      anchor && state !== 'declined' && state !== 'cancelled' ? [{ to: anchor, thingId }] : [],
    );
    const { order } = routeTo(
      from,
      asked.map(({ to }) => to),
    );
    const lines = asked.map((one, i) => ({ ...one, from, rank: order.indexOf(i) + 1 }));
    const { setLines } = useAppState.getState();
    setLines(lines);
    return () => {
      // The answer to another question may have drawn its own meanwhile.
      if (useAppState.getState().lines === lines) setLines([]);
    };
  }, [problem]);
}
