import { AppError } from '#shared/contract/errors';
import type { ImportFormat } from '#shared/contract/imports';
import { isDbf } from './shapefile/dbf.ts';
import { isShp } from './shapefile/shp.ts';

/** What a file is by its content, whatever its name says. */
export type Content = 'zip' | 'cfb' | 'biff' | 'shp' | 'dbf' | 'text';

const startsWith = (bytes: Uint8Array, ...magic: number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

/** Files that are often chosen by mistake: PDF, PNG, JPEG, GIF, RAR, 7z, gzip, SQLite. */
const FOREIGN: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x1f, 0x8b],
  [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65],
];

/** Tells the content by its first bytes. Errors: file.empty, file.typeUnknown. */
export function sniff(bytes: Uint8Array): Content {
  if (bytes.length === 0) throw new AppError('file.empty');
  if (FOREIGN.some((magic) => startsWith(bytes, ...magic))) throw new AppError('file.typeUnknown');
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) return 'zip';
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'cfb';
  // A BIFF 2–8 stream without its container: record BOF (09 00|02|04|08) and its length.
  if (bytes[0] === 0x09 && [0, 2, 4, 8].includes(bytes[1] ?? -1) && bytes[3] === 0) return 'biff';
  if (isShp(bytes)) return 'shp';
  // A dBASE table begins with a version byte that text may begin with too; its zeros tell it from text.
  if (isDbf(bytes) && bytes.subarray(0, 66).includes(0)) return 'dbf';
  return 'text';
}

const EXTENSIONS: Record<ImportFormat, readonly string[]> = {
  xlsx: ['xlsx', 'xlsm', 'xltx', 'xlsb', 'et'],
  xls: ['xls', 'xlt', 'et'],
  csv: ['csv', 'txt', 'tsv'],
  geojson: ['geojson', 'json', 'geojsonl', 'geojsons', 'geojsonseq', 'ndjson'],
  kml: ['kml'],
  kmz: ['kmz', 'zip'],
  gpx: ['gpx'],
  shapefile: ['zip', 'shp'],
  dbf: ['dbf'],
};

/** The file name's ending without the dot, lower case. */
export function extensionOf(fileName: string): string {
  return /\.([^.\\/]{1,10})$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
}

/** Whether a name's ending fits what was found inside. A name without an ending fits everything. */
export function fitsExtension(fileName: string, format: ImportFormat): boolean {
  const extension = extensionOf(fileName);
  return extension === '' || EXTENSIONS[format].includes(extension);
}
