import type { RampId } from '#renderer/state/colouring';
import type { Rgb } from '../colours/lab.ts';
import { INK, patterns, SMALL_TILE, type Tile, UNKNOWN_TILE } from '../colours/patterns.ts';
import { ramp, zeroColour } from '../colours/ramps.ts';
import type { CellClasses } from './cellClasses.ts';

/** How a class is filled: with one colour, or with a pattern of ink on paper (null: what lies below shows through). */
export type Look = { readonly ink: Rgb; readonly paper: Rgb | null; readonly tile: Tile | null };

/** The looks of all classes, of those on a small base, and of what is not known. */
export type Looks = {
  readonly classes: readonly Look[];
  readonly small: readonly Look[];
  readonly unknown: Look;
};

export type LookChoice = { readonly ramp: RampId; readonly pattern: boolean; readonly dark: boolean };

const plain = (ink: Rgb): Look => ({ ink, paper: null, tile: null });

function patternLooks({ zero, to }: CellClasses): Looks {
  const tiles = patterns(zero ? to.length - 1 : to.length);
  const blank = zero ? [plain(INK.paper)] : [];
  const inked = (ink: Rgb): readonly Look[] => [
    ...blank,
    ...tiles.map((tile) => ({ ink, paper: INK.paper, tile })),
  ];
  return {
    classes: inked(INK.ink),
    small: inked(INK.smallInk),
    unknown: { ink: INK.unknownInk, paper: INK.paper, tile: UNKNOWN_TILE },
  };
}

/** Colours, or patterns for a black-and-white printer, from little to much. */
export function looksFor(classes: CellClasses, choice: LookChoice): Looks {
  if (choice.pattern) return patternLooks(classes);
  const { dark } = choice;
  const colours = ramp(choice.ramp, classes.zero ? classes.to.length - 1 : classes.to.length, dark);
  const all = classes.zero ? [zeroColour(dark), ...colours] : colours;
  return {
    classes: all.map(plain),
    small: all.map((ink) => ({ ink, paper: dark ? [58, 68, 79] : [255, 255, 255], tile: SMALL_TILE })),
    unknown: { ink: dark ? [96, 106, 117] : [168, 175, 184], paper: null, tile: UNKNOWN_TILE },
  };
}
