import { localProjection } from '#shared/domain/geo/distance';
import type { LngLat, Polygon } from '#shared/domain/geo/types';
import type { Random } from './random.ts';
import type { DemoWords } from './words.ts';

/** A position on the straight street plan, metres east and north of its middle, before the streets are bent. */
export type PlanPoint = readonly [u: number, v: number];
export type PlanBox = { readonly u0: number; readonly u1: number; readonly v0: number; readonly v1: number };

/** The street plan of the demo: a grid of streets, bent a little so that it looks grown. */
export type Plan = {
  /** Plan metres → WGS-84, rounded to 1e-7 degrees (1 cm). */
  readonly toLngLat: (point: PlanPoint) => LngLat;
  /** Streets running north–south (u) and east–west (v), from the west and from the south; the outermost lie outside. */
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  /** The ground between the streets of a block, inside the outline. */
  readonly block: (column: number, row: number) => PlanBox;
  /** A right-angled footprint, metres along (east–west) and across, turned with the streets. */
  readonly footprint: (middle: PlanPoint, lengthM: number, widthM: number) => Polygon;
  /** Street and house number of a position, by the nearest street. */
  readonly address: (point: PlanPoint) => string;
  /** `v` of the main street and of the river bank. */
  readonly mainV: number;
  readonly riverV: number;
};

/** An invented spot inside 海曙区, WGS-84. */
const ORIGIN: LngLat = [121.535, 29.875];
/** Where ground is certainly inside the outline (cells.ts draws that around it). */
const SAFE: PlanBox = { u0: -560, u1: 575, v0: -400, v1: 420 };
/** East of this the outline's north-east corner is cut out. */
const NOTCH: PlanPoint = [462, 205];
/** Half a street with its pavement. */
const KERB_M = 11;

const round7 = (value: number): number => Math.round(value * 1e7) / 1e7;

function bender(random: Random): (point: PlanPoint) => PlanPoint {
  const [a, b, c] = [random.between(0, 6), random.between(0, 6), random.between(0.05, 0.09)];
  return ([u, v]) => [
    u + c * v + 11 * Math.sin(v / 190 + a) + 5 * Math.sin(u / 150 + b),
    v - c * u + 13 * Math.sin(u / 230 + b) + 4 * Math.sin(v / 160 + a),
  ];
}

/** Draws the plan of a seed. */
export function makePlan(random: Random, words: DemoWords): Plan {
  const bend = bender(random);
  const projection = localProjection(ORIGIN);
  const toLngLat = (point: PlanPoint): LngLat => {
    const [lng, lat] = projection.fromXY(bend(point));
    return [round7(lng), round7(lat)];
  };
  const shift = (value: number): number => value + random.between(-9, 9);
  const columns = [-700, shift(-365), shift(-128), shift(122), shift(358), 700];
  const rows = [-560, shift(-232), shift(-8), shift(216), 560];
  const mainV = rows[2] ?? 0;
  const riverV = SAFE.v0;
  const block = (column: number, row: number): PlanBox => ({
    u0: Math.max(SAFE.u0, (columns[column] ?? 0) + KERB_M),
    u1: Math.min(row === 3 ? NOTCH[0] : SAFE.u1, (columns[column + 1] ?? 0) - KERB_M),
    v0: Math.max(SAFE.v0, (rows[row] ?? 0) + KERB_M),
    v1: Math.min(SAFE.v1, (rows[row + 1] ?? 0) - KERB_M),
  });
  const footprint = ([u, v]: PlanPoint, lengthM: number, widthM: number): Polygon => {
    const corners: PlanPoint[] = [
      [u - lengthM / 2, v - widthM / 2],
      [u + lengthM / 2, v - widthM / 2],
      [u + lengthM / 2, v + widthM / 2],
      [u - lengthM / 2, v + widthM / 2],
    ];
    const ring = corners.map((corner): [number, number] => [...toLngLat(corner)]);
    const first = ring[0];
    return { type: 'Polygon', coordinates: [first ? [...ring, [...first]] : ring] };
  };
  const streets = namedStreets(words, columns, rows, riverV);
  const address = (point: PlanPoint): string => addressAt(streets, point);
  return { toLngLat, columns, rows, block, footprint, address, mainV, riverV };
}

type Street = { readonly name: string; readonly axis: 0 | 1; readonly at: number };

function namedStreets(
  words: DemoWords,
  columns: readonly number[],
  rows: readonly number[],
  riverV: number,
): readonly Street[] {
  return [
    ...words.streets.northSouth.map((name, i): Street => ({ name, axis: 0, at: columns[i + 1] ?? 0 })),
    ...words.streets.eastWest.map((name, i): Street => ({ name, axis: 1, at: rows[i + 1] ?? 0 })),
    { name: words.streets.river, axis: 1, at: riverV },
  ];
}

/** Numbers run from the west and the south, a door every 8 metres, odd on one side and even on the other. */
function addressAt(streets: readonly Street[], point: PlanPoint): string {
  let best = streets[0];
  for (const street of streets)
    if (best && Math.abs(point[street.axis] - street.at) < Math.abs(point[best.axis] - best.at))
      best = street;
  if (!best) return '';
  const along = point[best.axis === 0 ? 1 : 0] + 620;
  const side = point[best.axis] >= best.at ? 1 : 2;
  return `${best.name}${2 * Math.floor(along / 16) + side}号`;
}
