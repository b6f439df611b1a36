import { bboxCentre, bboxOf, bboxOfPositions, localProjection } from '#shared/domain/geo/distance';
import { polygonsOf } from '#shared/domain/geo/positions';
import type { Area, BBox, LngLat } from '#shared/domain/geo/types';

const SKETCH = { width: 380, height: 250 } as const;
const MARGIN = 34;
/** A sketch never shows less than this across, metres: somebody next door is not drawn at the other end. */
const LEAST_ACROSS_M = 160;
const SCALES_M = [20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];
const MOST_BAR_PX = 90;

type Sketch = {
  readonly problem: LngLat;
  /** Those asked, in the order of the table; null without a place. */
  readonly helpers: readonly (LngLat | null)[];
  /** Leaf cells, drawn thin where they are in sight. */
  readonly cells: readonly Area[];
  /** The way: indexes of helpers, ending at the problem. */
  readonly route: readonly number[] | null;
};

const fixed = (value: number): string => value.toFixed(1);

/** A small map without a basemap as SVG: cells, the problem, those asked with their numbers, the order of going. North is up. */
export function sketchSvg({ problem, helpers, cells, route }: Sketch): string {
  const placed = helpers.filter((anchor) => anchor !== null);
  const box = bboxOfPositions([problem, ...placed]);
  const local = localProjection(bboxCentre(box));
  const [x1, y1] = local.toXY([box[0], box[1]]);
  const [x2, y2] = local.toXY([box[2], box[3]]);
  const { width, height } = SKETCH;
  const scale = Math.min(
    (width - 2 * MARGIN) / Math.max(x2 - x1, LEAST_ACROSS_M),
    (height - 2 * MARGIN) / Math.max(y2 - y1, LEAST_ACROSS_M),
  );
  const at = (lngLat: LngLat): readonly [number, number] => {
    const [x, y] = local.toXY(lngLat);
    return [width / 2 + x * scale, height / 2 - y * scale];
  };
  const [px, py] = at(problem);
  return [
    `<svg class="sketch" viewBox="0 0 ${width} ${height}" role="img">`,
    // A district has thousands of cells; those out of sight would only make the page heavy.
    ...cells
      .filter((area) => inSight(bboxOf(area), at))
      .map((area) => `<path class="cell" d="${outline(area, at)}"/>`),
    ...lines(route, helpers, [px, py], at),
    `<path class="spot" d="M${fixed(px)} ${fixed(py - 8)}l8 8-8 8-8-8z"/>`,
    ...helpers.flatMap((anchor, i) => (anchor ? [number(at(anchor), i + 1)] : [])),
    bar(scale),
    `<path class="north" d="M${width - 16} 26V8m-4 6 4-7 4 7"/><text class="n" x="${width - 16}" y="37">N</text></svg>`,
  ].join('');
}

/** Whether some of a box (degrees) may lie on the sketch. */
function inSight(
  [west, south, east, north]: BBox,
  at: (lngLat: LngLat) => readonly [number, number],
): boolean {
  const [left, bottom] = at([west, south]);
  const [right, top] = at([east, north]);
  return right >= 0 && left <= SKETCH.width && bottom >= 0 && top <= SKETCH.height;
}

function outline(area: Area, at: (lngLat: LngLat) => readonly [number, number]): string {
  return polygonsOf(area)
    .flat()
    .map((ring) => `M${ring.map((one) => at(one).map(fixed).join(' ')).join('L')}Z`)
    .join('');
}

/** With an order of going, the way; otherwise a line from each to the problem. */
function lines(
  route: readonly number[] | null,
  helpers: readonly (LngLat | null)[],
  spot: readonly [number, number],
  at: (lngLat: LngLat) => readonly [number, number],
): string[] {
  const path = (points: readonly (readonly [number, number])[]): string =>
    `<polyline class="way" points="${points.map((one) => one.map(fixed).join(',')).join(' ')}"/>`;
  if (route !== null) {
    const points = route.flatMap((i) => {
      const anchor = helpers[i];
      return anchor ? [at(anchor)] : [];
    });
    return [path([...points, spot])];
  }
  return helpers.flatMap((anchor) => (anchor ? [path([at(anchor), spot])] : []));
}

const number = ([x, y]: readonly [number, number], n: number): string =>
  `<circle class="who" cx="${fixed(x)}" cy="${fixed(y)}" r="8"/><text class="w" x="${fixed(x)}" y="${fixed(y + 3.6)}">${n}</text>`;

function bar(scale: number): string {
  const metres = SCALES_M.filter((one) => one * scale <= MOST_BAR_PX).at(-1) ?? SCALES_M[0] ?? 20;
  const [x, y] = [10, SKETCH.height - 10];
  const label = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
  return `<path class="bar" d="M${x} ${y - 4}v4h${fixed(metres * scale)}v-4"/><text x="${x + 3}" y="${y - 6}">${label}</text>`;
}
