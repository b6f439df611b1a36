import { create } from 'zustand';
import { useAppState } from '#renderer/state/index';
import { type DaySpan, stepSpan } from '#shared/domain/period/index';
import type { MapEngine } from '../engine.ts';
import { placeOf, useViewRequest, type ViewPlace } from '../views/viewRequest.ts';

export const COMPARE_MODES = ['cells', 'density', 'points'] as const;
export type CompareMode = (typeof COMPARE_MODES)[number];
export type CompareSource = 'risk' | 'problem';

type Compare = {
  readonly a: DaySpan;
  readonly b: DaySpan;
  readonly mode: CompareMode;
  readonly source: CompareSource;
  /** Where both maps begin, and where the one map goes afterwards. */
  readonly place: ViewPlace | null;
};

/** What is compared; mode and source stay as they were last chosen. */
export const useCompare = create<Compare>(() => ({
  a: { fromDay: 0, toDay: 1 },
  b: { fromDay: 1, toDay: 2 },
  mode: 'cells',
  source: 'problem',
  place: null,
}));

/** Compares a span with the one just before it. */
export function enterCompare(engine: MapEngine, span: DaySpan): void {
  useCompare.setState({ a: stepSpan(span, 'span', -1), b: span, place: placeOf(engine) });
  const { select, setMode, setComparing } = useAppState.getState();
  select(null);
  setMode({ type: 'browse' });
  setComparing(true);
}

/** Back to the one map, at the place where both looked. */
export function leaveCompare(): void {
  const { place } = useCompare.getState();
  if (place) useViewRequest.getState().ask(place);
  useAppState.getState().setComparing(false);
}
