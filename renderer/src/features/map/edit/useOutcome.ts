import { useMemo } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { useCells } from '#renderer/api/lookups';
import { t } from '#renderer/ui/index';
import { type EditResult, type Grid, gridOf } from '#shared/domain/grid/edit/index';
import type { Markers } from '../points/pointSet.ts';
import { useEdit } from './editState.ts';
import { type Effects, effectsOf } from './effects.ts';
import { nextName, proposedCodes } from './proposals.ts';
import { afterMoves, parentOfDrawn, workOut } from './request.ts';

const NO_EFFECTS: Effects = { countOf: new Map(), moved: 0 };
const NO_CODES: ReadonlyMap<string, string> = new Map();

/** What the step in hand would do, worked out whenever it or the cells change. */
export type Outcome = {
  readonly grid: Grid;
  /** The cells with unsaved moves of borders. */
  readonly work: Grid;
  readonly result: EditResult | null;
  readonly effects: Effects;
  /** Proposed codes of new cells. */
  readonly codes: ReadonlyMap<string, string>;
};

export function useOutcome(markers: Markers | undefined): Outcome {
  const { list } = useCells();
  const format = useApiQuery('settings.get', {}).data?.cellCodeFormat;
  const grid = useMemo(() => gridOf(list), [list]);
  const state = useEdit();
  const { step, tier, chosen, path, finished, fillAt, moves, heir, overlaps, ids } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed or refused changes nothing here
  const result = useMemo(() => {
    const parent = parentOfDrawn(grid, tier, path);
    const siblings = grid.cells.filter((cell) => cell.tier === tier && cell.parentId === parent);
    return workOut(
      grid,
      state,
      tier === 'community' ? t('cells.tierName.community') : nextName(siblings, t(`cells.tierName.${tier}`)),
    );
  }, [grid, step, tier, chosen, path, finished, fillAt, moves, heir, overlaps, ids]);
  const work = useMemo(() => {
    const after = moves.length === 0 ? grid : afterMoves(grid, moves);
    return 'ok' in after ? grid : after;
  }, [grid, moves]);
  const effects = useMemo(
    () => (result?.ok && markers ? effectsOf(grid, result.edit, markers.lngLat) : NO_EFFECTS),
    [grid, result, markers],
  );
  const codes = useMemo(
    () => (result?.ok && format ? proposedCodes(grid, result.edit, format) : NO_CODES),
    [grid, result, format],
  );
  return useMemo(() => ({ grid, work, result, effects, codes }), [grid, work, result, effects, codes]);
}
