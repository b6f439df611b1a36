import { readFileSync } from 'node:fs';
import { utils } from '@e965/xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseFile } from '#core/services/imports/parse/parseFile';
import type { InputOf, OutputOf } from '#shared/contract/index';
import { fromWgs84 } from '#shared/domain/geo/convert';
import { sharedDataPath } from '#tests/helpers/sharedData';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';
import { csvText, gbk, PEOPLE, peopleWorkbook, utf8, workbookOf } from '../../fixtures/imports/make.ts';

type Plan = OutputOf<'imports.propose'>;

let test: TestCore;
let nowMs = Date.parse('2026-08-02T10:00:00+08:00');
beforeEach(async () => {
  // A clock that goes on, so that progress is told.
  test = makeTestCore({ now: () => (nowMs += 20) });
  await test.call('maps.create', { name: '测试社区' });
});
afterEach(() => test.dispose());

async function propose(fileName: string, bytes: Uint8Array, change: Partial<Plan> = {}): Promise<Plan> {
  const { importId, sheets } = await test.call('imports.open', { fileName, bytes });
  const plan = await test.call('imports.propose', {
    importId,
    sheet: 0,
    headerRow: sheets[0]?.headerRow ?? 0,
  });
  return { ...plan, ...change };
}
const things = async (filter: InputOf<'things.list'>['filter'] = {}) => test.call('things.list', { filter });
const square = (west: number, south: number, size: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
});
const geojson = (features: object[]) => utf8(JSON.stringify({ type: 'FeatureCollection', features }));
const feature = (geometry: object, properties: object = {}) => ({ type: 'Feature', properties, geometry });

async function outline(): Promise<void> {
  const bytes = geojson([feature(square(121.5, 29.85, 0.05), { name: '示例社区' })]);
  const { importId } = await test.call('imports.open', { fileName: '边界.geojson', bytes });
  await test.call('cells.importOutline', { importId, crs: 'wgs84', name: '示例社区' });
}

const CONSENT = { consentBasis: 'signed', consentOn: '2026-08-01' };

describe('a people list', () => {
  it('is the same from .xlsx and from a GBK .csv: proposed, previewed masked, saved once', async () => {
    const plan = await propose('名单.xlsx', peopleWorkbook(), {
      defaults: CONSENT,
    });
    expect(plan).toMatchObject({ kind: 'person', headerRow: 2, crs: 'none' });
    const preview = await test.call('imports.preview', plan);
    expect(preview).toMatchObject({ total: 5, ready: 3, counts: { new: 3, error: 2 }, withoutPlace: 3 });
    expect(preview.rows[0]).toMatchObject({
      row: 4,
      status: 'new',
      values: {
        name: '张*例',
        phone: '138****0001',
        gender: '男',
        partyMember: '***',
        consentBasis: '书面同意',
      },
    });
    const text = JSON.stringify(preview);
    for (const secret of ['13800000001', '张示例', '101室']) expect(text).not.toContain(secret);
    expect(
      preview.rows.flatMap(({ errors }) => errors).map(({ row, column, code }) => [row, column, code]),
    ).toEqual([
      [7, '姓名*', 'required'],
      [8, '性别', 'notChoice'],
      [8, '联系电话\n（必填）', 'phoneDigits'],
      [8, '政治面貌', 'notBoolean'],
      [8, '服务时间', 'notWeekly'],
    ]);

    const saved = await test.call('imports.commit', plan);
    expect(saved).toMatchObject({ created: 3, skipped: 0, errors: 2, unplaced: 3 });
    expect((await things({ kinds: ['person'], batchId: saved.batchId })).total).toBe(3);

    const again = await propose('名单.csv', gbk(csvText(PEOPLE)));
    expect(again.mapping).toEqual(plan.mapping);
    expect(await test.call('imports.preview', again)).toMatchObject({
      ready: 0,
      counts: { identical: 3, error: 2 },
    });
    await expect(test.call('imports.commit', again)).rejects.toMatchObject({ code: 'import.nothingToDo' });

    await test.call('history.undo', {});
    expect((await things()).total).toBe(0);
  });

  it('is shown masked when it is opened', async () => {
    const opened = await test.call('imports.open', { fileName: '名单.xlsx', bytes: peopleWorkbook() });
    const text = JSON.stringify(opened);
    for (const secret of ['13800000001', '0000 0002', '张示例', '101室', '202室'])
      expect(text).not.toContain(secret);
    expect(text).toContain('138****0001');
    expect(opened.sheets[0]?.columns[1]?.samples[0]).toBe('张*例');
  });

  it('gives the rows in error back as a workbook that can be corrected', async () => {
    const plan = await propose('名单.xlsx', peopleWorkbook(), { defaults: CONSENT });
    const { fileName, bytes } = await test.call('imports.errorRows', plan);
    expect(fileName).toBe('名单-错误行.xlsx');
    const rows = parseFile({ fileName, bytes }).sheets[0]?.rows ?? [];
    expect(rows).toHaveLength(3);
    expect(rows[0]?.at(-1)).toBe('错误说明');
    expect(rows[2]?.at(-1)).toContain('11 位');
  });

  it('remembers the choice of columns for the next file of these headings', async () => {
    const plan = await propose('名单.xlsx', peopleWorkbook(), { defaults: CONSENT });
    const [note] = Object.entries(plan.mapping).find(([, key]) => key === 'skills') ?? [''];
    await test.call('imports.commit', { ...plan, mapping: { ...plan.mapping, [note]: 'note' } });
    const next = await propose('另一份.xlsx', peopleWorkbook());
    expect(next.mapping[note]).toBe('note');
  });

  it('asks for a name column', async () => {
    const plan = await propose('名单.xlsx', peopleWorkbook(), { mapping: { '3': 'phone' } });
    await expect(test.call('imports.preview', plan)).rejects.toMatchObject({ code: 'import.noName' });
  });
});

describe('places with coordinates', () => {
  const places = (toFile: (lng: number, lat: number) => [number, number], heads = ['经度', '纬度']) =>
    utf8(
      csvText([
        ['名称', '地址', '电话', ...heads],
        ...Array.from({ length: 20 }, (_, i) => [
          `示例店${i}`,
          `示例路${i}号`,
          '0574-87000000',
          ...toFile(121.5001 + i * 0.0001, 29.8501 + i * 0.0001).map((part) => part.toFixed(6)),
        ]),
      ]),
    );

  it('converts from the system that was told', async () => {
    const plan = await propose(
      '店.csv',
      places((lng, lat) => [...fromWgs84([lng, lat], 'bd09')]),
      { crs: 'bd09' },
    );
    const { points } = await test.call('imports.preview', plan);
    expect(points).toHaveLength(40);
    expect(points[0]).toBeCloseTo(121.5001, 5);
    expect(points[1]).toBeCloseTo(29.8501, 5);
    await test.call('imports.commit', plan);
    const [first] = (await things({ text: '示例店0' })).rows;
    expect(first?.anchor?.[0]).toBeCloseTo(121.5001, 5);
  });

  it('proposes the system that puts the points inside the community, and warns of a wrong one', async () => {
    await outline();
    const bytes = places((lng, lat) => [...fromWgs84([lng, lat], 'gcj02')]);
    const plan = await propose('店.csv', bytes);
    expect(plan.crs).toBe('gcj02');
    expect(await test.call('imports.preview', plan)).toMatchObject({ outside: 0, hint: null });
    // Read as BD-09 the points lie some 700 m to the south-west, outside the corner of the community.
    expect(await test.call('imports.preview', { ...plan, crs: 'bd09' })).toMatchObject({
      outside: 20,
      hint: 'gcj02',
    });
  });

  it('tells exchanged columns', async () => {
    await outline();
    const bytes = places((lng, lat) => [lat, lng]);
    const plan = await propose('店.csv', bytes);
    const wrong = { ...plan, mapping: { ...plan.mapping, '3': '@lng', '4': '@lat' } };
    const preview = await test.call('imports.preview', wrong);
    expect(preview).toMatchObject({ hint: 'swapped', counts: { error: 20 } });
    expect(preview.rows[0]?.errors[0]).toMatchObject({ code: 'swapped', column: '经度' });
    expect(plan.mapping).toMatchObject({ '3': '@lat', '4': '@lng' });
    const right = { ...plan, crs: 'wgs84' as const };
    expect(await test.call('imports.preview', right)).toMatchObject({
      hint: null,
      counts: { error: 0 },
      ready: 20,
    });
  });

  it('finds duplicates by name and address, phone or place, in the file too', async () => {
    const sheet = utils.aoa_to_sheet([
      ['名称', '地址', '电话', '坐标'],
      ['示例诊所', '示例路1号', '', ''],
      ['示 例诊所', '示例路１号', '', ''],
      ['示例诊所', '', '0574-87000000', '121.5,29.85'],
      ['示例诊所', '另一路9号', '057487000000', ''],
      ['示例诊所', '', '', '121.5001,29.8501'],
      ['示例诊所', '', '', '121.51,29.85'],
    ]);
    const plan = await propose('诊所.xlsx', workbookOf({ s: sheet }), { crs: 'wgs84', kind: 'place' });
    const preview = await test.call('imports.preview', plan);
    expect(preview.rows.map((row) => row.status)).toEqual([
      'new',
      'duplicate',
      'new',
      'duplicate',
      'duplicate',
      'new',
    ]);
    expect(await test.call('imports.preview', { ...plan, duplicates: 'add' })).toMatchObject({
      ready: 6,
    });
  });
});

describe('geographic files', () => {
  it('keeps areas where the kind has them, points elsewhere', async () => {
    const bytes = geojson([feature(square(121.5, 29.85, 0.001), { name: '示例学校', kind: 'school' })]);
    const plan = await propose('school.geojson', bytes, { crs: 'wgs84' });
    expect(plan).toMatchObject({ kind: 'place', mapping: { '0': 'name', '1': 'categoryId' } });
    await test.call('imports.commit', plan);
    await test.call('imports.commit', { ...plan, kind: 'team', mapping: { '0': 'name' } });
    const { rows } = await things();
    expect(rows.map((row) => [row.kind, row.geometry?.type]).sort()).toEqual([
      ['place', 'Polygon'],
      ['team', 'Point'],
    ]);
    expect(rows.find((row) => row.kind === 'place')?.categoryId).toBe('place-school');
  });

  it('puts latitude-first coordinates right and says so', async () => {
    const bytes = geojson([feature({ type: 'Point', coordinates: [29.85, 121.5] }, { name: '示例' })]);
    const opened = await test.call('imports.open', { fileName: 'a.geojson', bytes });
    expect(opened.warnings.map((warning) => warning.code)).toEqual(['geojsonSwapped']);
    expect(opened.shapes).toEqual({ points: 1, lines: 0, areas: 0, none: 0 });
  });

  it('has no outline in points, and none in nothing', async () => {
    const bytes = geojson([feature({ type: 'Point', coordinates: [121.5, 29.85] })]);
    const { importId } = await test.call('imports.open', { fileName: 'a.geojson', bytes });
    await expect(
      test.call('cells.importOutline', { importId, crs: 'wgs84', name: '示例' }),
    ).rejects.toMatchObject({ code: 'file.noArea' });
    await expect(
      test.call('imports.open', { fileName: 'a.geojson', bytes: geojson([]) }),
    ).rejects.toMatchObject({ code: 'file.noRows' });
  });

  const district = sharedDataPath('place_haishu_330203');
  const real = (name: string) => new Uint8Array(readFileSync(`${district}/${name}`));
  it.runIf(district)('takes a real district and its schools, hospitals and shops', async () => {
    const { importId } = await test.call('imports.open', {
      fileName: 'boundary.geojson',
      bytes: real('boundary_datav_gcj02.geojson'),
    });
    await test.call('cells.importOutline', { importId, crs: 'gcj02', name: '海曙区' });
    for (const [name, count] of [
      ['osm_school', 73],
      ['osm_hospital', 15],
      ['osm_commercial', 62],
    ] as const) {
      const plan = await propose(`${name}.geojson`, real(`${name}.geojson`));
      expect(plan).toMatchObject({ kind: 'place', crs: 'wgs84' });
      const preview = await test.call('imports.preview', plan);
      expect(preview).toMatchObject({ total: count, counts: { error: 0 }, outside: 0, hint: null });
      const saved = await test.call('imports.commit', plan);
      expect(saved.created + saved.skipped).toBe(count);
    }
    const { rows } = await test.call('things.list', { filter: {}, limit: 1000 });
    expect(rows.every((row) => row.anchor !== null && row.categoryId !== null)).toBe(true);
  });
});
