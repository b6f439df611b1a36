import { useEffect } from 'react';
import { create } from 'zustand';
import { useAppState } from '#renderer/state/index';
import { isTyping } from '#renderer/ui/index';
import { type DaySpan, type PeriodStep, stepSpan } from '#shared/domain/period/index';

export const SPEEDS = [0.5, 1, 2, 4] as const;

type Play = {
  playing: boolean;
  /** Steps in a second. */
  speed: number;
  step: PeriodStep;
  loop: boolean;
  set: (patch: Partial<Omit<Play, 'set'>>) => void;
};

/** How the slider plays; the last choice is kept while the program runs. */
export const usePlayState = create<Play>((set) => ({
  playing: false,
  speed: 1,
  step: 'span',
  loop: false,
  set: (patch) => set(patch),
}));

const WINDOW_DAYS = 30;

/** Where playing begins: at the span while there is something after it, else with the first days of all. */
export function firstStep(span: DaySpan, first: number, end: number): DaySpan {
  if (span.toDay < end) return span;
  const days = Math.min(span.toDay - span.fromDay, Math.max(1, end - first));
  // A span of everything has nowhere to go: a window of a month is what can be watched.
  const length = days >= end - first ? Math.min(days, WINDOW_DAYS) : days;
  return { fromDay: first, toDay: first + length };
}

/** The next span, or null at the end. */
export function nextStep(
  span: DaySpan,
  step: PeriodStep,
  range: { readonly first: number; readonly end: number },
  loop: boolean,
): DaySpan | null {
  const next = stepSpan(span, step);
  if (next.fromDay < range.end) return next;
  return loop ? { fromDay: range.first, toDay: range.first + span.toDay - span.fromDay } : null;
}

/** Space presses a button that has the focus. */
const takesSpace = (target: EventTarget | null): boolean =>
  isTyping(target) || (target instanceof HTMLElement && target.tagName === 'BUTTON');

/** Moves the period on while it plays; Space begins and pauses. `first`, `end`: days of the first event and after the last. */
export function usePlay(span: DaySpan, first: number, end: number): { toggle: () => void } {
  const { playing, speed, step, loop, set } = usePlayState();
  const setPeriod = useAppState((state) => state.setPeriod);
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => {
      const next = nextStep(span, step, { first, end }, loop);
      if (next) setPeriod({ preset: null, ...next });
      else set({ playing: false });
    }, 1000 / speed);
    return () => clearTimeout(timer);
  }, [playing, speed, step, loop, span, first, end, setPeriod, set]);
  // A slider that is put away does not play on.
  useEffect(() => () => usePlayState.getState().set({ playing: false }), []);
  const toggle = (): void => {
    if (!playing) {
      const start = firstStep(span, first, end);
      if (start !== span) setPeriod({ preset: null, ...start });
    }
    set({ playing: !playing });
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== ' ' || event.defaultPrevented || takesSpace(event.target)) return;
      event.preventDefault();
      toggle();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
  return { toggle };
}
