import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { worldX, worldY } from '#renderer/features/map/canvas/view';
import { chooseEvents, makeEventSet, takeEvents, timesOf } from '#renderer/features/map/time/eventSet';
import { barsOf } from '#renderer/features/map/time/histogram';
import { EVENT_SOURCES, NO_NAME, NOT_ENDED, type PackedEvents } from '#shared/contract/events';
import { type DaySpan, instantsOf, minuteOf, parseDay } from '#shared/domain/period/index';

const day = (text: string): number => parseDay(text) ?? Number.NaN;
const FIRST = day('2024-01-01');

type Event = { source: number; atMin: number; endMin: number; level: number };
const events = fc.array(
  fc.record({
    source: fc.integer({ min: 0, max: 1 }),
    atMin: fc.integer({
      min: minuteOf(instantsOf({ fromDay: FIRST, toDay: FIRST + 1 }).fromMs),
      max: 29_700_000,
    }),
    lasts: fc.option(fc.integer({ min: 0, max: 200_000 })),
    level: fc.integer({ min: 0, max: 4 }),
  }),
  { maxLength: 200 },
);
const toEvents = (
  list: readonly { source: number; atMin: number; lasts: number | null; level: number }[],
): Event[] =>
  list.map(({ lasts, ...event }) => ({ ...event, endMin: lasts === null ? NOT_ENDED : event.atMin + lasts }));

function pack(list: readonly Event[]): PackedEvents {
  const ids = new Uint8Array(list.length * 16);
  return {
    count: list.length,
    origin: [121.5, 29.8],
    atMin: Uint32Array.from(list, ({ atMin }) => atMin),
    endMin: Uint32Array.from(list, ({ endMin }) => endMin),
    offset: Float32Array.from(list.flatMap((_, i) => [i / 1000, i / 2000])),
    source: Uint8Array.from(list, ({ source }) => source),
    level: Uint8Array.from(list, ({ level }) => level),
    category: new Uint16Array(list.length).fill(NO_NAME),
    categoryIds: [],
    cell: new Uint16Array(list.length).fill(NO_NAME),
    cellIds: [],
    ids,
  };
}

const spans = fc
  .tuple(fc.integer({ min: FIRST - 30, max: FIRST + 1000 }), fc.integer({ min: 1, max: 500 }))
  .map(([fromDay, days]): DaySpan => ({ fromDay, toDay: fromDay + days }));

describe('the set of events', () => {
  it('has every event once, by source and in order, at its place', () => {
    fc.assert(
      fc.property(events.map(toEvents), (list) => {
        const set = makeEventSet(pack(list));
        expect([...set.row].sort((a, b) => a - b)).toEqual(list.map((_, i) => i));
        for (const source of EVENT_SOURCES) {
          const expected = list
            .filter((event) => EVENT_SOURCES[event.source] === source)
            .map(({ atMin }) => atMin);
          expect([...timesOf(set, source)]).toEqual(expected.sort((a, b) => a - b));
        }
        for (let at = 0; at < set.count; at += 1) {
          const row = set.row[at] ?? 0;
          expect(set.endMin[at]).toBe(list[row]?.endMin);
          expect(set.x[at]).toBeCloseTo(worldX(121.5 + row / 1000), 9);
          expect(set.y[at]).toBeCloseTo(worldY(29.8 + row / 2000), 9);
        }
        expect(set.firstMin).toBe(list.length ? Math.min(...list.map(({ atMin }) => atMin)) : null);
      }),
    );
  });
});

describe('the events of a span', () => {
  it('are those that a plain look at each gives, with and without a filter', () => {
    fc.assert(
      fc.property(
        events.map(toEvents),
        spans,
        fc.boolean(),
        fc.boolean(),
        (list, span, standing, filtered) => {
          const set = makeEventSet(pack(list));
          const allowed = filtered ? Uint8Array.from(list, (_, row) => row % 2) : null;
          const { fromMs, toMs } = instantsOf(span);
          const [from, to] = [minuteOf(fromMs), minuteOf(toMs)];
          const isAllowed = (row: number): boolean => !allowed || allowed[row] === 1;
          const began = (event: Event): boolean => event.atMin >= from && event.atMin < to;
          const stood = (event: Event): boolean =>
            event.atMin < to && (event.atMin >= from || event.endMin >= from);
          const choice = chooseEvents(set, span, standing ? 'standing' : 'new', allowed);
          const taken = choice.ranges.flatMap(([start, end]) =>
            Array.from({ length: end - start }, (_, i) => start + i)
              .filter((at) => !choice.match || choice.match[at] === 1)
              .map((at) => set.row[at] ?? -1),
          );
          const expected = list.flatMap((event, row) =>
            isAllowed(row) && (standing ? stood(event) : began(event)) ? [row] : [],
          );
          expect([...taken].sort((a, b) => a - b)).toEqual(expected);
          // What is drawn is just that, in the same order.
          const drawn = takeEvents(set, choice);
          const drawnX = drawn.ranges.flatMap(([start, end]) => [...drawn.x.subarray(start, end)]);
          expect(drawnX).toEqual(taken.map((row) => set.x[set.row.indexOf(row)]));
          for (const source of [0, 1]) {
            const ofSource = list.filter((event, row) => event.source === source && isAllowed(row));
            expect(choice.began[source]).toBe(ofSource.filter(began).length);
            expect(choice.stood[source]).toBe(ofSource.filter(stood).length);
          }
        },
      ),
    );
  });
});

describe('the bars', () => {
  it('of a span that holds everything sum up to everything', () => {
    fc.assert(
      fc.property(
        events.map(toEvents),
        fc.constantFrom('day' as const, 'week' as const, 'month' as const),
        (list, unit) => {
          const set = makeEventSet(pack(list));
          const bars = barsOf(set, { fromDay: FIRST - 5, toDay: day('2027-01-01') }, unit);
          const total = bars.counts.reduce(
            (sum, counts) => sum + counts.reduce((one, count) => one + count, 0),
            0,
          );
          expect(total).toBe(list.length);
          const tallest = [...(bars.counts[0] ?? [])].map((count, i) => count + (bars.counts[1]?.[i] ?? 0));
          expect(bars.most).toBe(Math.max(0, ...tallest));
        },
      ),
    );
  });
});
