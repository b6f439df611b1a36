import type { Marks } from '#shared/contract/common';
import { EVENT_SOURCES, type EventSource, type PackedEvents } from '#shared/contract/events';
import { ascendingOrder, type DaySpan, instantsOf, lowerBound, minuteOf } from '#shared/domain/period/index';
import { worldX, worldY } from '../canvas/view.ts';

/** Dated events by source and, within it, by time; places in Web Mercator 0–1 (NaN: has none). */
export type EventSet = {
  readonly packed: PackedEvents;
  readonly count: number;
  /** First event of each source and one past its last, in the order of EVENT_SOURCES. */
  readonly ranges: readonly (readonly [start: number, end: number])[];
  readonly atMin: Uint32Array;
  readonly endMin: Uint32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly level: Uint8Array;
  /** Row of the packed arrays. */
  readonly row: Uint32Array;
  /** The oldest and the newest beginning, minutes since the epoch; null without events. */
  readonly firstMin: number | null;
  readonly lastMin: number | null;
};

/** Puts packed events in order and projects them once. */
export function makeEventSet(packed: PackedEvents): EventSet {
  const { count } = packed;
  const byTime = ascendingOrder(packed.atMin);
  const sizes = EVENT_SOURCES.map(() => 0);
  for (const source of packed.source) sizes[source] = (sizes[source] ?? 0) + 1;
  const next: number[] = [];
  const ranges = sizes.map((size, source) => {
    const start = sizes.slice(0, source).reduce((sum, one) => sum + one, 0);
    next.push(start);
    return [start, start + size] as const;
  });
  const set = {
    packed,
    count,
    ranges,
    atMin: new Uint32Array(count),
    endMin: new Uint32Array(count),
    x: new Float64Array(count),
    y: new Float64Array(count),
    level: new Uint8Array(count),
    row: new Uint32Array(count),
    firstMin: count > 0 ? (packed.atMin[byTime[0] ?? 0] ?? null) : null,
    lastMin: count > 0 ? (packed.atMin[byTime[count - 1] ?? 0] ?? null) : null,
  };
  const [lng0, lat0] = packed.origin;
  for (const row of byTime) {
    const source = packed.source[row] as number;
    const at = next[source] as number;
    next[source] = at + 1;
    set.atMin[at] = packed.atMin[row] as number;
    set.endMin[at] = packed.endMin[row] as number;
    set.x[at] = worldX(lng0 + (packed.offset[row * 2] as number));
    set.y[at] = worldY(lat0 + (packed.offset[row * 2 + 1] as number));
    set.level[at] = packed.level[row] as number;
    set.row[at] = row;
  }
  return set;
}

/** The instants of one source, ascending. */
export function timesOf(set: EventSet, source: EventSource): Uint32Array {
  const [start, end] = set.ranges[EVENT_SOURCES.indexOf(source)] ?? [0, 0];
  return set.atMin.subarray(start, end);
}

/** Which events belong to a period: in the stretches, and (when given) those marked 1 in `match`. */
export type EventChoice = {
  readonly ranges: readonly (readonly [start: number, end: number])[];
  readonly match: Uint8Array | null;
  /** How many began in the period, and how many stood at some time in it, by source. */
  readonly began: readonly number[];
  readonly stood: readonly number[];
};

/**
 * The events of a span of days. `allowed` (by packed row) leaves out what a filter does not take; null takes all.
 * A scan of what began before the span's end: a million in some milliseconds.
 */
export function chooseEvents(
  set: EventSet,
  span: DaySpan,
  marks: Marks,
  allowed: Uint8Array | null,
): EventChoice {
  const { fromMs, toMs } = instantsOf(span);
  const fromMin = minuteOf(fromMs);
  const match = new Uint8Array(set.count);
  const began: number[] = [];
  const stood: number[] = [];
  const ranges = set.ranges.map(([start, end]) => {
    const times = set.atMin.subarray(start, end);
    const first = start + lowerBound(times, fromMin);
    const last = start + lowerBound(times, minuteOf(toMs));
    let newCount = 0;
    let standing = 0;
    for (let i = start; i < last; i += 1) {
      const isNew = i >= first;
      if (!isNew && (set.endMin[i] as number) < fromMin) continue;
      if (allowed && allowed[set.row[i] as number] === 0) continue;
      standing += 1;
      if (isNew) newCount += 1;
      if (isNew || marks === 'standing') match[i] = 1;
    }
    began.push(newCount);
    stood.push(standing);
    return [marks === 'new' ? first : start, last] as const;
  });
  return { ranges, match: marks === 'new' && !allowed ? null : match, began, stood };
}

/** Events ready to be drawn: only those that belong, in their order. */
export type TakenEvents = Pick<EventSet, 'x' | 'y' | 'level' | 'endMin' | 'ranges'>;

/** The events of a choice by themselves, so that drawing them again costs nothing for those that do not belong. */
export function takeEvents(set: EventSet, { ranges, match }: EventChoice): TakenEvents {
  if (!match) return { ...set, ranges };
  const rows = new Uint32Array(ranges.reduce((sum, [start, end]) => sum + end - start, 0));
  let count = 0;
  const taken = ranges.map(([start, end]) => {
    const first = count;
    for (let i = start; i < end; i += 1) if (match[i] === 1) rows[count++] = i;
    return [first, count] as const;
  });
  const made = {
    x: new Float64Array(count),
    y: new Float64Array(count),
    level: new Uint8Array(count),
    endMin: new Uint32Array(count),
    ranges: taken,
  };
  for (let at = 0; at < count; at += 1) {
    const i = rows[at] as number;
    made.x[at] = set.x[i] as number;
    made.y[at] = set.y[i] as number;
    made.level[at] = set.level[i] as number;
    made.endMin[at] = set.endMin[i] as number;
  }
  return made;
}
