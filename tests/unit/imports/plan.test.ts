import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskSummary } from '#shared/domain/imports/maskSummary';
import { type Plan, type PlanWords, rowReader } from '#shared/domain/imports/plan';
import { featureSheet, summarise } from '#shared/domain/imports/sheet';
import type { ValueWords } from '#shared/domain/imports/values';
import { KIND_IDS, kindOf } from '#shared/domain/kinds/index';

const values: ValueWords = { choiceWords: () => [], findCategory: () => undefined };
const words: PlanWords = { ofKind: () => values, findKind: () => undefined };
const base: Plan = {
  headerRow: 0,
  kind: 'place',
  mapping: { '0': 'name' },
  categoryId: null,
  defaults: {},
  positions: true,
};
const one = (cells: string[], change: Partial<Plan>, header = ['名称']) =>
  rowReader({ rows: [header, cells] }, { ...base, ...change }, words)(1);
const codes = (row: ReturnType<typeof one>) => row?.errors.map((error) => error.code);

describe('rows that are none', () => {
  const read = rowReader(
    {
      rows: [
        ['名册'],
        ['名称', '数量'],
        ['', ' '],
        ['甲', '1'],
        ['名称', '数量'],
        ['合 计：', '1'],
        ['', '总计', '1'],
      ],
    },
    { ...base, headerRow: 1 },
    words,
  );
  it('are titles, headers, blank rows, repeated headers and sums', () => {
    expect(Array.from({ length: 8 }, (_, index) => read(index)?.row)).toEqual([
      undefined,
      undefined,
      undefined,
      4,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('a row', () => {
  it('takes defaults where a cell is blank, and the cell where it is not', () => {
    const change = { mapping: { '0': 'name', '1': 'level' }, kind: 'risk', defaults: { level: 4 } } as const;
    expect(one(['隐患', ''], change)?.values.level).toBe(4);
    expect(one(['隐患', '红'], change)?.values.level).toBe(1);
    // A wrong cell is told, not covered by the default.
    expect(codes(one(['隐患', '紫'], change))).toEqual(['notLevel']);
  });
  it('wants what its kind wants', () => {
    expect(codes(one(['隐患'], { kind: 'risk' }))).toEqual(['required']);
    expect(codes(one(['', 'x'], { mapping: { '0': 'name', '1': 'note' } }))).toEqual(['required']);
  });
  it('keeps to the lengths and ranges of its kind, and says which column breaks them', () => {
    expect(codes(one(['长'.repeat(201)], {}))).toEqual(['tooLong']);
    const long = one(['甲', '张'.repeat(61)], { mapping: { '0': 'name', '1': 'contactName' } });
    expect(long?.errors).toMatchObject([{ code: 'tooLong', column: 1, params: { limit: 60 } }]);
    expect(codes(one(['甲', '1.5'], { mapping: { '0': 'name', '1': 'capacity' } }))).toEqual(['notWhole']);
    expect(codes(one(['甲', '-1'], { mapping: { '0': 'name', '1': 'capacity' } }))).toEqual(['outOfRange']);
  });
  it('keeps a category that it does not know as a count, not as an error', () => {
    const row = one(['甲', '飞船'], { mapping: { '0': 'name', '1': 'categoryId' }, categoryId: 'other' });
    expect(row).toMatchObject({ unknownCategory: '飞船', errors: [], values: { categoryId: 'other' } });
  });
});

describe('the place of a row', () => {
  const at = (lng: string, lat: string, positions = true) =>
    one(['甲', lng, lat], { mapping: { '0': 'name', '1': '@lng', '2': '@lat' }, positions });
  it('stands in two columns or one', () => {
    expect(at('121.5', '29.8')?.geometry).toEqual({ type: 'Point', coordinates: [121.5, 29.8] });
    const pair = (text: string) => one(['甲', text], { mapping: { '0': 'name', '1': '@lngLat' } });
    expect(pair('121.5,29.8')?.geometry).toEqual({ type: 'Point', coordinates: [121.5, 29.8] });
    // In one cell both orders are in use; in China they cannot be mistaken.
    expect(pair('29.8,121.5')?.geometry).toEqual({ type: 'Point', coordinates: [121.5, 29.8] });
    expect(codes(pair('附近'))).toEqual(['notPosition']);
  });
  it('may be missing, and is when the file has none', () => {
    expect(at('', '')).toMatchObject({ geometry: null, errors: [] });
    expect(at('0', '0')).toMatchObject({ geometry: null, errors: [] });
    expect(at('121.5', '29.8', false)).toMatchObject({ geometry: null, errors: [] });
  });
  it.each([
    ['29.8', '121.5', 'swapped'],
    ['121.5', '', 'notLat'],
    ['', '29.8', 'notLng'],
    ['535000', '29.8', 'notLng'],
    ['121.5', '3300000', 'notLat'],
  ])('%s, %s: %s', (lng, lat, code) => expect(codes(at(lng, lat))).toEqual([code]));
  it('is the shape of a geographic file', () => {
    const geometry = { type: 'Point' as const, coordinates: [121.5, 29.8] as [number, number] };
    const sheet = featureSheet([
      { geometry, properties: { name: '甲' } },
      { geometry: null, properties: { kind: 'x', name: '乙' } },
    ]);
    expect(sheet.rows).toEqual([
      ['name', 'kind'],
      ['甲', ''],
      ['乙', 'x'],
    ]);
    const read = rowReader(sheet, base, words);
    expect([read(1)?.geometry, read(2)?.geometry]).toEqual([geometry, null]);
  });
});

it('reads anything without throwing, and what it lets through fits the kind', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...KIND_IDS),
      fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 25 }),
      (kind, cells) => {
        const { fields, attrs } = kindOf(kind);
        const mapping = Object.fromEntries(fields.map((field, index) => [String(index), field.key]));
        const row = one(cells, { kind, mapping });
        if (!row || row.errors.length > 0) return;
        expect(row.values.name).toBeTruthy();
        expect(attrs.safeParse(row.values).success).toBe(true);
      },
    ),
  );
});

describe('the summary of a sheet', () => {
  it('masks samples and first rows by heading and by look', () => {
    const rows = [
      ['联系13800000009', ''],
      ['姓名', '家庭住址', '号'],
      ['张示例', '示例小区1幢101室', '13800000001'],
      ['李示例', '示例小区2幢202室', '13800000002'],
    ];
    const text = JSON.stringify(maskSummary(summarise(rows, 1)));
    for (const secret of ['13800000009', '13800000001', '张示例', '101室'])
      expect(text).not.toContain(secret);
    expect(text).toContain('姓名');
  });
  it('counts filled rows only', () => {
    expect(summarise([['名称'], ['甲'], [''], ['乙']]).rowCount).toBe(2);
  });
});
