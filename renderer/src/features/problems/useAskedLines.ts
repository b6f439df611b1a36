import { useEffect } from 'react';
import { type PickLine, useAppState } from '#renderer/state/index';
import type { ProblemDetail } from '#shared/contract/problems';
import { numberedAsked } from './asked.ts';

/** Draws on the map who was asked, with the numbers of the order of going; gone when the card closes. */
export function useAskedLines(problem: ProblemDetail | undefined): void {
  useEffect(() => {
    const from = problem?.anchor;
    if (!problem || !from) return;
    const lines = numberedAsked(problem).flatMap(({ assignment: { anchor, thingId }, number }): PickLine[] =>
      anchor && number !== null ? [{ to: anchor, thingId, from, rank: number }] : [],
    );
    const { setLines } = useAppState.getState();
    setLines(lines);
    return () => {
      // The answer to another question may have drawn its own meanwhile.
      if (useAppState.getState().lines === lines) setLines([]);
    };
  }, [problem]);
}
