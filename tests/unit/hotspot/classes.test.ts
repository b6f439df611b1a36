import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLASS_METHODS, classBounds, classOf, ownBounds } from '#shared/domain/hotspot/classes';

/** Sum of squared deviations from the class means. */
function deviation(values: readonly number[], bounds: readonly number[]): number {
  return bounds.reduce((total, _, index) => {
    const held = values.filter((value) => classOf(value, bounds) === index);
    const mean = held.reduce((sum, value) => sum + value, 0) / (held.length || 1);
    return total + held.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  }, 0);
}

/** The least deviation over every way to cut the sorted distinct values in `count` classes. */
function bruteForce(values: readonly number[], count: number): number {
  const distinct = [...new Set(values)].sort((a, b) => a - b);
  const last = distinct[distinct.length - 1] ?? 0;
  const search = (from: number, left: number, bounds: number[]): number => {
    if (left === 1) return deviation(values, [...bounds, last]);
    let best = Infinity;
    for (let i = from; i < distinct.length - 1; i++)
      best = Math.min(best, search(i + 1, left - 1, [...bounds, distinct[i] ?? 0]));
    return best;
  };
  return search(0, Math.min(count, distinct.length), []);
}

describe('natural breaks', () => {
  it('gives the published examples of ckmeans', () => {
    // simple-statistics' documentation and Ckmeans.1d.dp's manual.
    expect(classBounds([-1, 2, -1, 2, 4, 5, 6, -1, 2, -1], 3, 'naturalBreaks')).toEqual([-1, 2, 6]);
    expect(classBounds([1, 2, 3, 4, 5, 6], 1, 'naturalBreaks')).toEqual([6]);
    expect(classBounds([0, 1, 2, 100, 101, 103], 2, 'naturalBreaks')).toEqual([2, 103]);
    expect(classBounds([0, 1, 2, 50, 100, 101, 103], 3, 'naturalBreaks')).toEqual([2, 50, 103]);
  });

  it('is the best of all ways to cut', () => {
    const values = fc.array(fc.integer({ min: -50, max: 1000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 4 }), (list, count) => {
        const bounds = classBounds(list, count, 'naturalBreaks');
        expect(deviation(list, bounds)).toBeCloseTo(bruteForce(list, count), 6);
      }),
      { seed: 2, numRuns: 150 },
    );
  });
});

describe('equal intervals and quantiles', () => {
  it('give the textbook bounds', () => {
    expect(classBounds([0, 3, 100], 4, 'equalInterval')).toEqual([25, 50, 75, 100]);
    expect(classBounds([3, 6, 7, 8, 8, 10, 13, 15, 16, 20], 4, 'quantile')).toEqual([7, 8, 15, 20]);
    expect(classBounds([1, 2, 3, 4, 5, 6, 7, 8], 4, 'quantile')).toEqual([2, 4, 6, 8]);
  });

  it('do not part equal values', () => {
    expect(classBounds([0, 0, 0, 0, 0, 0, 1, 9], 4, 'quantile')).toEqual([0, 9]);
    expect(classBounds([5, 5, 5], 3, 'equalInterval')).toEqual([5]);
  });
});

describe('own breaks', () => {
  it('close a class each, and what lies above is one more', () => {
    expect(ownBounds([1, 4, 9, 30], [10, 5, 5])).toEqual([5, 10, 30]);
    expect(ownBounds([1, 4, 9], [5, 10, 20])).toEqual([5, 10, 20]);
    expect(ownBounds([], [5])).toEqual([5]);
    expect(ownBounds([3, Number.NaN], [Number.NaN])).toEqual([3]);
    expect(ownBounds([], [])).toEqual([]);
  });
});

describe('every method', () => {
  it('puts every value in a class, in order, and leaves out what is no number', () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6 }), { maxLength: 60 });
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(...CLASS_METHODS),
        (list, count, method) => {
          const bounds = classBounds(list, count, method);
          const finite = list.filter(Number.isFinite);
          expect(bounds.length).toBeLessThanOrEqual(count);
          expect(bounds.length > 0).toBe(finite.length > 0);
          if (finite.length === 0) return;
          expect((bounds[bounds.length - 1] ?? NaN) + 0).toBe(Math.max(...finite) + 0);
          for (let i = 1; i < bounds.length; i++)
            expect(bounds[i]).toBeGreaterThan(bounds[i - 1] ?? Infinity);
          for (const value of finite) {
            const at = classOf(value, bounds);
            expect(value <= (bounds[at] ?? NaN) && (at === 0 || value > (bounds[at - 1] ?? NaN))).toBe(true);
          }
        },
      ),
      { seed: 8, numRuns: 300 },
    );
    expect(classOf(NaN, [1, 2])).toBe(-1);
    expect(classBounds([1, 2], 0, 'quantile')).toEqual([]);
  });
});
