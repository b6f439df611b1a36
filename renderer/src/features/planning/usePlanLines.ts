import { useEffect } from 'react';
import { type PickLine, useAppState } from '#renderer/state/index';
import type { PlanRow } from '#shared/contract/planning';

/** Draws who goes where: a line in the colour of the problem's level, numbered like its row. */
export function usePlanLines(rows: readonly PlanRow[] | undefined): void {
  useEffect(() => {
    if (!rows) return;
    useAppState
      .getState()
      .setLines(
        rows.flatMap(({ anchor, picks, level }, at) =>
          picks.flatMap((pick): PickLine[] =>
            anchor && pick.anchor
              ? [{ from: anchor, to: pick.anchor, thingId: pick.thingId, rank: at + 1, level }]
              : [],
          ),
        ),
      );
  }, [rows]);
  useEffect(() => () => useAppState.getState().setLines([]), []);
}
