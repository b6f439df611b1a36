import { intersection } from 'polyclip-ts';
import { areaFromPolygons } from '#shared/domain/geo/positions';
import type { Area, Polygon } from '#shared/domain/geo/types';
import { cellCode, microCode } from '#shared/domain/grid/codes';
import type { Plan, PlanPoint } from './plan.ts';
import type { Random } from './random.ts';

/** A cell before its people are known. */
export type CellShape = {
  readonly code: string;
  readonly name: string;
  readonly tier: 'cell' | 'micro';
  readonly parentKey: string | null;
  readonly geometry: Area;
};

/** Each block of the street plan is 12 steps wide and high, so that halves, thirds and quarters share corners. */
const STEPS = 12;
/** A box of lattice steps from the south-west corner of the plan. */
type LatticeBox = readonly [x0: number, y0: number, x1: number, y1: number];

/** A street code that no street of 海曙区 has. */
export const DEMO_CODE = '330203999001';

/** The border on the plan, around everything that stands: streets in the north and east, the river in the south. */
const BORDER: readonly PlanPoint[] = [
  [-592, -392],
  [-545, -428],
  [-455, -436],
  [-380, -446],
  [-290, -431],
  [-210, -418],
  [-120, -431],
  [-40, -452],
  [60, -455],
  [150, -441],
  [250, -434],
  [330, -448],
  [440, -462],
  [560, -446],
  [606, -410],
  [600, -300],
  [592, -60],
  [603, 150],
  [598, 208],
  [480, 224],
  [476, 330],
  [471, 434],
  [330, 440],
  [200, 450],
  [-80, 438],
  [-300, 453],
  [-520, 436],
  [-588, 432],
  [-596, 300],
  [-602, 100],
  [-578, -120],
  [-586, -260],
];

/** The community's outline, WGS-84. */
export function makeOutline(plan: Plan): Polygon {
  const ring = BORDER.map((point): [number, number] => [...plan.toLngLat(point)]);
  const first = ring[0];
  return { type: 'Polygon', coordinates: [first ? [...ring, [...first]] : ring] };
}

const blockBox = (column: number, row: number): LatticeBox => [
  column * STEPS,
  row * STEPS,
  (column + 1) * STEPS,
  (row + 1) * STEPS,
];

/** Blocks from the north-west on; two pairs are one cell, two busy blocks are two. */
function cellBoxes(): { box: LatticeBox; micro: boolean }[] {
  const boxes: { box: LatticeBox; micro: boolean }[] = [];
  for (let row = 3; row >= 0; row--)
    for (let column = 0; column < 5; column++) {
      const [x0, y0, x1, y1] = blockBox(column, row);
      const half = STEPS / 2;
      const at = `${column},${row}`;
      if (at === '4,3' || at === '1,0') continue;
      if (at === '3,3' || at === '0,0') boxes.push({ box: [x0, y0, x1 + STEPS, y1], micro: false });
      else if (at === '2,1')
        boxes.push(
          { box: [x0, y0, x0 + half, y1], micro: false },
          { box: [x0 + half, y0, x1, y1], micro: false },
        );
      else if (at === '1,2')
        boxes.push(
          { box: [x0, y0 + half, x1, y1], micro: false },
          { box: [x0, y0, x1, y0 + half], micro: false },
        );
      else boxes.push({ box: [x0, y0, x1, y1], micro: MICRO_BLOCKS.has(at) });
    }
  return boxes;
}

/** Blocks where most people live are divided further. */
const MICRO_BLOCKS = new Set(['1,1', '0,2', '3,2', '3,1', '2,0', '3,0', '1,3']);

function microBoxes([x0, y0, x1, y1]: LatticeBox, count: number): LatticeBox[] {
  const [xm, ym] = [(x0 + x1) / 2, (y0 + y1) / 2];
  if (count === 2)
    return [
      [x0, ym, x1, y1],
      [x0, y0, x1, ym],
    ];
  if (count === 3) {
    const third = (x1 - x0) / 3;
    return [0, 1, 2].map((n): LatticeBox => [x0 + n * third, y0, x0 + (n + 1) * third, y1]);
  }
  return [
    [x0, ym, xm, y1],
    [xm, ym, x1, y1],
    [x0, y0, xm, ym],
    [xm, y0, x1, ym],
  ];
}

/** Ring of a lattice box with a corner at every step, so that neighbours share all corners. */
function latticeRing(plan: Plan, [x0, y0, x1, y1]: LatticeBox): [number, number][] {
  const line = (lines: readonly number[], step: number): number => {
    const n = Math.min(Math.floor(step / STEPS), lines.length - 2);
    const [from, to] = [lines[n] ?? 0, lines[n + 1] ?? 0];
    return from + ((to - from) * (step - n * STEPS)) / STEPS;
  };
  const corner = (x: number, y: number): [number, number] => [
    ...plan.toLngLat([line(plan.columns, x), line(plan.rows, y)]),
  ];
  const ring: [number, number][] = [];
  for (let x = x0; x < x1; x++) ring.push(corner(x, y0));
  for (let y = y0; y < y1; y++) ring.push(corner(x1, y));
  for (let x = x1; x > x0; x--) ring.push(corner(x, y1));
  for (let y = y1; y > y0; y--) ring.push(corner(x0, y));
  return [...ring, corner(x0, y0)];
}

/** Cells and micro cells that fill the outline without gaps or overlaps: bounded by streets, cut at the outline. */
export function makeCells(random: Random, plan: Plan, outline: Polygon, community: string): CellShape[] {
  const cut = (box: LatticeBox): Area =>
    areaFromPolygons(intersection([latticeRing(plan, box)], outline.coordinates));
  return cellBoxes().flatMap(({ box, micro }, index) => {
    const code = cellCode(DEMO_CODE, index + 1);
    const name = `${community}第${index + 1}网格`;
    const cell: CellShape = { code, name, tier: 'cell', parentKey: null, geometry: cut(box) };
    const parts = micro ? microBoxes(box, box[0] === STEPS && box[1] === STEPS ? 4 : random.whole(2, 4)) : [];
    return [
      cell,
      ...parts.map(
        (part, n): CellShape => ({
          code: microCode(code, n + 1),
          name: `第${index + 1}网格${n + 1}号微网格`,
          tier: 'micro',
          parentKey: code,
          geometry: cut(part),
        }),
      ),
    ];
  });
}
