import { gpx, kmlWithFolders } from '@tmcw/togeojson';
import { AppError } from '#shared/contract/errors';
import type { GeoFeature } from '#shared/domain/imports/features';
import { htmlText } from '#shared/domain/imports/htmlText';
import { looseGeometries } from '#shared/domain/imports/looseGeometry';
import type { ParserResult } from '../parserProtocol.ts';
import type { FileLimits } from './limits.ts';
import { parseXml } from './xml.ts';

type Properties = Readonly<Record<string, unknown>> | null;
type Loose = { readonly geometry: unknown; readonly properties: Properties };
type Node = { readonly type: string; readonly meta?: Properties; readonly children?: readonly unknown[] };

/** How things look and when each point was met: no column of a register. */
const LOOKS =
  /^(stroke|fill|icon|label|style|marker|coordinateProperties|_gpxType|visibility|@geometry|links?$|gx:|heading|altitudeMode)/i;

function propertyText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return htmlText(String(value));
  const { value: inner } = value as { value?: unknown };
  return typeof inner === 'string' ? htmlText(inner) : JSON.stringify(value);
}

/** A feature's texts; `folder` is where it stood in the file. */
function textsOf(properties: Properties, folder: string): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [key, value] of Object.entries(properties ?? {})) {
    const text = LOOKS.test(key) ? '' : propertyText(value);
    if (text) texts[key] = text;
  }
  return folder ? { ...texts, folder } : texts;
}

function spread({ geometry, properties }: Loose, folder: string): GeoFeature[] {
  const texts = textsOf(properties, folder);
  const geometries = looseGeometries(geometry);
  if (geometries.length === 0) return [{ geometry: null, properties: texts }];
  return geometries.map((one) => ({ geometry: one, properties: texts }));
}

/** Placemarks with the names of the folders that they stand in. */
function walk(node: Node, folder: string): GeoFeature[] {
  if (node.type === 'Feature') return spread(node as unknown as Loose, folder);
  const name = typeof node.meta?.name === 'string' ? node.meta.name : '';
  const inside = [folder, name].filter(Boolean).join(' / ');
  return (node.children ?? []).flatMap((child) => walk(child as Node, inside));
}

/** KML 2.2 (OGC 07-147r2) or GPX 1.1 (topografix.com/GPX/1/1): positions are WGS-84. Errors: file.*. */
export function parseMapXml(text: string, limits: FileLimits): ParserResult {
  const document = parseXml(text, limits);
  const root = document.documentElement?.localName?.toLowerCase() ?? '';
  const isGpx = root === 'gpx';
  if (!isGpx && !['kml', 'document', 'folder', 'placemark'].includes(root))
    throw new AppError('file.typeUnknown');
  const features = isGpx
    ? gpx(document).features.flatMap((feature) => spread(feature, ''))
    : walk(kmlWithFolders(document) as unknown as Node, '');
  if (features.length > limits.rows)
    throw new AppError('file.tooManyRows', { rows: features.length, limit: limits.rows });
  return {
    format: isGpx ? 'gpx' : 'kml',
    encoding: null,
    sheets: [],
    features,
    crs: 'wgs84',
    warnings: [],
  };
}
