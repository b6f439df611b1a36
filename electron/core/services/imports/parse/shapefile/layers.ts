import { AppError } from '#shared/contract/errors';
import { mapPositions, positionsOf } from '#shared/domain/geo/positions';
import type { GeoFeature } from '#shared/domain/imports/features';
import { looseGeometries } from '#shared/domain/imports/looseGeometry';
import type { ParserResult } from '../../parserProtocol.ts';
import type { FileLimits } from '../limits.ts';
import { decodeText } from '../text.ts';
import { codePageLabel, type DbfTable, readDbf } from './dbf.ts';
import { isDegrees, type Projection, readPrj } from './prj.ts';
import { readShp } from './shp.ts';

/** The parts of one layer, as they lie beside each other. */
export type LayerParts = {
  readonly name: string;
  readonly shp: Uint8Array;
  readonly dbf?: Uint8Array | undefined;
  readonly prj?: Uint8Array | undefined;
  readonly cpg?: Uint8Array | undefined;
};

const textOf = (bytes: Uint8Array | undefined): string | undefined => bytes && decodeText(bytes).text;

function propertiesOf(table: DbfTable | undefined, index: number): Record<string, string> {
  const row = table?.rows[index];
  if (!table || !row) return {};
  return Object.fromEntries(table.names.map((name, i) => [name, row[i] ?? '']));
}

function readLayer(
  parts: LayerParts,
  limits: FileLimits,
): { features: GeoFeature[]; projection: Projection } {
  const projection = readPrj(textOf(parts.prj));
  const cpg = textOf(parts.cpg);
  const table = parts.dbf && readDbf(parts.dbf, limits, cpg === undefined ? undefined : codePageLabel(cpg));
  const features = readShp(parts.shp, limits.rows).flatMap((shape, index): GeoFeature[] => {
    const properties = propertiesOf(table, index);
    const geometries = looseGeometries(shape).map((one) => mapPositions(one, projection.toDegrees));
    for (const geometry of geometries)
      for (const position of positionsOf(geometry))
        if (!isDegrees(position)) throw new AppError('file.projection');
    if (geometries.length === 0) return [{ geometry: null, properties }];
    return geometries.map((geometry) => ({ geometry, properties }));
  });
  return { features, projection };
}

/**
 * Reads the layers of a Shapefile as features; with several, each feature says in `layer` which it is of.
 * Errors: file.damaged, file.projection, file.tooMany….
 */
export function parseLayers(layers: readonly LayerParts[], limits: FileLimits): ParserResult {
  const read = layers.map((layer) => ({ name: layer.name, ...readLayer(layer, limits) }));
  const features = read.flatMap((layer) =>
    read.length === 1
      ? layer.features
      : layer.features.map((one) => ({ ...one, properties: { layer: layer.name, ...one.properties } })),
  );
  if (features.length > limits.rows)
    throw new AppError('file.tooManyRows', { rows: features.length, limit: limits.rows });
  const warnings = [...new Set(read.flatMap(({ projection }) => projection.warning ?? []))];
  return {
    format: 'shapefile',
    encoding: null,
    sheets: [],
    features,
    crs: read[0]?.projection.crs ?? null,
    warnings: warnings.map((code) => ({ code, params: {} })),
  };
}
