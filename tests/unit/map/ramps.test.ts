import { describe, expect, it } from 'vitest';
import { hexOf, labOf, parseHex, rgbOf } from '#renderer/features/map/colours/lab';
import { inkOf, patterns, SMALL_TILE, UNKNOWN_TILE } from '#renderer/features/map/colours/patterns';
import { ramp, zeroColour } from '#renderer/features/map/colours/ramps';
import { RAMP_IDS } from '#renderer/state/colouring';
import { DEFICIENCIES, deltaE, seenBy } from '#tests/helpers/colourVision';

const COUNTS = [3, 4, 5, 6, 7];
const CASES = RAMP_IDS.flatMap((id) =>
  COUNTS.flatMap((count) => [false, true].map((dark) => ({ id, count, dark }))),
);

describe('CIELAB', () => {
  it('agrees with published values of sRGB colours', () => {
    // Bruce Lindbloom's calculator, D65.
    const expectLab = (hex: string, expected: readonly number[]): void =>
      labOf(parseHex(hex)).forEach((value, i) => {
        expect(value).toBeCloseTo(expected[i] ?? 0, 1);
      });
    expectLab('#ff0000', [53.24, 80.09, 67.2]);
    expectLab('#00ff00', [87.73, -86.18, 83.18]);
    expectLab('#0000ff', [32.3, 79.19, -107.86]);
    expectLab('#ffffff', [100, 0, 0]);
  });

  it('comes back to the colour it came from, and keeps its lightness where a screen cannot show it', () => {
    for (const hex of ['#3690c0', '#ec7014', '#101418', '#f0f0f0'])
      expect(hexOf(rgbOf(labOf(parseHex(hex))))).toBe(hex);
    expect(labOf(rgbOf([50, 120, -120]))[0]).toBeCloseTo(50, 0);
  });

  it('the simulation leaves greys alone and joins red and green, as published', () => {
    for (const deficiency of DEFICIENCIES)
      seenBy(deficiency, [128, 128, 128]).forEach((value) => {
        expect(value).toBeCloseTo(128, 0);
      });
    expect(deltaE([200, 60, 60], [120, 120, 40], 'deutan')).toBeLessThan(
      deltaE([200, 60, 60], [120, 120, 40]) / 2,
    );
  });
});

describe.each(CASES)('$id, $count classes, dark $dark', ({ id, count, dark }) => {
  const colours = ramp(id, count, dark);
  const steps = [zeroColour(dark), ...colours];

  it('steps in lightness evenly and far enough for a grey printer', () => {
    const light = steps.map((rgb) => labOf(rgb)[0] * (dark ? 1 : -1));
    for (let i = 1; i < light.length; i++)
      expect((light[i] ?? 0) - (light[i - 1] ?? 0)).toBeGreaterThan(dark ? 7 : 8);
  });

  it.each(DEFICIENCIES)('keeps neighbouring classes apart for %s eyes', (deficiency) => {
    for (let i = 1; i < steps.length; i++)
      expect(deltaE(steps[i - 1] ?? [0, 0, 0], steps[i] ?? [0, 0, 0], deficiency)).toBeGreaterThan(8);
    const light = steps.map((rgb) => labOf(seenBy(deficiency, rgb))[0] * (dark ? 1 : -1));
    for (let i = 1; i < light.length; i++) expect((light[i] ?? 0) - (light[i - 1] ?? 0)).toBeGreaterThan(4);
  });
});

describe('patterns for a black-and-white printer', () => {
  it.each([1, 2, ...COUNTS])('%i classes: ink rises with every class, by far enough', (count) => {
    const ink = patterns(count).map(inkOf);
    expect(ink).toHaveLength(count);
    for (let i = 1; i < count; i++) expect((ink[i] ?? 0) / (ink[i - 1] ?? 1)).toBeGreaterThan(1.2);
    expect(ink[0]).toBeGreaterThan(0);
    expect(ink[count - 1]).toBeLessThan(1);
  });

  it('few cases leave most of their class to be seen, and are told from it', () => {
    expect(inkOf(SMALL_TILE)).toBeGreaterThan(0.6);
    expect(inkOf(SMALL_TILE)).toBeLessThan(0.9);
  });

  it('not known looks like no class', () => {
    for (const tile of patterns(7)) expect([...tile]).not.toEqual([...UNKNOWN_TILE]);
  });
});
