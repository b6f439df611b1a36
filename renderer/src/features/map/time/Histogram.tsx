import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { t } from '#renderer/ui/index';
import { type BucketUnit, type DaySpan, dayText } from '#shared/domain/period/index';
import { PROBLEM_COLOUR } from '../layers/useProblems.ts';
import { fillOf } from '../points/symbolArt.ts';
import { axisFor, dayAt, domainOf, dragged, type Grip, shareOf } from './axis.ts';
import type { EventSet } from './eventSet.ts';
import { barsOf, paintBars } from './histogram.ts';
import { today } from './usePeriod.ts';

const REACH_PX = 8;
const DARK_PROBLEM = '#b98ad0';

type Props = {
  readonly set: EventSet | null;
  readonly firstDay: number | null;
  readonly span: DaySpan;
  readonly unit: BucketUnit;
  readonly onSpan: (span: DaySpan) => void;
};

/** Width of an element, kept up to date. */
function useWidth(): [React.RefObject<HTMLDivElement | null>, number] {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}

function Bars({
  axis,
  set,
  unit,
  width,
}: {
  axis: DaySpan;
  set: EventSet | null;
  unit: BucketUnit;
  width: number;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useApiQuery('settings.get', {}).data?.theme ?? 'light';
  const bars = useMemo(() => barsOf(set, axis, unit), [set, axis, unit]);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || width === 0) return;
    const height = element.clientHeight;
    const dpr = Math.min(2, window.devicePixelRatio || 1);
    element.width = Math.round(width * dpr);
    element.height = Math.round(height * dpr);
    const style = getComputedStyle(element);
    const colour = (name: string): string => style.getPropertyValue(name).trim();
    paintBars(context, bars, axis, {
      width,
      height,
      dpr,
      text: colour('--lm-text-2'),
      line: colour('--lm-line-strong'),
      sources: [fillOf('risk', 1), theme === 'dark' ? DARK_PROBLEM : PROBLEM_COLOUR],
    });
  }, [bars, axis, width, theme]);
  return <canvas ref={canvas} className="lm-time-bars" />;
}

/** The axis with its bars, and on it the span: both ends and the middle can be dragged, an empty place begins a new one. */
export function Histogram({ set, firstDay, span, unit, onSpan }: Props) {
  const [box, width] = useWidth();
  const shown = useRef<DaySpan | null>(null);
  const drag = useRef<{ grip: Grip; at: DaySpan; startDay: number } | null>(null);
  // While something is dragged the axis stands still under the pointer.
  const axis =
    drag.current && shown.current
      ? shown.current
      : axisFor(unit, domainOf(firstDay, today(), span), span, shown.current);
  shown.current = axis;
  const { fromDay, toDay } = axis;
  const steady = useMemo(() => ({ fromDay, toDay }), [fromDay, toDay]);
  const shareAt = (event: PointerEvent): number =>
    (event.clientX - (box.current?.getBoundingClientRect().left ?? 0)) / Math.max(1, width);
  const gripAt = (share: number): Grip => {
    const x = share * width;
    const from = shareOf(span.fromDay, steady) * width;
    const to = shareOf(span.toDay, steady) * width;
    const reach = Math.min(REACH_PX, Math.max(4, (to - from) / 3));
    if (Math.abs(x - to) <= reach) return 'to';
    if (Math.abs(x - from) <= reach) return 'from';
    return x > from && x < to ? 'middle' : 'new';
  };
  const onDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const share = shareAt(event);
    const grip = gripAt(share);
    const startDay =
      grip === 'new'
        ? Math.floor(steady.fromDay + share * (steady.toDay - steady.fromDay))
        : dayAt(share, steady);
    drag.current = { grip, at: span, startDay };
    if (grip === 'new') onSpan(dragged('new', span, startDay, startDay));
  };
  const onMove = (event: PointerEvent<HTMLDivElement>): void => {
    const held = drag.current;
    if (!held) {
      event.currentTarget.dataset.grip = gripAt(shareAt(event));
      return;
    }
    onSpan(dragged(held.grip, held.at, held.startDay, dayAt(shareAt(event), steady)));
  };
  const onUp = (): void => {
    drag.current = null;
  };
  const onKey =
    (grip: Grip) =>
    (event: KeyboardEvent): void => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      const days = by * (event.shiftKey ? 7 : 1);
      onSpan(
        dragged(
          grip,
          span,
          0,
          grip === 'from' ? span.fromDay + days : grip === 'to' ? span.toDay + days : days,
        ),
      );
    };
  const handle = (grip: 'from' | 'to', day: number) => (
    <span
      className="lm-time-handle"
      role="slider"
      tabIndex={0}
      data-grip={grip}
      aria-label={t(`map.time.${grip}`)}
      aria-valuemin={steady.fromDay}
      aria-valuemax={steady.toDay}
      aria-valuenow={day}
      aria-valuetext={dayText(grip === 'to' ? day - 1 : day)}
      style={{ left: `${shareOf(day, steady) * 100}%` }}
      onKeyDown={onKey(grip)}
    />
  );
  return (
    <div
      ref={box}
      className="lm-time-axis"
      data-axis
      onPointerDown={onDown}
      onPointerMove={onMove}
      onPointerUp={onUp}
      onPointerCancel={onUp}
    >
      <Bars axis={steady} set={set} unit={unit} width={width} />
      <div
        className="lm-time-span"
        style={{
          left: `${shareOf(span.fromDay, steady) * 100}%`,
          width: `${(shareOf(span.toDay, steady) - shareOf(span.fromDay, steady)) * 100}%`,
        }}
      />
      {handle('from', span.fromDay)}
      {handle('to', span.toDay)}
    </div>
  );
}
