import type { OutputOf } from '#shared/contract/index';
import { positionsOf } from '#shared/domain/geo/positions';
import { type Geometry, geometrySchema, type LngLat } from '#shared/domain/geo/types';
import { pathOf, pathUnits } from '../../canvas/path.ts';
import type { Label } from '../../canvas/placeLabels.ts';
import { boundsOf, toCanvas, type View } from '../../canvas/view.ts';
import { labelStyle } from '../labels/looks.ts';
import { seenPart } from '../labels/seenPart.ts';
import type { DrawClass } from '../vector/classes.ts';
import { lookOf, widthAt } from '../vector/style.ts';

export type SketchData = OutputOf<'basemaps.sketch'>;
type Use = SketchData['use'];

type Shape = {
  readonly name: string;
  readonly path: Path2D;
  readonly isLine: boolean;
  readonly box: readonly [number, number, number, number];
  readonly line: readonly LngLat[];
};

/** A layer of the sketch, ready to be drawn. */
export type Sketch = { readonly use: Use; readonly origin: LngLat; readonly shapes: readonly Shape[] };

const AREA_LOOK: Record<Use, DrawClass> = {
  road: 'otherArea',
  water: 'water',
  green: 'park',
  other: 'otherArea',
};
const LINE_LOOK: Record<Use, DrawClass> = {
  road: 'tertiary',
  water: 'waterway',
  green: 'otherLine',
  other: 'otherLine',
};

const isDark = (): boolean => document.documentElement.dataset.theme === 'dark';

/** The line that an area's name or a line's name follows or stands on. */
const lineOf = (geometry: Geometry): readonly LngLat[] =>
  geometry.type === 'LineString' ? geometry.coordinates : [...positionsOf(geometry)];

/** Makes paths of a layer's shapes once. */
export function makeSketch({ use, shapes }: SketchData): Sketch | null {
  const read = shapes.flatMap(({ name, geometry }) => {
    const parsed = geometrySchema.safeParse(geometry);
    return parsed.success && parsed.data.type !== 'Point' ? [{ name, geometry: parsed.data }] : [];
  });
  const first = read[0] && lineOf(read[0].geometry)[0];
  if (!first) return null;
  return {
    use,
    origin: first,
    shapes: read.flatMap(({ name, geometry }) => {
      const box = boundsOf(positionsOf(geometry));
      const isLine = geometry.type === 'LineString';
      return box ? [{ name, isLine, box, path: pathOf(geometry, first), line: lineOf(geometry) }] : [];
    }),
  };
}

function seen(view: View, { box: [west, south, east, north] }: Shape): boolean {
  const [left, top] = toCanvas(view, [west, north]);
  const [right, bottom] = toCanvas(view, [east, south]);
  return right >= 0 && bottom >= 0 && left <= view.width && top <= view.height;
}

/** All paths in sight as one, so that crossings of roads run into each other. */
function together(shapes: readonly Shape[]): Path2D {
  const whole = new Path2D();
  for (const { path } of shapes) whole.addPath(path);
  return whole;
}

function paintLines(
  context: CanvasRenderingContext2D,
  path: Path2D,
  use: Use,
  zoom: number,
  unit: number,
): void {
  const { stroke, casing, widths } = lookOf(LINE_LOOK[use], isDark());
  const width = widthAt(widths ?? [], zoom);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  if (casing && width >= 2) {
    context.strokeStyle = casing;
    context.lineWidth = (width + 2) * unit;
    context.stroke(path);
  }
  context.strokeStyle = width < 2 && casing ? casing : (stroke ?? '');
  context.lineWidth = Math.max(width, 1) * unit;
  context.stroke(path);
}

/** Paints one layer of the sketch: areas under lines. */
export function paintSketch(context: CanvasRenderingContext2D, view: View, sketch: Sketch): void {
  const shown = sketch.shapes.filter((shape) => seen(view, shape));
  const unit = pathUnits(context, view, sketch.origin);
  const { fill, edge } = lookOf(AREA_LOOK[sketch.use], isDark());
  for (const { path } of shown.filter(({ isLine }) => !isLine)) {
    context.fillStyle = fill ?? '';
    context.fill(path, 'evenodd');
    if (!edge) continue;
    context.strokeStyle = edge;
    context.lineWidth = unit;
    context.stroke(path);
  }
  const lines = shown.filter(({ isLine }) => isLine);
  if (lines.length > 0) paintLines(context, together(lines), sketch.use, view.zoom, unit);
}

const NAME_AS = { road: 'road', water: 'water', green: 'village', other: 'other' } as const;

/** The names of a layer of the sketch: roads along their lines, areas in their middle. */
export function sketchLabels(view: View, { use, shapes }: Sketch): readonly Label[] {
  const { fromZoom, priority, ...look } = labelStyle(NAME_AS[use]);
  if (view.zoom < fromZoom) return [];
  return shapes.flatMap((shape): readonly Label[] => {
    if (shape.name === '' || !seen(view, shape)) return [];
    const label = { text: shape.name, priority, look, once: true };
    if (shape.isLine) {
      const line = seenPart(
        view,
        shape.line.map((at) => toCanvas(view, at)),
      );
      return line ? [{ ...label, at: null, line }] : [];
    }
    const [west, south, east, north] = shape.box;
    return [{ ...label, at: toCanvas(view, [(west + east) / 2, (south + north) / 2]), line: null }];
  });
}
