/** Paper sizes, millimetres upright: ISO 216 (GB/T 148). */
export const PAPERS = { A4: [210, 297], A3: [297, 420], A2: [420, 594], A1: [594, 841] } as const;
export type PaperId = keyof typeof PAPERS;
export const PAPER_IDS = ['A4', 'A3', 'A2', 'A1'] as const satisfies readonly PaperId[];

/** Round scales that a map is printed at, 1:N. */
export const PRINT_SCALES = [500, 1000, 2000, 2500, 5000, 10_000, 20_000, 25_000, 50_000] as const;

export const DPIS = [150, 200, 300] as const;
export const MARGINS_MM = [5, 10, 15, 20] as const;

export const MM_PER_INCH = 25.4;
/** A CSS pixel is 1/96 inch (CSS Values and Units 4, §6.2). */
const MM_PER_PX = MM_PER_INCH / 96;

/** A bigger sheet is read from farther off: all that is drawn on it grows by so much. */
const GROWTH: Record<PaperId, number> = { A4: 1, A3: 1.15, A2: 1.4, A1: 1.7 };

export type Rect = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type SheetChoice = {
  readonly paper: PaperId;
  readonly landscape: boolean;
  readonly marginMm: number;
  readonly dpi: number;
};

/**
 * A sheet of paper ready to be drawn on. Its unit is the drawing pixel, which is a CSS pixel on A4 and more on larger
 * paper; rectangles are in that unit from the sheet's upper left corner and fall on whole dots.
 */
export type Sheet = {
  readonly widthMm: number;
  readonly heightMm: number;
  /** Dots of the whole picture. */
  readonly widthDots: number;
  readonly heightDots: number;
  /** Dots in one unit, and millimetres in one unit. */
  readonly dotsPerUnit: number;
  readonly mmPerUnit: number;
  /** Where the title, the map and the lines below it stand. */
  readonly title: Rect;
  readonly map: Rect;
  readonly foot: Rect;
};

const TITLE_UNITS = 44;
const FOOT_UNITS = 52;

/** Lays out a sheet: title above, map in the middle as large as it can be, two lines below. */
export function layOut({ paper, landscape, marginMm, dpi }: SheetChoice): Sheet {
  const [short, long] = PAPERS[paper];
  const [widthMm, heightMm] = landscape ? [long, short] : [short, long];
  const mmPerUnit = MM_PER_PX * GROWTH[paper];
  const dotsPerUnit = (dpi / MM_PER_INCH) * mmPerUnit;
  const whole = (units: number): number => Math.round(units * dotsPerUnit) / dotsPerUnit;
  const margin = whole(marginMm / mmPerUnit);
  const width = whole(widthMm / mmPerUnit - 2 * margin);
  const bottom = whole(heightMm / mmPerUnit) - margin;
  const mapTop = whole(margin + TITLE_UNITS);
  const footTop = whole(bottom - FOOT_UNITS);
  return {
    widthMm,
    heightMm,
    widthDots: Math.round((widthMm / MM_PER_INCH) * dpi),
    heightDots: Math.round((heightMm / MM_PER_INCH) * dpi),
    dotsPerUnit,
    mmPerUnit,
    title: { x: margin, y: margin, width, height: mapTop - margin },
    map: { x: margin, y: mapTop, width, height: footTop - mapTop },
    foot: { x: margin, y: footTop, width, height: bottom - footTop },
  };
}

/** Metres on the ground in one unit of a sheet at 1:`scale`. */
export const metresPerUnit = (sheet: Pick<Sheet, 'mmPerUnit'>, scale: number): number =>
  (sheet.mmPerUnit / 1000) * scale;

/** The 1:N at which so many metres by so many fill the map of a sheet: nothing is cut off. */
export function scaleToHold(sheet: Sheet, widthM: number, heightM: number): number {
  const perUnit = Math.max(widthM / sheet.map.width, heightM / sheet.map.height);
  return (perUnit * 1000) / sheet.mmPerUnit;
}

/** The smallest round scale that holds as much as 1:`scale` does; the smallest there is when none does. */
export const roundScale = (scale: number): number =>
  PRINT_SCALES.find((round) => round >= scale) ?? PRINT_SCALES[PRINT_SCALES.length - 1] ?? scale;

/** Rows of dots of one strip of the picture. */
export type Strip = { readonly from: number; readonly rows: number };

/** Cuts a picture into strips of at most `most` rows, in order, without gaps. */
export function stripsOf(heightDots: number, most: number): readonly Strip[] {
  const strips: Strip[] = [];
  for (let from = 0; from < heightDots; from += most)
    strips.push({ from, rows: Math.min(most, heightDots - from) });
  return strips;
}
