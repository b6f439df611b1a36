import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseFile } from '#core/services/imports/parse/parseFile';
import type { ParserResult } from '#core/services/imports/parserProtocol';
import { ERROR_CODES } from '#shared/contract/errors';
import { sharedDataPath } from '#tests/helpers/sharedData';

/** Processor time, since other tests may run beside; some five times what the slowest of these files takes. */
const FILE_LIMIT_MS = 5_000;

type Outcome = { readonly result?: ParserResult; readonly code?: string; readonly tookMs: number };

function parse(folder: string, name: string): Outcome {
  const bytes = new Uint8Array(readFileSync(`${folder}/${name}`));
  const before = process.cpuUsage();
  const tookMs = (): number => process.cpuUsage(before).user / 1_000;
  try {
    return { result: parseFile({ fileName: name, bytes }), tookMs: tookMs() };
  } catch (error) {
    const { code } = error as { code?: string };
    if (!ERROR_CODES.some((known) => known === code)) throw error;
    return { code: String(code), tookMs: tookMs() };
  }
}

const files = (folder: string | undefined, pattern: RegExp): string[] =>
  folder ? readdirSync(folder).filter((name) => pattern.test(name)) : [];
const data = (name: string) => sharedDataPath(name);

describe('workbooks of other programs', () => {
  const folder = data('spreadsheets_sheetjs');
  it.runIf(folder).each(files(folder, /\.xls[xm]?$/).map((name) => [name]))('%s', (name) => {
    const { result, code, tookMs } = parse(folder ?? '', name);
    expect(tookMs).toBeLessThan(FILE_LIMIT_MS);
    if (name.startsWith('password')) expect(code).toBe('file.encrypted');
    else if (code) expect(['file.empty', 'file.damaged']).toContain(code);
    else expect(result?.sheets.some((sheet) => sheet.rows.length > 0)).toBe(true);
  });

  it.runIf(folder).each(['sheet_visibility.xls', 'sheet_visibility.xlsx'])('hidden sheets of %s', (name) => {
    expect(parse(folder ?? '', name).result?.sheets.map((sheet) => sheet.hidden)).toEqual([
      false,
      true,
      true,
    ]);
  });

  it.runIf(folder).each(['RkNumber', 'merge_cells', 'text_and_numbers', 'defined_names_simple'])(
    '%s is the same in both formats',
    (stem) => {
      const [old, now] = ['.xls', '.xlsx'].map((ending) => parse(folder ?? '', stem + ending).result?.sheets);
      expect(old?.map((sheet) => sheet.rows)).toEqual(now?.map((sheet) => sheet.rows));
    },
  );
});

describe('workbooks as they reach a clerk', () => {
  const folder = data('xlsx_real');
  it.runIf(folder).each([
    ['附件2_示例_带标签.xlsx', 496],
    ['附件2_官方测试数据_无标签.xlsx', 2_802],
    ['附件1_分类体系.xlsx', 518],
    ['附件3_示例.xlsx', 31],
    ['附件4_示例_含答复.xlsx', 121],
    ['热点问题表_老格式.xls', 6],
  ])('%s has %i filled rows', (name, rows) => {
    const { result, tookMs } = parse(folder ?? '', name);
    expect(result?.sheets[0]?.rows).toHaveLength(rows);
    expect(tookMs).toBeLessThan(FILE_LIMIT_MS);
  });
});

describe.runIf(data('csv_spectrum'))('csv-spectrum', () => {
  const folder = data('csv_spectrum');
  const names = folder ? files(`${folder}/csvs`, /\.csv$/) : [];
  it.runIf(folder).each(names.map((name) => [name]))('%s', (name) => {
    const expected = [
      JSON.parse(readFileSync(`${folder}/json/${name.replace(/csv$/, 'json')}`, 'utf8')) as object,
    ].flat();
    const [header = [], ...rows] = parse(`${folder}/csvs`, name).result?.sheets[0]?.rows ?? [];
    const found = rows.map((row) =>
      Object.fromEntries(header.map((key, index) => [key, row[index] ?? ''] as const)),
    );
    // The published answer of this one has another phone number than its file.
    if (name === 'location_coordinates.csv')
      for (const row of found) row['Contact Phone Number'] = '1234567890';
    expect(found).toEqual(expected);
  });
});

/** Only remarked on by geojsonhint (ring direction, a collection of one): harmless, so they are read. */
const HARMLESS = /rhr|geometrycollection_single/;

describe.runIf(data('geojson_validity'))('geojson validity cases', () => {
  const folder = data('geojson_validity');
  const bad = folder ? files(`${folder}/bad`, /\.geojson$/) : [];
  const good = folder ? files(`${folder}/good`, /\.geojson$/) : [];
  it.runIf(folder).each(bad.map((name) => [name]))('bad: %s', (name) => {
    const { code } = parse(`${folder}/bad`, name);
    if (HARMLESS.test(name)) expect(code).toBeUndefined();
    else expect(['file.geojsonInvalid', 'file.notJson']).toContain(code);
  });
  it.runIf(folder).each(good.map((name) => [name]))('good: %s', (name) => {
    expect(parse(`${folder}/good`, name).result?.format).toBe('geojson');
  });
});

describe.runIf(data('json_test_suite'))('JSONTestSuite', () => {
  const folder = data('json_test_suite');
  it.runIf(folder).each(files(folder, /^[yni]_.*\.json$/).map((name) => [name]))('%s', (name) => {
    const { result, code, tookMs } = parse(folder ?? '', name);
    expect(tookMs).toBeLessThan(FILE_LIMIT_MS);
    // None of them is GeoJSON; a right one is refused for that, a wrong one for not being JSON.
    expect(result).toBeUndefined();
    if (name.startsWith('y_')) expect(code).toBe('file.geojsonInvalid');
    else expect(code).toMatch(/^file\.(notJson|geojsonInvalid|tooDeep|empty|typeUnknown)$/);
  });
});

describe('a real district', () => {
  const folder = data('place_haishu_330203');
  it.runIf(folder).each([
    ['osm_school.geojson', 73],
    ['osm_hospital.geojson', 15],
    ['osm_commercial.geojson', 62],
    ['boundary_datav_gcj02.geojson', 1],
    ['boundary_fine_gcj02.geometry.json', 1],
  ])('%s has %i shapes', (name, count) => {
    const features = parse(folder ?? '', name).result?.features ?? [];
    expect(features).toHaveLength(count);
    expect(features.every(({ geometry }) => geometry?.type.endsWith('Polygon'))).toBe(true);
  });
  it.runIf(folder)('refuses an outline whose only feature is null, and says where', () => {
    expect(parse(folder ?? '', 'boundary_coarse_wgs84.geojson').code).toBe('file.geojsonInvalid');
  });
});
