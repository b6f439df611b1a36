import { useMemo } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { FIRST_COLOURING } from '#renderer/state/colouring';
import { useAppState } from '#renderer/state/index';
import { useSettled } from '#renderer/ui/index';
import { type DaySpan, instantsOf } from '#shared/domain/period/index';
import { type CellDrawing, setOf } from '../layers/cellDrawing.ts';
import { type CellFill, makeFill } from '../layers/cellFill.ts';
import { measureOf } from '../layers/useColouring.ts';
import { type DensityPicture, densityPicture, highest } from '../layers/useDensity.ts';
import { useMapUi } from '../mapUi.ts';
import { useCompare } from './compareState.ts';

const REST_MS = 150;

export type Pair<T> = { readonly a: T; readonly b: T };

/** Both spans as instants, once they have come to rest. */
function usePeriods(): Pair<{ fromMs: number; toMs: number }> {
  const a = useSettled(
    useCompare((state) => state.a),
    REST_MS,
  );
  const b = useSettled(
    useCompare((state) => state.b),
    REST_MS,
  );
  return useMemo(() => ({ a: instantsOf(a), b: instantsOf(b) }), [a, b]);
}

/** How cells are coloured: as on the one map when that shows the same source, else by plain counts. */
function useCompareColouring() {
  const source = useCompare((state) => state.source);
  const chosen = useAppState((state) => state.colouring);
  return useMemo(
    () => ({ ...(chosen.source === source ? chosen : FIRST_COLOURING), source }),
    [chosen, source],
  );
}

/** Counts of both spans by cell, and their fillings with the same classes. */
export function useCompareCells(drawing: CellDrawing | null) {
  const periods = usePeriods();
  const colouring = useCompareColouring();
  const near = useMapUi((state) => state.near);
  const dark = useApiQuery('settings.get', {}).data?.theme === 'dark';
  const keep = { keepPrevious: true };
  const a = useApiQuery('cells.stats', measureOf(colouring, periods.a), keep).data;
  const b = useApiQuery('cells.stats', measureOf(colouring, periods.b), keep).data;
  const fills = useMemo((): Pair<CellFill> | null => {
    if (!a || !b || !drawing) return null;
    const set = setOf(drawing, near);
    return {
      a: makeFill(colouring, a, set, { near, dark, beside: b }),
      b: makeFill(colouring, b, set, { near, dark, beside: a }),
    };
  }, [a, b, drawing, colouring, near, dark]);
  return { a, b, fills };
}

/** Densities of both spans with one radius and one scale. */
export function useCompareDensity(on: boolean) {
  const periods = usePeriods();
  const source = useCompare((state) => state.source);
  const options = { enabled: on, keepPrevious: true };
  const both = {
    fromMs: Math.min(periods.a.fromMs, periods.b.fromMs),
    toMs: Math.max(periods.a.toMs, periods.b.toMs),
  };
  // The radius fits the events of both together; each by its own would blur them differently.
  const bandwidthM = useApiQuery('hotspots.density', { source, period: both }, options).data?.bandwidthM;
  const second = { enabled: on && bandwidthM !== undefined, keepPrevious: true };
  const ask = (period: DaySpanMs) => ({ source, period, ...(bandwidthM ? { bandwidthM } : {}) });
  const a = useApiQuery('hotspots.density', ask(periods.a), second).data;
  const b = useApiQuery('hotspots.density', ask(periods.b), second).data;
  return useMemo(() => {
    if (!on || !a || !b) return null;
    const maxPerKm2 = Math.max(highest(a), highest(b));
    const pictures: Pair<DensityPicture | null> = {
      a: densityPicture(a, maxPerKm2),
      b: densityPicture(b, maxPerKm2),
    };
    return { pictures, legend: { maxPerKm2, count: a.count + b.count, bandwidthM: a.bandwidthM } };
  }, [on, a, b]);
}

type DaySpanMs = { fromMs: number; toMs: number };

export const daysOf = ({ fromDay, toDay }: DaySpan): number => toDay - fromDay;
