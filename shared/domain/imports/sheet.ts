import type { GeoFeature } from './features.ts';
import { headerTexts } from './header.ts';
import { findHeaderRow } from './headerRow.ts';
import { type Look, looksLike } from './looks.ts';
import type { PlanSheet } from './plan.ts';
import { cleanCell } from './text.ts';

export type SheetSummary = {
  readonly headerRow: number;
  readonly rowCount: number;
  readonly columns: { index: number; header: string; samples: string[]; looksLike: Look }[];
  readonly firstRows: string[][];
};

/** Values that a column is judged by. */
const JUDGED_ROWS = 200;
const SHOWN_ROWS = 12;
const SHOWN_SAMPLES = 5;
const SHOWN_CHARS = 60;

const brief = (text: string): string => {
  const clean = cleanCell(text).replace(/\s+/g, ' ');
  return clean.length > SHOWN_CHARS ? `${clean.slice(0, SHOWN_CHARS)}…` : clean;
};

/** What stands in a sheet: its header, its columns with what their values look like, its first rows. */
export function summarise(
  rows: readonly (readonly string[])[],
  headerRow = findHeaderRow(rows),
): SheetSummary {
  const body = rows.slice(headerRow + 1);
  const judged = body.filter((row) => row.some((cell) => cleanCell(cell))).slice(0, JUDGED_ROWS);
  const header = headerTexts(rows, headerRow);
  const width = Math.max(header.length, ...judged.map((row) => row.length), 0);
  const columns = Array.from({ length: width }, (_, index) => {
    const values = judged.map((row) => row[index] ?? '').filter((value) => cleanCell(value));
    return {
      index,
      header: brief(header[index] ?? ''),
      samples: [...new Set(values.map(brief))].slice(0, SHOWN_SAMPLES),
      looksLike: looksLike(values),
    };
  });
  return {
    headerRow,
    rowCount: body.filter((row) => row.some((cell) => cleanCell(cell))).length,
    columns: columns.filter((column) => column.header !== '' || column.looksLike !== 'empty'),
    firstRows: rows.slice(0, SHOWN_ROWS).map((row) => row.slice(0, 60).map(brief)),
  };
}

/** Features as a sheet: property names as the header, one row a feature, the shape beside it. */
export function featureSheet(features: readonly GeoFeature[]): PlanSheet & { rows: string[][] } {
  const keys = new Map<string, number>();
  for (const { properties } of features)
    for (const key of Object.keys(properties)) if (!keys.has(key)) keys.set(key, keys.size);
  const names = [...keys.keys()];
  return {
    rows: [names, ...features.map(({ properties }) => names.map((name) => properties[name] ?? ''))],
    shapes: [null, ...features.map(({ geometry }) => geometry)],
  };
}
