import { DRAW_CLASSES, type DrawClass } from './classes.ts';

/** Widths at zooms, CSS pixels; between them they grow evenly. */
type Widths = readonly (readonly [zoom: number, width: number])[];

export type Look = {
  readonly fromZoom: number;
  readonly fill?: string;
  /** Edge of an area. */
  readonly edge?: string;
  readonly stroke?: string;
  readonly casing?: string;
  readonly widths?: Widths;
  readonly dash?: readonly number[];
};

/** Calm colours under what the office itself draws: nothing here is as dark or as strong as a cell's line or a symbol. */
type Colours = Readonly<
  Record<
    | 'land'
    | 'farmland'
    | 'grass'
    | 'wood'
    | 'sand'
    | 'residential'
    | 'industrial'
    | 'campus'
    | 'park'
    | 'pitch'
    | 'water'
    | 'building'
    | 'buildingEdge'
    | 'road'
    | 'roadCasing'
    | 'major'
    | 'majorCasing'
    | 'motorway'
    | 'motorwayCasing'
    | 'path'
    | 'rail'
    | 'boundary'
    | 'other'
    | 'otherLine',
    string
  >
>;

const LIGHT: Colours = {
  land: '#f5f3ee',
  farmland: '#f0f0e0',
  grass: '#e5eedb',
  wood: '#d9e7d0',
  sand: '#f3edd9',
  residential: '#f0eee9',
  industrial: '#ecebee',
  campus: '#f2ece3',
  park: '#dcecd2',
  pitch: '#d3e6cf',
  water: '#bfd9ea',
  building: '#e4dfd6',
  buildingEdge: '#d0c8ba',
  road: '#ffffff',
  roadCasing: '#d9d4ca',
  major: '#fdf3d6',
  majorCasing: '#d9cba6',
  motorway: '#fae3b4',
  motorwayCasing: '#d2b677',
  path: '#d3c9b8',
  rail: '#b9b6b0',
  boundary: '#b3a6b8',
  other: '#e9e6df',
  otherLine: '#bdb6a8',
};
const DARK: Colours = {
  land: '#1b2127',
  farmland: '#1f2622',
  grass: '#1f2a25',
  wood: '#1e2e27',
  sand: '#28271f',
  residential: '#1f252c',
  industrial: '#22262d',
  campus: '#26262b',
  park: '#1f3029',
  pitch: '#22352d',
  water: '#16303f',
  building: '#2b333c',
  buildingEdge: '#38424d',
  road: '#36404a',
  roadCasing: '#15191e',
  major: '#464a48',
  majorCasing: '#15191e',
  motorway: '#585244',
  motorwayCasing: '#15191e',
  path: '#3a434d',
  rail: '#47505a',
  boundary: '#584f63',
  other: '#242b32',
  otherLine: '#424c56',
};

const road = (fill: string, casing: string, fromZoom: number, widths: Widths): Look => ({
  fromZoom,
  stroke: fill,
  casing,
  widths,
});
const area = (fill: string, fromZoom = 0): Look => ({ fromZoom, fill });

const looksOf = (c: Colours): Record<DrawClass, Look> => ({
  land: area(c.land),
  farmland: area(c.farmland),
  grass: area(c.grass),
  wood: area(c.wood),
  sand: area(c.sand),
  residential: area(c.residential),
  industrial: area(c.industrial),
  campus: area(c.campus),
  park: area(c.park),
  pitch: area(c.pitch, 13),
  otherArea: { fromZoom: 0, fill: c.other, edge: c.otherLine },
  water: area(c.water),
  waterway: {
    fromZoom: 8,
    stroke: c.water,
    widths: [
      [8, 0.6],
      [13, 1.5],
      [17, 5],
      [20, 16],
    ],
  },
  runway: {
    fromZoom: 10,
    fill: c.industrial,
    stroke: c.roadCasing,
    widths: [
      [10, 1],
      [14, 8],
      [18, 60],
    ],
  },
  building: { fromZoom: 14, fill: c.building, edge: c.buildingEdge },
  ferry: {
    fromZoom: 10,
    stroke: c.rail,
    widths: [
      [10, 0.8],
      [16, 1.2],
    ],
    dash: [6, 5],
  },
  path: {
    fromZoom: 15,
    stroke: c.path,
    widths: [
      [15, 0.8],
      [17, 1.6],
      [20, 4],
    ],
    dash: [3, 2],
  },
  track: {
    fromZoom: 14,
    stroke: c.path,
    widths: [
      [14, 0.8],
      [17, 2],
      [20, 5],
    ],
  },
  service: road(c.road, c.roadCasing, 14, [
    [14, 0.7],
    [16, 2.5],
    [18, 7],
    [20, 18],
  ]),
  minor: road(c.road, c.roadCasing, 12, [
    [12, 0.6],
    [14, 1.8],
    [16, 6],
    [18, 15],
    [20, 40],
  ]),
  tertiary: road(c.road, c.roadCasing, 11, [
    [11, 0.7],
    [14, 3],
    [16, 8.5],
    [18, 20],
    [20, 52],
  ]),
  secondary: road(c.major, c.majorCasing, 9, [
    [9, 0.7],
    [12, 2],
    [14, 4],
    [16, 10],
    [18, 23],
    [20, 60],
  ]),
  primary: road(c.major, c.majorCasing, 7, [
    [7, 0.7],
    [11, 2],
    [14, 5],
    [16, 12],
    [18, 27],
    [20, 70],
  ]),
  motorway: road(c.motorway, c.motorwayCasing, 5, [
    [5, 0.7],
    [9, 1.8],
    [12, 3.5],
    [14, 6],
    [16, 14],
    [18, 30],
    [20, 80],
  ]),
  rail: {
    fromZoom: 10,
    stroke: c.rail,
    widths: [
      [10, 0.8],
      [14, 1.4],
      [18, 3],
    ],
    dash: [7, 4],
  },
  otherLine: {
    fromZoom: 0,
    stroke: c.otherLine,
    widths: [
      [8, 0.8],
      [14, 1.4],
      [18, 3],
    ],
  },
  boundary: {
    fromZoom: 0,
    stroke: c.boundary,
    widths: [
      [3, 0.7],
      [10, 1.4],
      [16, 2],
    ],
    dash: [6, 3, 2, 3],
  },
});

const LOOKS = { light: looksOf(LIGHT), dark: looksOf(DARK) };

export const lookOf = (type: DrawClass, dark: boolean): Look => LOOKS[dark ? 'dark' : 'light'][type];

/** The width at a zoom: between two given ones it grows by the same factor with each step. */
export function widthAt(widths: Widths, zoom: number): number {
  const after = widths.findIndex(([at]) => at > zoom);
  const last = widths.at(-1)?.[1] ?? 1;
  if (after === -1) return last;
  const [z1, w1] = widths[after] ?? [0, last];
  if (after === 0) return w1;
  const [z0, w0] = widths[after - 1] ?? [z1, w1];
  return w0 * (w1 / w0) ** ((zoom - z0) / (z1 - z0));
}

/** The classes that are seen at a zoom, lowest first. */
export const seenAt = (zoom: number): readonly DrawClass[] =>
  DRAW_CLASSES.filter((type) => LOOKS.light[type].fromZoom <= zoom);
