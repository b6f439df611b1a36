import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classesFor, classOf } from '#renderer/features/map/layers/cellClasses';
import { heatColour, heatPixels } from '#renderer/features/map/layers/heat';
import { CLASS_COLOURS, HEAT_STOPS } from '#renderer/features/map/layers/palette';

const values = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 60 });

describe('classes of cells', () => {
  it('every value falls in the class whose range names it, and the counts add up', () => {
    fc.assert(
      fc.property(values, (all) => {
        const classes = classesFor(all);
        const counts = classes.to.map(() => 0);
        for (const value of all) {
          const index = classOf(classes, value);
          expect(value).toBeGreaterThanOrEqual(classes.from[index] ?? Number.NaN);
          expect(value).toBeLessThanOrEqual(classes.to[index] ?? Number.NaN);
          counts[index] = (counts[index] ?? 0) + 1;
        }
        expect(counts).toEqual([...classes.counts]);
      }),
    );
  });

  it('colours rise with the classes, and zero is a class of its own', () => {
    fc.assert(
      fc.property(values, (all) => {
        const { colours, to, from } = classesFor(all);
        expect([...colours].sort((a, b) => a - b)).toEqual([...colours]);
        expect(new Set(colours).size).toBe(colours.length);
        expect(colours.every((colour) => CLASS_COLOURS[colour])).toBe(true);
        if (all.includes(0)) expect([from[0], to[0], colours[0]]).toEqual([0, 0, 0]);
      }),
    );
  });

  it('has nothing to say about no values', () => {
    expect(classesFor([]).to).toEqual([]);
  });
});

const luminance = ([r, g, b]: readonly number[]): number =>
  0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
const rgb = (hex = ''): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

describe('colour scales', () => {
  it.each([CLASS_COLOURS, HEAT_STOPS])(
    'get darker at every step, so that grey print keeps their order',
    (...scale) => {
      const steps = scale.map((hex) => luminance(rgb(hex)));
      for (const [index, value] of steps.entries()) expect(value).toBeLessThan(steps[index - 1] ?? 256);
    },
  );

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
