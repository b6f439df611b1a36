import type { Cell } from '#shared/contract/cells';
import { pathUnits } from '../canvas/path.ts';
import type { Label } from '../canvas/placeLabels.ts';
import { inWindow, metresPerPixel, toCanvas, type View } from '../canvas/view.ts';
import { parseHex } from '../colours/lab.ts';
import { type CellDrawing, type DrawnCell, inView, setOf } from './cellDrawing.ts';
import type { CellFill } from './cellFill.ts';
import { paintText } from './label.ts';
import { mapPalette } from './palette.ts';
import { pixelOf } from './rasterPixels.ts';

/** Up to so many in the window, each cell's border is a stroke of its own; above, lines come from the raster. */
export const MANY = 600;

/** Whether there are so many cells that they are drawn by their raster. */
export function isDense(drawing: CellDrawing, view: View, near: boolean): boolean {
  const { cells } = near ? drawing.near : drawing.far;
  if (cells.length <= MANY) return false;
  let seen = 0;
  for (const cell of cells) if (inView(cell, view)) seen += 1;
  return seen > MANY;
}

/** How much of a cell's colour covers a basemap. */
const OVER_BASEMAP = 0.62;

/** The community's ground, unless a basemap shows it, and the cells in their colours. */
export function paintFills(
  context: CanvasRenderingContext2D,
  view: View,
  drawing: CellDrawing,
  fill: CellFill | null,
  overBasemap = false,
): void {
  if (!overBasemap) {
    pathUnits(context, view, drawing.origin);
    context.fillStyle = mapPalette().inside;
    for (const { cell, path } of drawing.cells) if (cell.tier === 'community') context.fill(path);
  }
  context.globalAlpha = overBasemap ? OVER_BASEMAP : 1;
  if (fill) setOf(drawing, fill.near).raster.paintFills(context, view, fill.looks(setOf(drawing, fill.near)));
}

/** The borders of all tiers that can be told apart at this distance. */
export function paintLines(
  context: CanvasRenderingContext2D,
  view: View,
  drawing: CellDrawing,
  near: boolean,
): void {
  const colours = mapPalette();
  const dense = isDense(drawing, view, near);
  if (dense)
    setOf(drawing, near).raster.paintBorders(context, view, pixelOf(parseHex(colours.cellLine), 200));
  const unit = pathUnits(context, view, drawing.origin);
  context.lineJoin = 'round';
  const stroke = (tier: Cell['tier'], colour: string, widthPx: number): void => {
    context.strokeStyle = colour;
    context.lineWidth = widthPx * unit;
    for (const drawn of drawing.cells)
      if (drawn.cell.tier === tier && inView(drawn, view)) context.stroke(drawn.path);
  };
  if (view.zoom >= 14.5 && !(dense && near)) stroke('micro', colours.microLine, 0.8);
  if (!dense) stroke('cell', colours.cellLine, 1.4);
  stroke('community', colours.outline, 3);
}

/** Side of a cell from which its name fits, CSS pixels. */
const NAMED_FROM_PX: Record<Cell['tier'], number> = {
  community: Number.POSITIVE_INFINITY,
  cell: 74,
  micro: 150,
};

/** Those whose names fit; where micro cells have their names, that of their cell would only stand in the way. */
function namedCells(view: View, drawing: CellDrawing): readonly DrawnCell[] {
  const metres = metresPerPixel(view, drawing.origin[1]);
  const named = drawing.cells.filter(
    ({ cell }) => Math.sqrt(cell.areaM2) / metres >= NAMED_FROM_PX[cell.tier],
  );
  const parents = new Set(named.map(({ cell }) => cell.tier === 'micro' && cell.parentId));
  return named.filter(({ cell }) => !parents.has(cell.id));
}

/** Names of cells under their borders, and under them what they are coloured by. */
export function cellLabels(view: View, drawing: CellDrawing, fill: CellFill | null): readonly Label[] {
  const { text: colour, halo } = mapPalette();
  return namedCells(view, drawing).flatMap(({ cell, labelLat }) => {
    const [x, top] = toCanvas(view, [cell.centre[0], labelLat]);
    const size = cell.tier === 'cell' ? 12 : 11;
    const name: Label = {
      text: cell.name,
      priority: 1,
      look: { size, colour, halo },
      once: false,
      at: [x, top + size],
      others: [
        [x, top + size * 2.6],
        [x, toCanvas(view, cell.centre)[1]],
      ],
      line: null,
      key: `cell/${cell.id}`,
      insists: true,
      above: true,
    };
    const value = fill?.textOf(cell.id);
    if (!value) return [name];
    const at = [x, top + size * 2 + 4] as const;
    const look = { size: 14, bold: true, colour, halo };
    return [
      { ...name, others: [] },
      { ...name, text: value, look, at, others: [], key: `value/${cell.id}` },
    ];
  });
}

/** Names of cells on a picture of its own; only of those within `marginPx` of the window. */
export function paintCellNames(
  context: CanvasRenderingContext2D,
  view: View,
  drawing: CellDrawing,
  marginPx: number,
): void {
  for (const { text, at, look } of cellLabels(view, drawing, null))
    if (at && inWindow(view, at, marginPx)) paintText(context, text, at, look);
}

/** The selected cell: a strong border and a breath of colour. */
export function paintSelected(
  context: CanvasRenderingContext2D,
  view: View,
  drawing: CellDrawing,
  selected: DrawnCell,
): void {
  const unit = pathUnits(context, view, drawing.origin);
  context.strokeStyle = mapPalette().action;
  context.lineJoin = 'round';
  context.lineWidth = 3.5 * unit;
  context.stroke(selected.path);
  context.globalAlpha = 0.08;
  context.fillStyle = mapPalette().action;
  context.fill(selected.path);
}
