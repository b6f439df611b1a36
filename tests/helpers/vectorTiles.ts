/** Small vector and raster tile packages made for tests: no package of a Chinese town is to be had. */
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { PbfWriter } from 'pbf';
import { lngLatToTile, tilesOfBox } from '#shared/domain/basemap/tileMath';
import type { BBox, LngLat } from '#shared/domain/geo/types';

export type MadeFeature = {
  /** 1 point, 2 line, 3 area: rings closed by the reader, outer clockwise on the screen. */
  readonly type: 1 | 2 | 3;
  readonly lines: readonly (readonly LngLat[])[];
  readonly properties: Readonly<Record<string, string | number>>;
};
export type MadeLayers = Readonly<Record<string, readonly MadeFeature[]>>;

const EXTENT = 4096;
const zigzag = (value: number): number => (value << 1) ^ (value >> 31);

/** Commands of the Mapbox Vector Tile Specification 2.1, 4.3. */
function commandsOf(type: 1 | 2 | 3, lines: readonly (readonly (readonly [number, number])[])[]): number[] {
  const out: number[] = [];
  let [px, py] = [0, 0];
  const step = ([x, y]: readonly [number, number]): void => {
    out.push(zigzag(x - px), zigzag(y - py));
    [px, py] = [x, y];
  };
  for (const line of lines) {
    const [first, ...others] = line;
    if (!first) continue;
    out.push((1 & 7) | (1 << 3));
    step(first);
    if (type === 1) continue;
    out.push((2 & 7) | (others.length << 3));
    for (const point of others) step(point);
    if (type === 3) out.push((7 & 7) | (1 << 3));
  }
  return out;
}

/** One tile of the given layers, not packed. */
export function encodeTile(layers: MadeLayers, z: number, x: number, y: number): Uint8Array {
  const tile = new PbfWriter();
  const onTile = (at: LngLat): readonly [number, number] => {
    const [tx, ty] = lngLatToTile(at, z);
    return [Math.round((tx - x) * EXTENT), Math.round((ty - y) * EXTENT)];
  };
  for (const [name, features] of Object.entries(layers)) {
    const keys: string[] = [];
    const values: (string | number)[] = [];
    const indexOf = <T>(list: T[], value: T): number => {
      const found = list.indexOf(value);
      return found >= 0 ? found : list.push(value) - 1;
    };
    tile.writeMessage(
      3,
      (_unused, layer) => {
        layer.writeVarintField(15, 2);
        layer.writeStringField(1, name);
        for (const { type, lines, properties } of features) {
          const tags = Object.entries(properties).flatMap(([key, value]) => [
            indexOf(keys, key),
            indexOf(values, value),
          ]);
          layer.writeMessage(
            2,
            (_none, feature) => {
              feature.writePackedVarint(2, tags);
              feature.writeVarintField(3, type);
              feature.writePackedVarint(
                4,
                commandsOf(
                  type,
                  lines.map((line) => line.map(onTile)),
                ),
              );
            },
            null,
          );
        }
        for (const key of keys) layer.writeStringField(3, key);
        for (const value of values)
          layer.writeMessage(
            4,
            (_none, written) => {
              if (typeof value === 'string') written.writeStringField(1, value);
              else written.writeDoubleField(3, value);
            },
            null,
          );
        layer.writeVarintField(5, EXTENT);
      },
      null,
    );
  }
  return tile.finish();
}

type Metadata = Readonly<Record<string, string>>;
type TileMaker = (z: number, x: number, y: number) => Uint8Array;

/** Writes an MBTiles file of all tiles of a box (MBTiles Specification 1.3: rows counted from the south). */
export function writeMbtiles(
  path: string,
  box: BBox,
  zooms: readonly [from: number, to: number],
  metadata: Metadata,
  make: TileMaker,
): void {
  const file = new Database(path);
  file.exec(
    'create table metadata (name text, value text); create table tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)',
  );
  const say = file.prepare('insert into metadata values (?, ?)');
  const about = { bounds: box.join(), minzoom: String(zooms[0]), maxzoom: String(zooms[1]), ...metadata };
  for (const [name, value] of Object.entries(about)) say.run(name, value);
  const put = file.prepare('insert into tiles values (?, ?, ?, ?)');
  file.transaction(() => {
    for (let z = zooms[0]; z <= zooms[1]; z += 1) {
      const { minX, maxX, minY, maxY } = tilesOfBox(box, z);
      for (let x = minX; x <= maxX; x += 1)
        for (let y = minY; y <= maxY; y += 1) put.run(z, x, 2 ** z - 1 - y, make(z, x, y));
    }
  })();
  file.close();
}

/** A vector tile as it stands in a package. */
export const packed = (layers: MadeLayers): TileMaker => {
  return (z, x, y) => gzipSync(encodeTile(layers, z, x, y));
};

const METRES = 111_320;

/** A made-up town of two kilometres about a place, in OpenMapTiles layers. */
export function madeTown([lng, lat]: LngLat): MadeLayers {
  const at = (east: number, north: number): LngLat => [
    lng + east / (METRES * Math.cos((lat * Math.PI) / 180)),
    lat + north / METRES,
  ];
  const box = (x: number, y: number, w: number, h: number): LngLat[] => [
    at(x, y + h),
    at(x + w, y + h),
    at(x + w, y),
    at(x, y),
  ];
  const area = (lines: readonly LngLat[], properties: MadeFeature['properties']): MadeFeature => ({
    type: 3,
    lines: [lines],
    properties,
  });
  const line = (lines: readonly LngLat[], properties: MadeFeature['properties']): MadeFeature => ({
    type: 2,
    lines: [lines],
    properties,
  });
  const point = (place: LngLat, properties: MadeFeature['properties']): MadeFeature => ({
    type: 1,
    lines: [[place]],
    properties,
  });
  const names = [
    '白云路',
    '清禾路',
    '学堂路',
    '和悦街',
    '听泉路',
    '映月路',
    '环城西路',
    '通途路',
    '丽园北路',
  ];
  const roads: MadeFeature[] = [];
  names.forEach((name, index) => {
    const offset = (index - 4) * 250;
    const type = index === 4 ? 'primary' : index % 3 === 0 ? 'secondary' : 'minor';
    roads.push(line([at(-1200, offset), at(0, offset + 40), at(1200, offset)], { class: type, name }));
    roads.push(
      line([at(offset, -1200), at(offset + 30, 0), at(offset, 1200)], {
        class: type,
        name: `${name.slice(0, 2)}支路`,
      }),
    );
  });
  const buildings: MadeFeature[] = [];
  for (let i = -9; i < 9; i += 1)
    for (let j = -9; j < 9; j += 1)
      buildings.push(area(box(i * 125 + 30, j * 125 + 40, 60, 18), { render_height: 18 }));
  return {
    landcover: [
      area(box(-1100, 300, 600, 500), { class: 'grass' }),
      area(box(600, -900, 400, 300), { class: 'wood' }),
    ],
    landuse: [area(box(200, 200, 400, 400), { class: 'school' })],
    water: [
      area([at(-1200, -380), at(0, -330), at(1200, -400), at(1200, -470), at(0, -400), at(-1200, -450)], {
        class: 'river',
      }),
    ],
    transportation: [...roads, line([at(-1200, 900), at(1200, 1000)], { class: 'rail' })],
    building: buildings,
    transportation_name: roads,
    water_name: [line([at(-900, -410), at(0, -365), at(900, -430)], { class: 'river', name: '小白河' })],
    place: [
      point(at(0, 100), { class: 'suburb', name: '白云街道', rank: 5 }),
      point(at(-700, 600), { class: 'neighbourhood', name: '棠梨新村', rank: 9 }),
      point(at(100, 700), { class: 'city', name: 'Ningbo', 'name:zh': '宁波市', rank: 2 }),
    ],
    poi: [
      point(at(400, 400), { class: 'school', name: '棠梨小学', rank: 3 }),
      point(at(-300, 250), { class: 'hospital', name: '社区卫生服务中心', rank: 4 }),
    ],
    aired_unknown: [area(box(-600, -800, 200, 150), { note: 'nobody knows this layer' })],
  };
}
