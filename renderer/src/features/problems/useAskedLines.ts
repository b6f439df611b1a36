import { useEffect } from 'react';
import { useAppState } from '#renderer/state/index';
import type { ProblemDetail } from '#shared/contract/problems';
import { orderOfGoing } from '#shared/domain/matching/route';

/** Draws on the map who was asked, with the numbers of the order of going; gone when the card closes. */
export function useAskedLines(problem: ProblemDetail | undefined): void {
  useEffect(() => {
    const from = problem?.anchor;
    if (!problem || !from) return;
    const asked = problem.assignments.flatMap(({ anchor, thingId, kind, state }) =>
      anchor && state !== 'declined' && state !== 'cancelled' ? [{ anchor, thingId, kind }] : [],
    );
    // What stays where it is comes after those who go.
    const order = [...new Set([...orderOfGoing(from, asked).order, ...asked.keys()])];
    const lines = asked.map(({ anchor, thingId }, i) => ({
      to: anchor,
      thingId,
      from,
      rank: order.indexOf(i) + 1,
    }));
    const { setLines } = useAppState.getState();
    setLines(lines);
    return () => {
      // The answer to another question may have drawn its own meanwhile.
      if (useAppState.getState().lines === lines) setLines([]);
    };
  }, [problem]);
}
