import { CLASS_METHODS, type ClassMethod } from '#shared/domain/hotspot/classes';
import {
  MEASURE_RATES,
  MEASURE_SOURCES,
  type MeasureRate,
  type MeasureSource,
} from '#shared/domain/hotspot/measures';

export const RAMP_IDS = ['blue', 'orange', 'green', 'purple', 'grey'] as const;
export type RampId = (typeof RAMP_IDS)[number];

export const BREAK_METHODS = [...CLASS_METHODS, 'own'] as const;
export type BreakMethod = ClassMethod | 'own';
export const CLASS_COUNTS = [3, 4, 5, 6, 7] as const;

/** How cells are coloured: by what, in which classes, with which colours. */
export type CellColouring = {
  readonly source: MeasureSource | 'none';
  readonly rate: MeasureRate;
  readonly categoryId: string | null;
  readonly level: number | null;
  readonly skill: string;
  readonly post: string | null;
  readonly method: BreakMethod;
  readonly classes: (typeof CLASS_COUNTS)[number];
  /** Typed breaks of the method `own`, as they were typed. */
  readonly breaks: string;
  readonly ramp: RampId;
  /** Patterns instead of colours, for a black-and-white printer. */
  readonly pattern: boolean;
};

export const FIRST_COLOURING: CellColouring = {
  source: 'none',
  rate: 'count',
  categoryId: null,
  level: null,
  skill: '',
  post: null,
  method: 'naturalBreaks',
  classes: 5,
  breaks: '',
  ramp: 'blue',
  pattern: false,
};

const KEY = 'lm.colouring';

const oneOf = <T>(options: readonly T[], value: unknown, otherwise: T): T =>
  options.find((option) => option === value) ?? otherwise;
const textOr = <T>(value: unknown, otherwise: T): string | T =>
  typeof value === 'string' ? value.slice(0, 200) : otherwise;

/** A kept choice, as far as it still means something. */
export const colouringFrom = (kept: Readonly<Record<string, unknown>>): CellColouring => ({
  source: oneOf([...MEASURE_SOURCES, 'none'], kept.source, 'none'),
  rate: oneOf(MEASURE_RATES, kept.rate, 'count'),
  categoryId: textOr(kept.categoryId, null),
  level: oneOf<number | null>([1, 2, 3, 4], kept.level, null),
  skill: textOr(kept.skill, ''),
  post: textOr(kept.post, null),
  method: oneOf(BREAK_METHODS, kept.method, FIRST_COLOURING.method),
  classes: oneOf(CLASS_COUNTS, kept.classes, FIRST_COLOURING.classes),
  breaks: textOr(kept.breaks, ''),
  ramp: oneOf(RAMP_IDS, kept.ramp, FIRST_COLOURING.ramp),
  pattern: kept.pattern === true,
});

/** The choice of last time. */
export function rememberedColouring(): CellColouring {
  try {
    return colouringFrom(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, unknown>);
  } catch {
    return FIRST_COLOURING;
  }
}

export function rememberColouring(colouring: CellColouring): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(colouring));
  } catch {
    // Only a convenience; a full or closed storage must not stop the colouring.
  }
}
