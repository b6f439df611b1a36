import { AppError } from '#shared/contract/errors';
import type { ParserResult } from '../parserProtocol.ts';
import { parseMapXml } from './kml.ts';
import type { FileLimits } from './limits.ts';
import { type LayerParts, parseLayers } from './shapefile/layers.ts';
import { decodeText } from './text.ts';
import { inflateEntry, type ZipEntry, zipEntries } from './zip.ts';

/** A layer without its ending, for finding what lies beside it; names are only compared, never used as paths. */
const stemOf = (name: string): string => name.replace(/\.[^./]*$/, '').toLowerCase();
const endingOf = (name: string): string => /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
/** What macOS and Windows put beside the real files. */
const NOISE = /(^|\/)(__MACOSX\/|\._|\.DS_Store|Thumbs\.db|desktop\.ini)/i;

function layersOf(bytes: Uint8Array, entries: readonly ZipEntry[]): LayerParts[] {
  const beside = (stem: string, ending: string): Uint8Array | undefined => {
    const entry = entries.find((one) => stemOf(one.name) === stem && endingOf(one.name) === ending);
    return entry && inflateEntry(bytes, entry);
  };
  return entries
    .filter((entry) => endingOf(entry.name) === 'shp')
    .map((entry) => {
      const stem = stemOf(entry.name);
      return {
        name: entry.name.replace(/^.*\//, '').replace(/\.[^.]*$/, ''),
        shp: inflateEntry(bytes, entry),
        dbf: beside(stem, 'dbf'),
        prj: beside(stem, 'prj'),
        cpg: beside(stem, 'cpg'),
      };
    });
}

/**
 * Reads a zip that is no workbook: a zipped Shapefile, or a KMZ (its doc.kml, else the first .kml).
 * Errors: file.typeUnknown when it is neither; file.encrypted, file.tooMuchContent, file.damaged, and those of the formats.
 */
export function parseArchive(bytes: Uint8Array, limits: FileLimits): ParserResult {
  const entries = zipEntries(bytes, limits).filter(
    (entry) => !entry.name.endsWith('/') && !NOISE.test(entry.name),
  );
  const wanted = entries.filter((entry) =>
    ['shp', 'dbf', 'prj', 'cpg', 'kml'].includes(endingOf(entry.name)),
  );
  if (wanted.some((entry) => entry.encrypted)) throw new AppError('file.encrypted');
  const layers = layersOf(bytes, wanted);
  if (layers.length > 0) return parseLayers(layers, limits);
  const documents = wanted.filter((entry) => endingOf(entry.name) === 'kml');
  const main = documents.find((entry) => /(^|\/)doc\.kml$/i.test(entry.name)) ?? documents[0];
  if (!main) throw new AppError('file.typeUnknown');
  const { text } = decodeText(inflateEntry(bytes, main));
  return { ...parseMapXml(text, limits), format: 'kmz' };
}
