import { haversineM } from '#shared/domain/geo/distance';
import type { LngLat } from '#shared/domain/geo/types';
import type { SelectShape, SelectWay } from '#shared/domain/select/shape';
import type { MapPointer, PointerTool } from '../pointerTool.ts';

/** What a hand tells: the shape so far, and the finished one. */
export type Telling = {
  readonly draw: (shape: SelectShape | null) => void;
  readonly done: (shape: SelectShape, way: SelectWay) => void;
};

/** Shift adds, Alt takes away. */
const wayOf = ({ shift, alt }: MapPointer): SelectWay => (alt ? 'remove' : shift ? 'add' : 'replace');

const boxOf = (a: LngLat, b: LngLat): SelectShape => ({
  type: 'box',
  box: [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])],
});

/** A shape that is drawn by one drag. */
function dragging(
  shapeOf: (start: LngLat, at: LngLat) => SelectShape,
  { draw, done }: Telling,
  onClick?: (pointer: MapPointer) => void,
): PointerTool {
  let start: LngLat | null = null;
  let moved = false;
  return {
    cursor: 'crosshair',
    onDown: ({ at }) => {
      start = at;
      moved = false;
      return true;
    },
    onMove: ({ at }, held) => {
      if (!held || start === null) return;
      moved = true;
      draw(shapeOf(start, at));
    },
    onUp: (pointer) => {
      if (start !== null && moved) done(shapeOf(start, pointer.at), wayOf(pointer));
      start = null;
    },
    ...(onClick && { onClick }),
  };
}

/** 框选: by one drag. */
export const boxHand = (telling: Telling): PointerTool => dragging(boxOf, telling);

/** 套索: the way of the pointer while it is held. */
export function lassoHand({ draw, done }: Telling): PointerTool {
  let ring: LngLat[] = [];
  return {
    cursor: 'crosshair',
    onDown: ({ at }) => {
      ring = [at];
      return true;
    },
    onMove: ({ at }, held) => {
      if (!held) return;
      ring.push(at);
      draw({ type: 'lasso', ring: [...ring] });
    },
    onUp: (pointer) => {
      if (ring.length > 2) done({ type: 'lasso', ring }, wayOf(pointer));
      else draw(null);
      ring = [];
    },
  };
}

/** 圆形: dragged from its centre, or a click for a circle of the typed radius. */
export const circleHand = (radiusM: number, telling: Telling): PointerTool =>
  dragging(
    (centre, at) => ({ type: 'circle', centre, radiusM: Math.max(1, Math.round(haversineM(centre, at))) }),
    telling,
    (pointer) => telling.done({ type: 'circle', centre: pointer.at, radiusM }, wayOf(pointer)),
  );

/** 沿线: clicks make a line, a double click or Enter ends it, Backspace takes the last corner back. */
export function lineHand(withinM: number, { draw, done }: Telling): PointerTool {
  let path: LngLat[] = [];
  let last: MapPointer | null = null;
  const show = (at?: LngLat): void =>
    draw(path.length > 0 ? { type: 'line', path: at ? [...path, at] : [...path], withinM } : null);
  const end = (): boolean => {
    if (path.length === 0) return false;
    const shape: SelectShape = { type: 'line', path, withinM };
    path = [];
    done(shape, last ? wayOf(last) : 'replace');
    return true;
  };
  return {
    cursor: 'crosshair',
    onMove: (pointer) => {
      last = pointer;
      show(pointer.at);
    },
    onClick: (pointer) => {
      last = pointer;
      const corner = path.at(-1);
      // The second click of a double click stands where the first one was.
      if (corner?.[0] !== pointer.at[0] || corner[1] !== pointer.at[1]) path.push(pointer.at);
      show();
    },
    onDoubleClick: () => void end(),
    onKey: ({ key }) => {
      if (key === 'Enter') return end();
      if (key !== 'Backspace' || path.length === 0) return false;
      path.pop();
      show();
      return true;
    },
  };
}

/** 网格: the cell under a click. */
export const cellHand = (
  areaAt: (at: LngLat) => Extract<SelectShape, { type: 'area' }> | null,
  { done }: Telling,
): PointerTool => ({
  cursor: 'pointer',
  onClick: (pointer) => {
    const shape = areaAt(pointer.at);
    if (shape) done(shape, wayOf(pointer));
  },
});
