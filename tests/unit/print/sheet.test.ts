import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DPIS,
  layOut,
  MARGINS_MM,
  metresPerUnit,
  PAPER_IDS,
  PRINT_SCALES,
  roundScale,
  scaleToHold,
  stripsOf,
} from '#shared/domain/print/index';

const choice = fc.record({
  paper: fc.constantFrom(...PAPER_IDS),
  landscape: fc.boolean(),
  marginMm: fc.constantFrom(...MARGINS_MM),
  dpi: fc.constantFrom(...DPIS),
});
const A4 = { paper: 'A4', landscape: true, marginMm: 10, dpi: 200 } as const;

describe('a sheet for a map', () => {
  it('has the dots that its paper has at its resolution', () => {
    const a1 = layOut({ ...A4, paper: 'A1', landscape: false });
    expect([a1.widthDots, a1.heightDots]).toEqual([4677, 6622]);
    const a4 = layOut(A4);
    expect([a4.widthDots, a4.heightDots]).toEqual([2339, 1654]);
    expect([a4.widthMm, a4.heightMm]).toEqual([297, 210]);
  });

  it('is drawn in CSS pixels on A4, and larger on larger paper', () => {
    expect(layOut(A4).mmPerUnit).toBeCloseTo(25.4 / 96, 10);
    const units = PAPER_IDS.map((paper) => layOut({ ...A4, paper }).mmPerUnit);
    expect(units).toEqual([...units].sort((a, b) => a - b));
  });

  it('stacks title, map and foot within the margins, on whole dots', () => {
    fc.assert(
      fc.property(choice, (chosen) => {
        const sheet = layOut(chosen);
        const { title, map, foot, dotsPerUnit, mmPerUnit } = sheet;
        expect(map.y).toBeCloseTo(title.y + title.height, 9);
        expect(foot.y).toBeCloseTo(map.y + map.height, 9);
        expect(map.height).toBeGreaterThan(title.height + foot.height);
        for (const rect of [title, map, foot]) {
          expect(rect.x * mmPerUnit).toBeCloseTo(chosen.marginMm, 0);
          expect((rect.x + rect.width) * mmPerUnit).toBeLessThan(sheet.widthMm - chosen.marginMm + 0.3);
          expect((rect.y + rect.height) * mmPerUnit).toBeLessThan(sheet.heightMm - chosen.marginMm + 0.3);
        }
        for (const edge of [map.x, map.y, map.width, map.height]) {
          const dots = edge * dotsPerUnit;
          expect(Math.abs(dots - Math.round(dots))).toBeLessThan(1e-6);
        }
      }),
    );
  });

  it('prints a kilometre at 1:5000 as 20 cm', () => {
    const sheet = layOut(A4);
    const units = 1000 / metresPerUnit(sheet, 5000);
    expect(units * sheet.mmPerUnit).toBeCloseTo(200, 6);
  });

  it('finds the scale at which a piece of ground just fits', () => {
    fc.assert(
      fc.property(
        choice,
        fc.integer({ min: 10, max: 50_000 }),
        fc.integer({ min: 10, max: 50_000 }),
        (chosen, widthM, heightM) => {
          const sheet = layOut(chosen);
          const unitM = metresPerUnit(sheet, scaleToHold(sheet, widthM, heightM));
          const [across, down] = [widthM / unitM, heightM / unitM];
          expect(across).toBeLessThanOrEqual(sheet.map.width * (1 + 1e-9));
          expect(down).toBeLessThanOrEqual(sheet.map.height * (1 + 1e-9));
          expect(Math.max(across / sheet.map.width, down / sheet.map.height)).toBeCloseTo(1, 9);
        },
      ),
    );
  });

  it('rounds a scale so that nothing is cut off', () => {
    expect(roundScale(1)).toBe(500);
    expect(roundScale(2000)).toBe(2000);
    expect(roundScale(2001)).toBe(2500);
    expect(roundScale(9e9)).toBe(PRINT_SCALES.at(-1));
  });
});

describe('strips of a picture', () => {
  it('cover every row once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7000 }), fc.integer({ min: 50, max: 1000 }), (height, most) => {
        let next = 0;
        for (const { from, rows } of stripsOf(height, most)) {
          expect(from).toBe(next);
          expect(rows).toBeGreaterThan(0);
          expect(rows).toBeLessThanOrEqual(most);
          next = from + rows;
        }
        expect(next).toBe(height);
      }),
    );
  });
});
