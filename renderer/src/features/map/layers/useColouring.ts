import { useMemo } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { formatCount } from '#renderer/ui/index';
import type { Cell } from '#shared/contract/cells';
import { useMapUi } from '../mapUi.ts';
import { usePeriod } from '../time/usePeriod.ts';
import { type CellClasses, classesFor, classOf } from './cellClasses.ts';
import { hatch } from './hatch.ts';
import { CLASS_COLOURS } from './palette.ts';

/** How cells are filled, and what the legend says about it. */
export type CellFill = {
  readonly classes: CellClasses;
  /** Whether some cell has no value (no households known, for a rate by households). */
  readonly someUnknown: boolean;
  readonly total: number;
  readonly styleOf: (cell: Cell, context: CanvasRenderingContext2D) => string | CanvasPattern | null;
  readonly textOf: (cell: Cell) => string | null;
};

const NO_CELLS: readonly Cell[] = [];

const formatValue = (value: number): string =>
  Number.isInteger(value) ? formatCount(value) : value.toFixed(value < 10 ? 1 : 0);

/** The cells that are coloured at this distance: cells from afar, micro cells (where there are some) near by. */
export function colouredCells(cells: readonly Cell[], near: boolean): ReadonlySet<string> {
  const parents = new Set(cells.map((cell) => cell.parentId));
  return new Set(
    cells
      .filter((cell) => cell.tier !== 'community' && (near ? !parents.has(cell.id) : cell.tier === 'cell'))
      .map((cell) => cell.id),
  );
}

/** The measure that the user chose, by cell, in classes; null when cells are not coloured. */
export function useColouring(): CellFill | null {
  const { source, rate } = useAppState((state) => state.colouring);
  const { settled } = usePeriod();
  const near = useMapUi((state) => state.near);
  const { data: list } = useApiQuery('cells.list', {}, { keepPrevious: true });
  const dated = source === 'risk' || source === 'problem';
  const { data } = useApiQuery(
    'cells.stats',
    {
      source: source === 'none' ? 'risk' : source,
      rate,
      ...(dated ? { period: settled } : {}),
    },
    { enabled: source !== 'none', keepPrevious: true },
  );
  const cells = list?.cells ?? NO_CELLS;
  return useMemo(() => {
    if (source === 'none' || !data) return null;
    const coloured = colouredCells(cells, near);
    const values = new Map(
      data.cellIds
        .map((id, index) => [id, data.values[index] ?? Number.NaN] as const)
        .filter(([id]) => coloured.has(id)),
    );
    const known = [...values.values()].filter((value) => !Number.isNaN(value));
    const classes = classesFor(known);
    return {
      classes,
      someUnknown: known.length < values.size,
      total: data.total,
      styleOf: (cell, context) => {
        const value = values.get(cell.id);
        if (value === undefined) return null;
        if (Number.isNaN(value)) return hatch(context);
        return CLASS_COLOURS[classes.colours[classOf(classes, value)] ?? 0] ?? null;
      },
      textOf: (cell) => {
        const value = values.get(cell.id);
        return value === undefined || Number.isNaN(value) ? null : formatValue(value);
      },
    };
  }, [source, data, cells, near]);
}
