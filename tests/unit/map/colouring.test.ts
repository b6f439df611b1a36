import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classesFor, classOf, digitsFor, parseBreaks } from '#renderer/features/map/layers/cellClasses';
import { heatColour, heatPixels } from '#renderer/features/map/layers/heat';
import { HEAT_STOPS } from '#renderer/features/map/layers/palette';
import { BREAK_METHODS } from '#renderer/state/colouring';

const values = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 60 });
const choice = fc.record({
  method: fc.constantFrom(...BREAK_METHODS),
  classes: fc.integer({ min: 3, max: 7 }),
  breaks: fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 5 }),
});

describe('classes of cells', () => {
  it('every value falls in the class whose range names it, and the counts add up', () => {
    fc.assert(
      fc.property(values, choice, (all, chosen) => {
        const classes = classesFor(all, chosen);
        const counts = classes.to.map(() => 0);
        for (const value of all) {
          const index = classOf(classes, value);
          const from = classes.from[index] ?? Number.NaN;
          expect(value).toBeLessThanOrEqual(classes.to[index] ?? Number.NaN);
          // Limits are left, values are reached; the lowest of equal intervals is a value.
          if (classes.byLimits && from > Math.min(...all.filter((one) => one > 0)))
            expect(value).toBeGreaterThan(from);
          else expect(value).toBeGreaterThanOrEqual(from);
          counts[index] = (counts[index] ?? 0) + 1;
        }
        expect(counts).toEqual([...classes.counts]);
      }),
    );
  });

  it('zero is a class of its own, whatever the method', () => {
    fc.assert(
      fc.property(values, choice, (all, chosen) => {
        const { zero, from, to, counts } = classesFor(all, chosen);
        expect(zero).toBe(all.includes(0));
        if (zero)
          expect([from[0], to[0], counts[0]]).toEqual([0, 0, all.filter((value) => value === 0).length]);
        expect(to.length - (zero ? 1 : 0)).toBeLessThanOrEqual(
          Math.max(chosen.classes, chosen.breaks.length + 1),
        );
      }),
    );
  });

  it('has nothing to say about no values', () => {
    expect(classesFor([], { method: 'quantile', classes: 5, breaks: [] }).to).toEqual([]);
  });

  it('reads typed breaks as people write them', () => {
    expect(parseBreaks('5 10，20')).toEqual([5, 10, 20]);
    expect(parseBreaks('２０、5;  5 0 -')).toEqual([5, 20]);
    expect(parseBreaks('3.5%,7%')).toEqual([3.5, 7]);
    expect(parseBreaks('. 1 2 3 4 5 6 7 8 9')).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(parseBreaks('很多')).toEqual([]);
  });

  it('shows so many digits that different limits look different', () => {
    expect(digitsFor([1, 2, 30])).toBe(0);
    expect(digitsFor([1.5, 2.25])).toBe(1);
    expect(digitsFor([1.51, 1.52])).toBe(2);
    expect(digitsFor([1.511, 1.5112])).toBe(3);
    expect(digitsFor([])).toBe(0);
  });
});

const luminance = ([r, g, b]: readonly number[]): number =>
  0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
const rgb = (hex = ''): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

describe('colour scales', () => {
  it('heat gets darker at every step, so that grey print keeps its order', () => {
    const steps = HEAT_STOPS.map((hex) => luminance(rgb(hex)));
    for (const [index, value] of steps.entries()) expect(value).toBeLessThan(steps[index - 1] ?? 256);
  });

  it('heat runs from the first stop to the last and no further', () => {
    expect(heatColour(-1)).toEqual(rgb(HEAT_STOPS[0]));
    expect(heatColour(0.25)).toEqual(rgb(HEAT_STOPS[1]));
    expect(heatColour(2)).toEqual(rgb(HEAT_STOPS[4]));
  });

  it('heat is clear where nothing happened and never hides the map', () => {
    const pixels = heatPixels(Float32Array.of(0, 5, 10), 10);
    expect(pixels[3]).toBe(0);
    expect(pixels[7]).toBeGreaterThan(0);
    expect(pixels[11]).toBeLessThan(200);
    expect([...heatPixels(Float32Array.of(0, 0), 0)]).toEqual(Array.from({ length: 8 }, () => 0));
  });
});
