import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LabelRoom } from '#renderer/features/map/canvas/labelRoom';
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

describe('LabelRoom', () => {
  it('gives a place to one label only', () => {
    const room = new LabelRoom();
    expect(room.take({ left: 0, top: 0, right: 50, bottom: 16 })).toBe(true);
    expect(room.take({ left: 40, top: 8, right: 90, bottom: 24 })).toBe(false);
    expect(room.take({ left: 40, top: 16, right: 90, bottom: 32 })).toBe(true);
  });
});
