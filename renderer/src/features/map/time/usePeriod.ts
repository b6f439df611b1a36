import { useMemo } from 'react';
import { useAppState } from '#renderer/state/index';
import { dynamic, t, useSettled } from '#renderer/ui/index';
import {
  type DaySpan,
  dayOf,
  dayText,
  instantsOf,
  type PeriodChoice,
  spanOf,
} from '#shared/domain/period/index';
import { useMapUi } from '../mapUi.ts';

/** While the slider is dragged or plays, questions to the core wait for so long a rest. */
const REST_MS = 120;

export const today = (): number => dayOf(Date.now());

/** `2026-07-01 至 2026-07-31`: both days belong to it. */
export const spanText = ({ fromDay, toDay }: DaySpan): string =>
  toDay - fromDay === 1
    ? dayText(fromDay)
    : t('map.time.range', { from: dayText(fromDay), to: dayText(toDay - 1) });

/** A period in a few words: by its name when it has one, else by its days. */
export const periodText = (choice: PeriodChoice, span: DaySpan): string =>
  choice.preset === null ? spanText(span) : dynamic(`map.time.preset.${choice.preset}`);

/** The period of colouring, density and time slider: its days, its name, and as instants once it has come to rest. */
export function usePeriod(): {
  readonly span: DaySpan;
  readonly label: string;
  readonly settled: { readonly fromMs: number; readonly toMs: number };
} {
  const choice = useAppState((state) => state.period);
  const firstDay = useMapUi((state) => state.firstEventDay) ?? 0;
  const day = today();
  const { fromDay, toDay } = spanOf(choice, day, firstDay);
  const span = useMemo(() => ({ fromDay, toDay }), [fromDay, toDay]);
  const settled = useSettled(span, REST_MS);
  return { span, label: periodText(choice, span), settled: useMemo(() => instantsOf(settled), [settled]) };
}
