import type { Geometry } from '../geo/types.ts';
import { isChinaLat, isChinaLng, parseDegrees, parsePair } from './positions.ts';
import { cleanCell } from './text.ts';
import type { CellError } from './values.ts';

export type PositionColumns = {
  readonly lng: number | undefined;
  readonly lat: number | undefined;
  readonly lngLat: number | undefined;
};

export type RowPosition =
  | { readonly ok: true; readonly geometry: Geometry | null }
  | ({ readonly ok: false; readonly column: number } & CellError);

const wrong = (column: number, code: string): RowPosition => ({ ok: false, column, code, params: {} });

function place(lng: number, lat: number, lngColumn: number, latColumn: number): RowPosition {
  // 0,0 is what programs write for "unknown".
  if (lng === 0 && lat === 0) return { ok: true, geometry: null };
  if (isChinaLat(lng) && isChinaLng(lat)) return wrong(lngColumn, 'swapped');
  if (Math.abs(lng) > 180) return wrong(lngColumn, 'notLng');
  if (Math.abs(lat) > 90) return wrong(latColumn, 'notLat');
  return { ok: true, geometry: { type: 'Point', coordinates: [lng, lat] } };
}

/** The coordinates of a row as they stand in the file (degrees, the file's system). No coordinates: `geometry: null`. */
export function rowPosition(row: readonly string[], columns: PositionColumns): RowPosition {
  if (columns.lngLat !== undefined) {
    const text = cleanCell(row[columns.lngLat] ?? '');
    if (text === '') return { ok: true, geometry: null };
    const pair = parsePair(text);
    if (!pair) return wrong(columns.lngLat, 'notPosition');
    // In one cell both orders are in use; inside China the ranges tell them apart.
    const [lng, lat] = isChinaLat(pair[0]) && isChinaLng(pair[1]) ? [pair[1], pair[0]] : pair;
    return place(lng, lat, columns.lngLat, columns.lngLat);
  }
  if (columns.lng === undefined || columns.lat === undefined) return { ok: true, geometry: null };
  const [lngText, latText] = [cleanCell(row[columns.lng] ?? ''), cleanCell(row[columns.lat] ?? '')];
  if (lngText === '' && latText === '') return { ok: true, geometry: null };
  const [lng, lat] = [parseDegrees(lngText), parseDegrees(latText)];
  if (lng === undefined) return wrong(columns.lng, 'notLng');
  if (lat === undefined) return wrong(columns.lat, 'notLat');
  return place(lng, lat, columns.lng, columns.lat);
}

/** A row's two numbers in the order of the columns, whatever they mean: for trying other systems and orders. */
export function rawPair(
  row: readonly string[],
  columns: PositionColumns,
): readonly [number, number] | undefined {
  if (columns.lngLat !== undefined) return parsePair(row[columns.lngLat] ?? '');
  if (columns.lng === undefined || columns.lat === undefined) return undefined;
  const [a, b] = [parseDegrees(row[columns.lng] ?? ''), parseDegrees(row[columns.lat] ?? '')];
  return a === undefined || b === undefined ? undefined : [a, b];
}
