import { AppError } from '#shared/contract/errors';
import { positionsOf } from '#shared/domain/geo/positions';
import { readGeoJson } from '#shared/domain/imports/features';
import type { ParserRequest, ParserResult } from '../parserProtocol.ts';
import { parseArchive } from './archive.ts';
import { parseCsv } from './csv.ts';
import { jsonRecords, parseJson } from './json.ts';
import { parseMapXml } from './kml.ts';
import { FILE_LIMITS, type FileLimits, toMb } from './limits.ts';
import { cutEmpty } from './rows.ts';
import { readDbf } from './shapefile/dbf.ts';
import { parseLayers } from './shapefile/layers.ts';
import { extensionOf, fitsExtension, sniff } from './sniff.ts';
import { type DecodedText, decodeText } from './text.ts';
import { compoundContent, parseWorkbook } from './workbook.ts';
import { readPlainXlsx } from './xlsx/index.ts';
import { cellParts, isWorkbookZip, unpackedWorkbook, type ZipEntry, zipEntries } from './zip.ts';

type Warning = ParserResult['warnings'][number];

function workbook(
  format: 'xlsx' | 'xls',
  data: Uint8Array | string,
  limits: FileLimits,
  warnings: readonly Warning[] = [],
): ParserResult {
  return { format, encoding: null, sheets: parseWorkbook(data, limits), features: null, warnings };
}

function xlsx(bytes: Uint8Array, entries: readonly ZipEntry[], limits: FileLimits): ParserResult {
  const sheets = readPlainXlsx(bytes, cellParts(entries, limits), limits);
  if (!sheets) return workbook('xlsx', unpackedWorkbook(bytes, entries, limits), limits);
  if (!sheets.some((sheet) => sheet.rows.length > 0)) throw new AppError('file.empty');
  return { format: 'xlsx', encoding: null, sheets, features: null, warnings: [] };
}

/** Beyond any degrees, also those counted on round the world: metres of some projection. */
const NO_DEGREES = 1_000;

function geojson({ text, encoding }: DecodedText, limits: FileLimits): ParserResult {
  const body = text.replace(/^\uFEFF/, '');
  const records = jsonRecords(body)?.map((record) => parseJson(record, limits.jsonDepth));
  const value = records
    ? { type: 'FeatureCollection', features: records }
    : parseJson(body, limits.jsonDepth);
  const read = readGeoJson(value);
  if (!read.ok) throw new AppError('file.geojsonInvalid', { path: read.path, expected: read.expected });
  const { features, warnings } = read;
  if (features.length > limits.rows)
    throw new AppError('file.tooManyRows', { rows: features.length, limit: limits.rows });
  for (const { geometry } of features)
    for (const [x, y] of geometry ? positionsOf(geometry) : [])
      if (Math.abs(x) > NO_DEGREES || Math.abs(y) > NO_DEGREES) throw new AppError('file.projection');
  return { format: 'geojson', encoding, sheets: [], features, warnings };
}

const JSON_NAMES: ReadonlySet<string> = new Set([
  'json',
  'geojson',
  'geojsonl',
  'geojsons',
  'geojsonseq',
  'ndjson',
]);

/** JSON by its name, or by its content when it really is JSON: a list may begin with a bracket too. */
function isJson(text: string, extension: string): boolean {
  if (JSON_NAMES.has(extension)) return true;
  // Also takes away the byte order mark.
  const body = text.trimStart();
  if (!'{[\x1e'.includes(body.charAt(0))) return false;
  if (!TABLE_NAMES.has(extension)) return true;
  return /^\S?\s*[{[]\s*["{]/.test(body) && /"type"\s*:/.test(body);
}

const MAP_XML = /<(?:\w+:)?(?:kml|gpx)[\s>]/i;

/** XML of maps; and text that is really a web page or an XML workbook, as many office systems export under the name .xls. */
function markup(decoded: DecodedText, request: ParserRequest, limits: FileLimits): ParserResult | undefined {
  const { text } = decoded;
  const extension = extensionOf(request.fileName);
  const isNamedMap = extension === 'kml' || extension === 'gpx';
  const head = text.slice(0, 2_000).trimStart().toLowerCase();
  if (!head.startsWith('<')) {
    if (isNamedMap) throw new AppError('file.damaged');
    return undefined;
  }
  if (isNamedMap || MAP_XML.test(head))
    return { ...parseMapXml(declaredText(decoded, request.bytes), limits), encoding: decoded.encoding };
  const hasTable = /<table[\s>]/i.test(text) || head.includes('urn:schemas-microsoft-com:office:spreadsheet');
  if (!hasTable) throw new AppError('file.typeUnknown');
  return workbook('xls', text, limits, [{ code: 'htmlAsExcel', params: {} }]);
}

/** Old Western encodings can only be known by what the XML says of itself. */
function declaredText({ text, encoding }: DecodedText, bytes: Uint8Array): string {
  const declared = /^<\?xml[^>]*encoding=["']([\w-]+)["']/i.exec(text.trimStart())?.[1] ?? '';
  if (encoding !== 'GB18030' || !/^(iso-8859|windows-125)/i.test(declared)) return text;
  return new TextDecoder('windows-1252').decode(bytes);
}

/** Endings under which lists are kept as text; '' is a name without one. */
const TABLE_NAMES: ReadonlySet<string> = new Set(['', 'csv', 'txt', 'tsv', 'tab', 'prn', 'xls', 'et']);

/** Text under another ending is a list only where nearly all its lines have several columns. */
function isTable(rows: readonly (readonly string[])[]): boolean {
  const filled = rows.filter((row) => row.length > 0);
  return filled.filter((row) => row.length > 1).length >= filled.length * 0.8;
}

function textFile(request: ParserRequest, limits: FileLimits): ParserResult {
  const decoded = decodeText(request.bytes);
  const { text, encoding, hadBadBytes } = decoded;
  if (text.trim() === '') throw new AppError('file.empty');
  // The projection that lies beside a Shapefile is no table.
  if (/^\s*(?:PROJCS|GEOGCS|GEOCCS|LOCAL_CS)\[/i.test(text)) throw new AppError('file.typeUnknown');
  const extension = extensionOf(request.fileName);
  if (isJson(text, extension)) return geojson(decoded, limits);
  const page = markup(decoded, request, limits);
  if (page) return page;
  const sheet = parseCsv(text, limits);
  if (!TABLE_NAMES.has(extension) && !isTable(sheet.rows)) throw new AppError('file.typeUnknown');
  const warnings: Warning[] = hadBadBytes ? [{ code: 'badCharacters', params: { encoding } }] : [];
  return { format: 'csv', encoding, sheets: [sheet], features: null, warnings };
}

/** A dBASE table by itself is one sheet under its column names. */
function dbaseTable(bytes: Uint8Array, limits: FileLimits): ParserResult {
  const { names, rows } = readDbf(bytes, limits);
  const kept = rows.filter((row) => row !== null);
  const sheet = { name: '', hidden: false, rows: cutEmpty([names, ...kept], limits) };
  return { format: 'dbf', encoding: null, sheets: [sheet], features: null, warnings: [] };
}

function byContent(request: ParserRequest, limits: FileLimits): ParserResult {
  const { bytes } = request;
  switch (sniff(bytes)) {
    case 'zip': {
      const entries = zipEntries(bytes, limits);
      return isWorkbookZip(entries) ? xlsx(bytes, entries, limits) : parseArchive(bytes, limits);
    }
    case 'cfb': {
      const content = compoundContent(bytes);
      if (content === 'encrypted') throw new AppError('file.encrypted');
      if (content === 'other') throw new AppError('file.typeUnknown');
      return workbook('xls', bytes, limits);
    }
    case 'biff':
      return workbook('xls', bytes, limits);
    case 'shp':
      return parseLayers([{ name: '', shp: bytes }], limits);
    case 'dbf':
      return dbaseTable(bytes, limits);
    case 'text':
      return textFile(request, limits);
  }
}

/**
 * Reads a file by its content; a name that says otherwise only earns a warning.
 * Runs to its end and may take long: call it where it can be killed (parserPort.ts).
 * Errors: file.* except file.timeout.
 */
export function parseFile(request: ParserRequest, limits: FileLimits = FILE_LIMITS): ParserResult {
  const { bytes, fileName } = request;
  if (bytes.length > limits.bytes)
    throw new AppError('file.tooLarge', { sizeMb: toMb(bytes.length), limitMb: toMb(limits.bytes) });
  const result = byContent(request, limits);
  if (fitsExtension(fileName, result.format)) return result;
  const warning = {
    code: 'readByContent',
    params: { extension: extensionOf(fileName), format: result.format },
  };
  return { ...result, warnings: [warning, ...result.warnings] };
}
