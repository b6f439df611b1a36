import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layTrend } from '#shared/domain/lists/index';

const SIZE = { width: 120, height: 40 };

describe('a small chart', () => {
  it('rounds its top up and stands bars on the ground', () => {
    const { bars, most, line } = layTrend([0, 4, 13], [1, 2, 2.5], SIZE);
    expect(most).toBe(20);
    expect(bars.map(({ height }) => height)).toEqual([0, 8, 26]);
    expect(bars.map(({ y, height }) => y + height)).toEqual([40, 40, 40]);
    expect(line).toBe('20,38 60,36 100,35');
  });

  it('is not empty when nothing happened, and has no line without averages', () => {
    expect(layTrend([0, 0], [null, null], SIZE)).toMatchObject({ most: 1, line: '' });
    expect(layTrend([], [], SIZE).bars).toEqual([]);
  });

  it('keeps bars and line inside, in order, without touching', () => {
    const values = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 36 });
    fc.assert(
      fc.property(values, (list) => {
        const { bars, most } = layTrend(list, list, SIZE);
        expect(most).toBeGreaterThanOrEqual(Math.max(1, ...list));
        let right = 0;
        for (const { x, width, y } of bars) {
          expect(x).toBeGreaterThan(right);
          expect(y).toBeGreaterThanOrEqual(0);
          right = x + width;
        }
        expect(right).toBeLessThanOrEqual(SIZE.width);
      }),
    );
  });
});
