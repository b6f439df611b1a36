import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaleBarM } from '#renderer/features/map/canvas/view';

describe('scale bar', () => {
  it('is a round length that fits and fills at least two fifths of the room', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 5000, noNaN: true }), (metresPerPx) => {
        const length = scaleBarM(metresPerPx, 110);
        expect(length).toBeLessThanOrEqual(metresPerPx * 110 * (1 + 1e-12));
        expect(length).toBeGreaterThanOrEqual(metresPerPx * 110 * 0.4 * (1 - 1e-12));
        const [digit] = (length / 10 ** Math.floor(Math.log10(length) + 1e-9)).toFixed(3);
        expect(['1', '2', '5']).toContain(digit);
      }),
    );
  });
});
