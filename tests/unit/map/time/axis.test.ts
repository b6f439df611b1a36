import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  axisFor,
  dayAt,
  domainOf,
  dragged,
  shareOf,
  ticksOf,
  unitFor,
} from '#renderer/features/map/time/axis';
import { firstStep, nextStep } from '#renderer/features/map/time/usePlay';
import { BUCKET_UNITS, type DaySpan, PERIOD_STEPS, parseDay } from '#shared/domain/period/index';

const day = (text: string): number => parseDay(text) ?? Number.NaN;
const TODAY = day('2026-08-20');
const spans = fc
  .tuple(fc.integer({ min: day('2015-01-01'), max: TODAY }), fc.integer({ min: 1, max: 1500 }))
  .map(([fromDay, days]): DaySpan => ({ fromDay, toDay: fromDay + days }));

describe('the axis', () => {
  it('always holds the span whole and stays in its domain', () => {
    fc.assert(
      fc.property(
        spans,
        fc.constantFrom(...BUCKET_UNITS),
        fc.option(fc.integer({ min: day('2010-01-01'), max: TODAY })),
        fc.option(spans),
        (span, unit, firstDay, before) => {
          const domain = domainOf(firstDay, TODAY, span);
          const axis = axisFor(unit, domain, span, before);
          expect(axis.fromDay).toBeLessThanOrEqual(span.fromDay);
          expect(axis.toDay).toBeGreaterThanOrEqual(span.toDay);
          expect(axis.fromDay).toBeGreaterThanOrEqual(domain.fromDay);
          expect(axis.toDay).toBeLessThanOrEqual(domain.toDay);
        },
      ),
    );
  });

  it('stands still while the span moves inside it', () => {
    const span = { fromDay: TODAY - 40, toDay: TODAY - 33 };
    const domain = domainOf(TODAY - 2000, TODAY, span);
    const first = axisFor('day', domain, span, null);
    const moved = { fromDay: span.fromDay + 5, toDay: span.toDay + 5 };
    expect(axisFor('day', domain, moved, first)).toBe(first);
    expect(axisFor('day', domain, { fromDay: TODAY - 1500, toDay: TODAY - 1490 }, first)).not.toEqual(first);
  });

  it('shows days for a week, weeks for a quarter and months for years', () => {
    expect(unitFor({ fromDay: 0, toDay: 7 })).toBe('day');
    expect(unitFor({ fromDay: 0, toDay: 92 })).toBe('week');
    expect(unitFor({ fromDay: 0, toDay: 800 })).toBe('month');
  });

  it('a day is found again at its place', () => {
    fc.assert(
      fc.property(spans, fc.double({ min: 0, max: 1, noNaN: true }), (axis, part) => {
        const at = axis.fromDay + Math.floor(part * (axis.toDay - axis.fromDay));
        expect(dayAt(shareOf(at, axis), axis)).toBe(at);
      }),
    );
  });

  it('writes dates far enough apart to be read, and never twice', () => {
    // The 29th of a leap year's February stood against the first of March.
    const leap = { fromDay: day('2020-01-12'), toDay: day('2020-03-01') };
    expect(
      ticksOf(leap, 1550)
        .map(({ text }) => text)
        .slice(-2),
    ).toEqual(['2-27', '3-1']);
    fc.assert(
      fc.property(spans, fc.integer({ min: 200, max: 2400 }), (axis, width) => {
        const places = ticksOf(axis, width).map((tick) => shareOf(tick.day, axis) * width);
        for (let i = 1; i < places.length; i += 1)
          expect((places[i] ?? 0) - (places[i - 1] ?? 0)).toBeGreaterThan(36);
      }),
    );
  });
});

describe('a drag', () => {
  it('by an end never turns the span round', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: day('2015-01-01'), max: TODAY }), (span, to) => {
        for (const grip of ['from', 'to', 'new', 'middle'] as const) {
          const after = dragged(grip, span, span.fromDay, to);
          expect(after.toDay).toBeGreaterThan(after.fromDay);
          if (grip === 'from') expect(after.toDay).toBe(span.toDay);
          if (grip === 'to') expect(after.fromDay).toBe(span.fromDay);
          if (grip === 'middle') expect(after.toDay - after.fromDay).toBe(span.toDay - span.fromDay);
        }
      }),
    );
  });
});

describe('playing', () => {
  const range = { first: TODAY - 1000, end: TODAY + 1 };

  it('begins where something is still to come, else at the first day', () => {
    const early = { fromDay: TODAY - 900, toDay: TODAY - 893 };
    expect(firstStep(early, range.first, range.end)).toBe(early);
    expect(firstStep({ fromDay: TODAY - 6, toDay: TODAY + 1 }, range.first, range.end)).toEqual({
      fromDay: range.first,
      toDay: range.first + 7,
    });
  });

  it('of everything at once plays a month through it', () => {
    expect(firstStep({ fromDay: range.first, toDay: range.end }, range.first, range.end)).toEqual({
      fromDay: range.first,
      toDay: range.first + 30,
    });
  });

  it('comes to an end, and with the loop to its beginning', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PERIOD_STEPS), fc.integer({ min: 1, max: 400 }), (step, days) => {
        let span: DaySpan | null = { fromDay: range.first, toDay: range.first + days };
        let steps = 0;
        while (span && steps < 2000) {
          expect(span.fromDay).toBeLessThan(range.end);
          const next: DaySpan | null = nextStep(span, step, range, false);
          if (next) expect(next.fromDay).toBeGreaterThan(span.fromDay);
          else expect(nextStep(span, step, range, true)?.fromDay).toBe(range.first);
          span = next;
          steps += 1;
        }
        expect(span).toBeNull();
      }),
    );
  });
});
