import type { CellColouring } from '#renderer/state/colouring';
import { formatCount } from '#renderer/ui/index';
import type { OutputOf } from '#shared/contract/index';
import { isShare, isSmallBase, type MeasureSource } from '#shared/domain/hotspot/measures';
import { type CellClasses, classesFor, classOf, digitsFor, parseBreaks } from './cellClasses.ts';
import type { CellSet } from './cellDrawing.ts';
import { type Look, type Looks, looksFor } from './cellLook.ts';

/** A cell's value and what it was made from. */
export type CellValue = {
  /** NaN when it is not known. */
  readonly value: number;
  readonly numerator: number;
  /** NaN when nothing is divided, or when the base is not known. */
  readonly denominator: number;
  /** Stands on few households or cases. */
  readonly small: boolean;
};

/** How cells are filled, and what the legend and the tip say about it. */
export type CellFill = {
  readonly colouring: CellColouring & { readonly source: MeasureSource };
  /** Whether the smallest cells are coloured; else the cells above micro cells. */
  readonly near: boolean;
  readonly classes: CellClasses;
  readonly appearance: Looks;
  /** How many cells have no value, and how many stand on a small base. */
  readonly unknown: number;
  readonly small: number;
  readonly total: number;
  readonly valueOf: (cellId: string) => CellValue | null;
  /** The look of each cell of a set, in its order; always the same array for the same set. */
  readonly looks: (set: CellSet) => readonly (Look | undefined)[];
  readonly format: (value: number) => string;
  readonly textOf: (cellId: string) => string | null;
};

/** A value with so many digits that different classes look different; shares with a percent sign. */
function formatter(source: MeasureSource, digits: number): (value: number) => string {
  const sign = isShare(source) ? '%' : '';
  return (value) =>
    `${Number.isInteger(value) ? formatCount(value) : formatCount(Number(value.toFixed(digits)))}${sign}`;
}

function valuesOf(
  data: OutputOf<'cells.stats'>,
  ids: ReadonlySet<string>,
  source: MeasureSource,
  rate: CellColouring['rate'],
): ReadonlyMap<string, CellValue> {
  const values = new Map<string, CellValue>();
  for (const [i, id] of data.cellIds.entries()) {
    if (!ids.has(id)) continue;
    const denominator = data.denominators[i] ?? Number.NaN;
    const value = data.values[i] ?? Number.NaN;
    values.set(id, {
      value,
      numerator: data.numerators[i] ?? Number.NaN,
      denominator,
      small: !Number.isNaN(value) && isSmallBase(source, rate, denominator),
    });
  }
  return values;
}

/** Makes the filling of a set of cells from the answer of `cells.stats`. */
export function makeFill(
  colouring: CellFill['colouring'],
  data: OutputOf<'cells.stats'>,
  set: CellSet,
  options: {
    readonly near: boolean;
    readonly dark: boolean;
    /** Another answer that is shown beside this one: both get the same classes. */
    readonly beside?: OutputOf<'cells.stats'>;
  },
): CellFill {
  const { source, rate, method, pattern, ramp } = colouring;
  const ids = new Set(set.cells.map(({ cell }) => cell.id));
  const values = valuesOf(data, ids, source, rate);
  const knownOf = (of: ReadonlyMap<string, CellValue>): number[] =>
    [...of.values()].map(({ value }) => value).filter((value) => !Number.isNaN(value));
  const known = knownOf(values);
  const besides = options.beside ? knownOf(valuesOf(options.beside, ids, source, rate)) : [];
  const breaks = parseBreaks(colouring.breaks);
  const classes = classesFor([...known, ...besides], { method, classes: colouring.classes, breaks });
  const appearance = looksFor(classes, { ramp, pattern, dark: options.dark });
  const lookOf = (id: string): Look | undefined => {
    const found = values.get(id);
    if (!found) return undefined;
    if (Number.isNaN(found.value)) return appearance.unknown;
    return (found.small ? appearance.small : appearance.classes)[classOf(classes, found.value)];
  };
  const format = formatter(source, Math.max(1, digitsFor([...classes.from, ...classes.to])));
  const made = new WeakMap<CellSet, readonly (Look | undefined)[]>();
  return {
    colouring,
    near: options.near,
    classes,
    appearance,
    unknown: values.size - known.length,
    small: [...values.values()].filter(({ small }) => small).length,
    total: data.total,
    valueOf: (id) => values.get(id) ?? null,
    looks: (asked) => {
      const looks = made.get(asked) ?? asked.cells.map(({ cell }) => lookOf(cell.id));
      made.set(asked, looks);
      return looks;
    },
    format,
    textOf: (id) => {
      const value = values.get(id)?.value ?? Number.NaN;
      return Number.isNaN(value) ? null : format(value);
    },
  };
}
