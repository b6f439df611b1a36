import { useEffect, useMemo, useRef } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { type CellColouring, useAppState } from '#renderer/state/index';
import type { InputOf } from '#shared/contract/index';
import {
  isDated,
  type MeasureSource,
  ratesOf,
  takesCategory,
  takesLevel,
  takesSkill,
} from '#shared/domain/hotspot/measures';
import { useMapUi } from '../mapUi.ts';
import { usePeriod } from '../time/usePeriod.ts';
import { type CellDrawing, setOf } from './cellDrawing.ts';
import { type CellFill, makeFill } from './cellFill.ts';

type Period = { readonly fromMs: number; readonly toMs: number };

/** The rate that holds: the chosen one, if it says something of the source. */
export const rateOf = (source: MeasureSource, rate: CellColouring['rate']): CellColouring['rate'] =>
  ratesOf(source).includes(rate) ? rate : 'count';

/** The question of a choice; only the parts that its source takes. */
export function measureOf(colouring: CellColouring, period: Period): InputOf<'cells.stats'> {
  const source = colouring.source === 'none' ? 'risk' : colouring.source;
  const { categoryId, level, skill, post } = colouring;
  return {
    source,
    rate: rateOf(source, colouring.rate),
    ...(isDated(source) && { period }),
    ...(categoryId && takesCategory(source) && { categoryId }),
    ...(level && takesLevel(source) && { levels: [level] }),
    ...(skill.trim() && takesSkill(source) && { skill: skill.trim() }),
    ...(post && takesSkill(source) && { post }),
  };
}

/** The measure that the user chose, by cell, in classes; null when cells are not coloured. */
export function useColouring(drawing: CellDrawing | null): CellFill | null {
  const colouring = useAppState((state) => state.colouring);
  const { settled } = usePeriod();
  const near = useMapUi((state) => state.near);
  const settings = useApiQuery('settings.get', {});
  const dark = settings.data?.theme === 'dark';
  const on = colouring.source !== 'none';
  const { data, isPlaceholderData } = useApiQuery('cells.stats', measureOf(colouring, settled), {
    enabled: on,
    keepPrevious: true,
  });
  const last = useRef<CellFill | null>(null);
  const fill = useMemo(() => {
    const { source } = colouring;
    if (source === 'none' || !data || !drawing) return null;
    // The answer to the question before must not stand under the new name.
    if (isPlaceholderData) return last.current;
    const chosen = { ...colouring, source, rate: rateOf(source, colouring.rate) };
    return makeFill(chosen, data, setOf(drawing, near), { near, dark });
  }, [colouring, data, isPlaceholderData, drawing, near, dark]);
  useEffect(() => {
    last.current = fill;
  }, [fill]);
  return fill;
}
