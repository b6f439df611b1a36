import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { AREA, type DrawClass, type LabelClass, LINE, POINT } from './classes.ts';
import { drawClassOf, labelClassOf, nameOf, rankOf } from './schema.ts';

/** x and y by turns, in tiles (0 to 1 inside the tile). */
export type Line = Float32Array;

export type Shape = {
  readonly lines: readonly Line[];
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
};

/** A name in a tile: at one place, or along a line. */
export type LabelSeed = {
  readonly text: string;
  readonly type: LabelClass;
  readonly rank: number;
  readonly along: boolean;
  readonly line: Line;
};

export type DecodedTile = {
  readonly shapes: ReadonlyMap<DrawClass, readonly Shape[]>;
  readonly labels: readonly LabelSeed[];
};

/** A tile made to be hostile may name millions of features. */
const MOST_FEATURES = 60_000;
const MOST_NAME = 60;

function linesOf(feature: VectorTileFeature): readonly Line[] {
  const { extent } = feature;
  return feature.loadGeometry().map((points) => {
    const line = new Float32Array(points.length * 2);
    points.forEach(({ x, y }, index) => {
      line[2 * index] = x / extent;
      line[2 * index + 1] = y / extent;
    });
    return line;
  });
}

function shapeOf(lines: readonly Line[]): Shape {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of lines) {
    for (let at = 0; at < line.length; at += 2) {
      const [x, y] = [line[at] ?? 0, line[at + 1] ?? 0];
      minX = Math.min(minX, x);
      maxX = Math.max(maxX, x);
      minY = Math.min(minY, y);
      maxY = Math.max(maxY, y);
    }
  }
  return { lines, minX, minY, maxX, maxY };
}

/** A point outside its tile belongs to the neighbour, which has it too. */
const isInside = ([x = -1, y = -1]: Line): boolean => x >= 0 && x <= 1 && y >= 0 && y <= 1;

function labelsOf(layer: string, feature: VectorTileFeature, lines: readonly Line[]): readonly LabelSeed[] {
  const type = labelClassOf(layer, feature.properties, feature.type);
  const text = type ? nameOf(feature.properties).slice(0, MOST_NAME) : '';
  if (!type || text === '') return [];
  const rank = rankOf(feature.properties);
  const along = feature.type === LINE;
  return lines
    .filter((line) => (along ? line.length >= 4 : isInside(line)))
    .map((line) => ({ text, type, rank, along, line }));
}

/** Reads a vector tile (Mapbox Vector Tile Specification 2.1, not packed) into what is drawn and what is named. Throws for bytes that are none. */
export function decodeTile(bytes: Uint8Array): DecodedTile {
  const shapes = new Map<DrawClass, Shape[]>();
  const labels: LabelSeed[] = [];
  let left = MOST_FEATURES;
  for (const [name, layer] of Object.entries(new VectorTile(new PbfReader(bytes)).layers)) {
    for (let index = 0; index < layer.length && left > 0; index += 1, left -= 1) {
      const feature = layer.feature(index);
      const type = drawClassOf(name, feature.properties, feature.type);
      const named = labelClassOf(name, feature.properties, feature.type) !== null;
      if (!type && !named) continue;
      if (feature.type !== POINT && feature.type !== LINE && feature.type !== AREA) continue;
      const lines = linesOf(feature);
      if (type) {
        const group = shapes.get(type) ?? [];
        group.push(shapeOf(lines));
        shapes.set(type, group);
      }
      if (named) labels.push(...labelsOf(name, feature, lines));
    }
  }
  return { shapes, labels };
}
