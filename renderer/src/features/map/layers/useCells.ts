import { useEffect, useMemo } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import type { Cell } from '#shared/contract/cells';
import { contains } from '#shared/domain/geo/polygon';
import type { LngLat } from '#shared/domain/geo/types';
import { pathOf, pathUnits } from '../canvas/path.ts';
import { inWindow, metresPerPixel, toCanvas, type View } from '../canvas/view.ts';
import type { Hit, MapEngine } from '../engine.ts';
import { paintText } from './label.ts';
import { mapPalette } from './palette.ts';
import type { CellFill } from './useColouring.ts';

type DrawnCell = {
  readonly cell: Cell;
  readonly path: Path2D;
  /** Where its name stands: under its upper border. */
  readonly labelLat: number;
};
export type CellDrawing = { readonly origin: LngLat; readonly cells: readonly DrawnCell[] };

const NO_CELLS: readonly Cell[] = [];

/** Latitude of the upper border over the cell's centre: names stand there, where they cover the fewest symbols. */
function topOf({ geometry, centre }: Cell): number {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  let top = centre[1];
  for (const ring of rings) {
    for (const [index, [lng, lat]] of ring.entries()) {
      const [lng2, lat2] = ring[index + 1] ?? [lng, lat];
      if (lng > centre[0] === lng2 > centre[0]) continue;
      top = Math.max(top, lat + ((centre[0] - lng) / (lng2 - lng)) * (lat2 - lat));
    }
  }
  return top;
}

/** All cells with their paths, kept until they change. */
export function useCellDrawing(): CellDrawing | null {
  const { data } = useApiQuery('cells.list', {}, { keepPrevious: true });
  const cells = data?.cells ?? NO_CELLS;
  return useMemo(() => {
    const origin = cells[0]?.centre;
    if (!origin) return null;
    return {
      origin,
      cells: cells.map((cell) => ({ cell, path: pathOf(cell.geometry, origin), labelLat: topOf(cell) })),
    };
  }, [cells]);
}

const TIER_ORDER: Record<Cell['tier'], number> = { community: 0, cell: 1, micro: 2 };

/** The smallest cell at a place: a micro cell before its cell; never the community itself. */
export function cellAt(cells: readonly Cell[], at: LngLat): Cell | null {
  let best: Cell | null = null;
  for (const cell of cells) {
    if (cell.tier === 'community' || (best && TIER_ORDER[cell.tier] <= TIER_ORDER[best.tier])) continue;
    if (contains(cell.geometry, at)) best = cell;
  }
  return best;
}

function paintFills(
  context: CanvasRenderingContext2D,
  view: View,
  drawing: CellDrawing,
  fill: CellFill | null,
): void {
  pathUnits(context, view, drawing.origin);
  context.fillStyle = mapPalette().inside;
  for (const { cell, path } of drawing.cells) if (cell.tier === 'community') context.fill(path);
  for (const { cell, path } of fill ? drawing.cells : []) {
    const style = fill?.styleOf(cell, context);
    if (!style) continue;
    context.fillStyle = style;
    context.fill(path);
  }
}

function paintLines(context: CanvasRenderingContext2D, view: View, drawing: CellDrawing): void {
  const colours = mapPalette();
  const unit = pathUnits(context, view, drawing.origin);
  const stroke = (tier: Cell['tier'], colour: string, widthPx: number): void => {
    context.strokeStyle = colour;
    context.lineWidth = widthPx * unit;
    for (const { cell, path } of drawing.cells) if (cell.tier === tier) context.stroke(path);
  };
  context.lineJoin = 'round';
  if (view.zoom >= 14.5) stroke('micro', colours.microLine, 0.8);
  stroke('cell', colours.cellLine, 1.4);
  stroke('community', colours.outline, 3);
}

/** Side of a cell from which its name fits, CSS pixels. */
const NAMED_FROM_PX: Record<Cell['tier'], number> = {
  community: Number.POSITIVE_INFINITY,
  cell: 74,
  micro: 150,
};

function paintCellNames(
  context: CanvasRenderingContext2D,
  view: View,
  drawing: CellDrawing,
  fill: CellFill | null,
): void {
  const colours = mapPalette();
  const metres = metresPerPixel(view, drawing.origin[1]);
  const sidePx = (cell: Cell): number => Math.sqrt(cell.areaM2) / metres;
  const named = drawing.cells.filter(
    ({ cell }) => cell.tier !== 'community' && sidePx(cell) >= NAMED_FROM_PX[cell.tier],
  );
  // Where micro cells have their names, that of their cell would only stand in the way.
  const parents = new Set(named.map(({ cell }) => cell.tier === 'micro' && cell.parentId));
  for (const { cell, labelLat } of named) {
    if (parents.has(cell.id)) continue;
    const [x, top] = toCanvas(view, [cell.centre[0], labelLat]);
    const size = cell.tier === 'cell' ? 12 : 11;
    const at = [x, top + size] as const;
    if (!inWindow(view, at, 60)) continue;
    paintText(context, cell.name, at, { size, colour: colours.text, halo: colours.halo });
    const value = fill?.textOf(cell);
    if (value)
      paintText(context, value, [at[0], at[1] + size + 4], {
        size: 14,
        bold: true,
        colour: colours.text,
        halo: colours.halo,
      });
  }
}

/** Draws cells and the community's outline, finds the cell under the pointer, and marks the selected one. */
export function useCells(engine: MapEngine, drawing: CellDrawing | null, fill: CellFill | null): void {
  const shown = useAppState((state) => state.layers.cells);
  const selection = useAppState((state) => state.selection);
  useEffect(() => {
    if (!drawing) return;
    const cells = drawing.cells.map(({ cell }) => cell);
    const visible = shown ? drawing : { ...drawing, cells: drawing.cells.filter(isOutline) };
    engine.ground.setPainter('cells', 10, (context, view) =>
      paintFills(context, view, visible, shown ? fill : null),
    );
    engine.ground.setPainter('cellLines', 35, (context, view) => paintLines(context, view, visible));
    engine.top.setPainter('cellNames', 3, (context, view) =>
      paintCellNames(context, view, visible, shown ? fill : null),
    );
    engine.setHitTester('cells', 0, (at): Hit | null => {
      const cell = shown ? cellAt(cells, at) : null;
      return cell && { type: 'cell', id: cell.id, anchor: cell.centre };
    });
    return () => {
      engine.ground.setPainter('cells', 10, null);
      engine.ground.setPainter('cellLines', 35, null);
      engine.top.setPainter('cellNames', 3, null);
      engine.setHitTester('cells', 0, null);
    };
  }, [engine, drawing, fill, shown]);
  useEffect(() => {
    const selected =
      selection?.type === 'cell' && drawing?.cells.find(({ cell }) => cell.id === selection.id);
    if (!selected || !drawing) return;
    engine.ground.setPainter('selectedCell', 50, (context, view) => {
      const unit = pathUnits(context, view, drawing.origin);
      context.strokeStyle = mapPalette().action;
      context.lineJoin = 'round';
      context.lineWidth = 3.5 * unit;
      context.stroke(selected.path);
      context.globalAlpha = 0.08;
      context.fillStyle = mapPalette().action;
      context.fill(selected.path);
    });
    return () => engine.ground.setPainter('selectedCell', 50, null);
  }, [engine, drawing, selection]);
}

const isOutline = ({ cell }: DrawnCell): boolean => cell.tier === 'community';
