import { api } from '#renderer/api/index';
import type { LookFinder } from '#renderer/ui/looks';
import type { Cell } from '#shared/contract/cells';
import type { Problem } from '#shared/contract/problems';
import { KIND_IDS, kindOf } from '#shared/domain/kinds/index';
import { PROBLEM_STATES } from '#shared/domain/workflow/states';
import { pathUnits } from './canvas/path.ts';
import { metresPerPixel, scaleBarM, toCanvas, type View } from './canvas/view.ts';
import {
  type BuildingDrawing,
  loadBuildings,
  makeBuildingDrawing,
  paintBuildings,
} from './layers/buildingPaint.ts';
import { type CellDrawing, type DrawnCell, makeCellDrawing } from './layers/cellDrawing.ts';
import { paintCellNames, paintFills, paintLines } from './layers/cellPaint.ts';
import { paintText } from './layers/label.ts';
import { mapPalette, paintForPaper } from './layers/palette.ts';
import { paintProblem } from './layers/useProblems.ts';
import { makePointSet, type PointSet } from './points/pointSet.ts';
import { symbolPicture } from './points/symbolArt.ts';
import { pointsOnCanvas } from './points/window.ts';

/** 104 × 70 mm on the sheet, at some 250 dots to the inch. */
const SIZE = { width: 416, height: 280, dpr: 2.5 } as const;
const MARGIN = 0.1;
const MOST_POINTS = 1500;
/** Names nearer to the edge would be cut off. */
const NAME_MARGIN_PX = 38;
const OPEN = PROBLEM_STATES.filter((state) => state !== 'closed');

/** The view that shows a cell whole with a margin, and what lies round it. */
function viewOf({ plane: { box } }: DrawnCell): View {
  const { width, height, dpr } = SIZE;
  const [left, top, right, bottom] = box;
  const scale =
    (1 - 2 * MARGIN) * Math.min(width / Math.max(right - left, 1e-9), height / Math.max(bottom - top, 1e-9));
  return {
    zoom: Math.log2(scale / 256),
    scale,
    left: ((left + right) / 2) * scale - width / 2,
    top: ((top + bottom) / 2) * scale - height / 2,
    ...{ width, height, padX: 0, padY: 0, dpr },
  };
}

type Scene = {
  readonly drawing: CellDrawing;
  readonly cell: DrawnCell;
  readonly buildings: BuildingDrawing | null;
  readonly points: PointSet;
  readonly look: LookFinder;
  readonly problems: readonly Problem[];
};

function paintPoints(context: CanvasRenderingContext2D, view: View, { points, look }: Scene): void {
  const all = { kinds: KIND_IDS.map(() => true), match: null };
  const shown = pointsOnCanvas(points, view, all, { limit: MOST_POINTS });
  const size = shown.length > 300 ? 6 : shown.length > 100 ? 8 : 11;
  context.setTransform(1, 0, 0, 1, 0, 0);
  for (const i of shown) {
    const index = points.kind[i] ?? 0;
    const kind = KIND_IDS[index] ?? 'place';
    const categoryId = points.looks[index]?.[points.look[i] ?? 0]?.categoryId ?? null;
    const thing = { kind, level: points.level[i] ?? 0, look: look(kind, categoryId) };
    const sizePx = kindOf(kind).role === 'building' ? size * 0.6 : size;
    const picture = symbolPicture(thing, sizePx, view.dpr);
    const x = ((points.x[i] ?? 0) * view.scale - view.left) * view.dpr;
    const y = ((points.y[i] ?? 0) * view.scale - view.top) * view.dpr;
    context.drawImage(picture, Math.round(x - picture.width / 2), Math.round(y - picture.height / 2));
  }
}

/** Everything but the cell steps back, and its border stands out. */
function paintFocus(context: CanvasRenderingContext2D, view: View, { drawing, cell }: Scene): void {
  const outside = new Path2D();
  outside.rect(0, 0, view.width, view.height);
  context.fillStyle = 'rgb(255 255 255 / 60%)';
  context.save();
  const unit = pathUnits(context, view, drawing.origin);
  const around = new Path2D();
  const inverse = context
    .getTransform()
    .inverse()
    .multiply(new DOMMatrix([view.dpr, 0, 0, view.dpr, 0, 0]));
  around.addPath(outside, inverse);
  around.addPath(cell.path);
  context.fill(around, 'evenodd');
  context.strokeStyle = mapPalette().action;
  context.lineJoin = 'round';
  context.lineWidth = 2.6 * unit;
  context.stroke(cell.path);
  context.restore();
}

function paintScaleBar(context: CanvasRenderingContext2D, view: View, latitude: number): void {
  const metres = metresPerPixel(view, latitude);
  const lengthM = scaleBarM(metres, 90);
  const width = lengthM / metres;
  const [right, bottom] = [view.width - 10, view.height - 10];
  context.strokeStyle = mapPalette().text;
  context.lineWidth = 1.2;
  context.beginPath();
  context.moveTo(right - width, bottom - 4);
  context.lineTo(right - width, bottom);
  context.lineTo(right, bottom);
  context.lineTo(right, bottom - 4);
  context.stroke();
  const words = lengthM >= 1000 ? `${lengthM / 1000} km` : `${lengthM} m`;
  const { text: colour, halo } = mapPalette();
  paintText(context, words, [right - width / 2, bottom - 9], { size: 10, colour, halo });
}

function paintScene(context: CanvasRenderingContext2D, view: View, scene: Scene): void {
  const reset = (): void => context.setTransform(view.dpr, 0, 0, view.dpr, 0, 0);
  const { drawing, cell, buildings } = scene;
  reset();
  context.fillStyle = '#efece4';
  context.fillRect(0, 0, view.width, view.height);
  paintFills(context, view, drawing, null);
  if (buildings) paintBuildings(context, view, buildings);
  paintLines(context, view, drawing, cell.cell.tier === 'micro');
  paintPoints(context, view, scene);
  for (const problem of scene.problems) {
    if (!problem.anchor) continue;
    reset();
    context.translate(...toCanvas(view, problem.anchor));
    paintProblem(context, problem.level, 14);
  }
  reset();
  paintFocus(context, view, scene);
  reset();
  paintCellNames(context, view, drawing, -NAME_MARGIN_PX);
  reset();
  paintScaleBar(context, view, cell.cell.centre[1]);
}

/** A small map of a cell for its printed sheet, as a PNG data URL; null when it cannot be drawn. */
export async function cellPicture(
  cellId: string,
  cells: readonly Cell[],
  look: LookFinder,
): Promise<string | null> {
  const drawing = makeCellDrawing(cells);
  const cell = drawing?.cells.find((one) => one.cell.id === cellId);
  if (!drawing || !cell) return null;
  const [buildings, markers, problems] = await Promise.all([
    loadBuildings([cellId]),
    api.things.markers({}),
    api.problems.list({ filter: { states: OPEN, cellIds: [cellId] }, limit: 500 }),
  ]);
  const canvas = document.createElement('canvas');
  canvas.width = SIZE.width * SIZE.dpr;
  canvas.height = SIZE.height * SIZE.dpr;
  const context = canvas.getContext('2d');
  if (!context) return null;
  const scene: Scene = {
    drawing,
    cell,
    buildings: makeBuildingDrawing(buildings),
    points: makePointSet(markers),
    look,
    problems: problems.rows,
  };
  paintForPaper(true);
  try {
    paintScene(context, viewOf(cell), scene);
  } finally {
    paintForPaper(false);
  }
  return canvas.toDataURL('image/png');
}
