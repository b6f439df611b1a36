import { EVENT_SOURCES } from '#shared/contract/events';
import { type BucketUnit, bucketDays, countBuckets, type DaySpan } from '#shared/domain/period/index';
import { shareOf, ticksOf } from './axis.ts';
import { type EventSet, timesOf } from './eventSet.ts';

/** Bars of an axis: the days between which each stands, and its counts by source. */
export type Bars = {
  readonly days: Int32Array;
  readonly counts: readonly Uint32Array[];
  /** The highest bar, both sources together. */
  readonly most: number;
};

export function barsOf(set: EventSet | null, axis: DaySpan, unit: BucketUnit): Bars {
  const days = bucketDays(axis, unit);
  const counts = EVENT_SOURCES.map((source) => countBuckets(set ? timesOf(set, source) : [], days));
  let most = 0;
  for (let i = 0; i < days.length - 1; i += 1)
    most = Math.max(
      most,
      counts.reduce((sum, one) => sum + (one[i] ?? 0), 0),
    );
  return { days, counts, most };
}

const TEXT_PX = 16;

type Look = {
  readonly width: number;
  readonly height: number;
  readonly dpr: number;
  /** Colours of the page for text and lines. */
  readonly text: string;
  readonly line: string;
  /** Colours of the two sources. */
  readonly sources: readonly string[];
};

/** Bars of both sources stacked, with dates below. */
export function paintBars(context: CanvasRenderingContext2D, bars: Bars, axis: DaySpan, look: Look): void {
  const { width, height, dpr } = look;
  const floor = height - TEXT_PX;
  context.setTransform(dpr, 0, 0, dpr, 0, 0);
  context.clearRect(0, 0, width, height);
  const place = (day: number): number => shareOf(day, axis) * width;
  for (let i = 0; i < bars.days.length - 1; i += 1) {
    const left = Math.max(0, place(bars.days[i] ?? 0));
    const right = Math.min(width, place(bars.days[i + 1] ?? 0));
    const gap = right - left > 4 ? 1 : 0;
    let top = floor;
    bars.counts.forEach((counts, source) => {
      const count = counts[i] ?? 0;
      if (count === 0) return;
      // One is seen beside a thousand.
      const tall = Math.max(1.5, (count / bars.most) * (floor - 4));
      context.fillStyle = look.sources[source] ?? look.text;
      context.fillRect(left, top - tall, Math.max(1, right - left - gap), tall);
      top -= tall;
    });
  }
  context.fillStyle = look.line;
  context.fillRect(0, floor, width, 1);
  context.font = `11px ${getComputedStyle(document.body).fontFamily}`;
  context.textBaseline = 'middle';
  for (const { day, text, major } of ticksOf(axis, width)) {
    const x = place(day);
    context.fillStyle = look.line;
    context.fillRect(Math.round(x), floor, 1, major ? 5 : 3);
    context.fillStyle = look.text;
    const half = context.measureText(text).width / 2;
    context.fillText(text, Math.min(Math.max(2, x - half), width - 2 * half - 2), floor + 10);
  }
}
