import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byChange, changeOf, FEW_EVENTS } from '#shared/domain/period/index';

const count = fc.nat(10_000);

describe('a change', () => {
  it('from 1 to 4 is three more and no share; both together are few', () => {
    expect(changeOf(1, 4, 1)).toEqual({ a: 1, b: 4, difference: 3, few: true, share: null });
  });

  it('from nothing has no share, however much it became', () => {
    expect(changeOf(0, 400, 1)).toMatchObject({ difference: 400, few: false, share: null });
  });

  it('from enough has one: half more, all gone', () => {
    expect(changeOf(20, 30, 1).share).toBeCloseTo(0.5);
    expect(changeOf(20, 0, 1).share).toBe(-1);
  });

  it('a longer month is no rise: shares compare counts a day', () => {
    expect(changeOf(280, 310, 31 / 28).share).toBeCloseTo(0);
    expect(changeOf(28, 62, 31 / 28).share).toBeCloseTo(1);
  });

  it('counts are always shown as they are, and a share only where A bears one', () => {
    fc.assert(
      fc.property(count, count, fc.double({ min: 0.01, max: 100, noNaN: true }), (a, b, ratio) => {
        const change = changeOf(a, b, ratio);
        expect(change.difference).toBe(b - a);
        expect(change.few).toBe(a + b < FEW_EVENTS);
        expect(change.share === null).toBe(a < FEW_EVENTS);
        if (change.share !== null) expect(change.share).toBeGreaterThanOrEqual(-1);
        if (change.few) expect(change.share).toBeNull();
      }),
    );
  });

  it('taken the other way round has the opposite difference', () => {
    fc.assert(
      fc.property(count, count, (a, b) => {
        expect(changeOf(a, b, 1).difference + changeOf(b, a, 1).difference).toBe(0);
      }),
    );
  });
});

it('a table begins with the biggest change in either direction', () => {
  const rows = [changeOf(5, 6, 1), changeOf(30, 10, 1), changeOf(0, 3, 1), changeOf(50, 53, 1)];
  expect([...rows].sort(byChange).map(({ difference }) => difference)).toEqual([-20, 3, 3, 1]);
  expect([...rows].sort(byChange)[1]).toMatchObject({ a: 50 });
});
