import { describe, expect, it } from 'vitest';
import { parseFile } from '#core/services/imports/parse/parseFile';
import { categoryFinder } from '#shared/domain/imports/category';
import { findHeaderRow } from '#shared/domain/imports/headerRow';
import { type ColumnSeen, mappingKey, proposeKind, proposeMapping } from '#shared/domain/imports/propose';
import { summarise } from '#shared/domain/imports/sheet';
import { KIND_IDS, type KindId, kindOf } from '#shared/domain/kinds/index';
import { PEOPLE, peopleWorkbook } from '../../fixtures/imports/make.ts';

const texts = (rows: readonly (readonly (string | number)[])[]): string[][] =>
  rows.map((row) => row.map(String));
const columns = (headers: readonly string[], looks: Readonly<Record<string, ColumnSeen['looksLike']>> = {}) =>
  headers.map((header, index): ColumnSeen => ({ index, header, looksLike: looks[header] ?? 'text' }));
const mapped = (kind: Parameters<typeof proposeMapping>[0], seen: readonly ColumnSeen[]) => {
  const { mapping } = proposeMapping(kind, seen, { positions: true });
  return Object.fromEntries(
    Object.entries(mapping).map(([index, key]) => [seen[Number(index)]?.header, key]),
  );
};

describe('the header row', () => {
  it('is found under a merged title and a note', () => expect(findHeaderRow(texts(PEOPLE))).toBe(2));
  it('is the first row of a plain table', () =>
    expect(
      findHeaderRow([
        ['name', 'phone'],
        ['甲', '1'],
        ['乙', '2'],
      ]),
    ).toBe(0));
  it('is the first of rows without a single known word', () =>
    expect(
      findHeaderRow([
        ['甲列', '乙列'],
        ['1', '2'],
        ['3', '4'],
      ]),
    ).toBe(0));
  it('is the lower of two heading lines', () => {
    const rows = [
      ['序号', '姓名', '联系方式', ''],
      ['序号', '姓名', '手机', '住址'],
      ['1', '张示例', '13800000001', '1幢'],
    ];
    expect(findHeaderRow(rows)).toBe(1);
  });
  it('is the lower row of a heading merged over two', () => {
    const head = ['序号', '姓名', '电话'];
    expect(findHeaderRow([['名册'], head, head, ['1', '张示例', '13800000001']])).toBe(2);
  });
  it('survives an empty sheet', () => expect(findHeaderRow([])).toBe(0));
});

describe('a people list', () => {
  const rows = parseFile({ fileName: '名单.xlsx', bytes: peopleWorkbook() }).sheets[0]?.rows ?? [];
  const summary = summarise(rows);
  it('is told by its headings', () => {
    expect(summary.headerRow).toBe(2);
    expect(proposeKind(summary.columns, ['人员'])).toBe('person');
    expect(proposeKind(summary.columns, [])).toBe('person');
  });
  it('has its columns mapped, the marks of its headings notwithstanding', () => {
    expect(Object.values(proposeMapping('person', summary.columns, { positions: true }).mapping)).toEqual([
      'name',
      'gender',
      'phone',
      'address',
      'skills',
      'partyMember',
      'weekly',
    ]);
  });
});

describe('column guesses', () => {
  it('prefers the whole word, then the word inside, then the values', () => {
    const seen = columns(['单位名称', '负责人', '联系电话（手机）', '详细地址', '经度', '纬度', '备注'], {
      '联系电话（手机）': 'phone',
      经度: 'lng',
      纬度: 'lat',
    });
    expect(mapped('unit', seen)).toEqual({
      单位名称: 'name',
      负责人: 'contactName',
      '联系电话（手机）': 'phone',
      详细地址: 'address',
      经度: '@lng',
      纬度: '@lat',
      备注: 'note',
    });
  });
  it('finds phones and coordinates by their values under headings that say nothing', () => {
    const seen = columns(['名称', '甲', '乙'], { 甲: 'phone', 乙: 'lngLat' });
    expect(mapped('place', seen)).toEqual({ 名称: 'name', 甲: 'phone', 乙: '@lngLat' });
  });
  it('gives no phone field to a column of days', () => {
    expect(mapped('place', columns(['名称', '电话'], { 电话: 'date' }))).toEqual({ 名称: 'name' });
  });
  it('takes no half of a coordinate', () => {
    expect(mapped('place', columns(['名称', '经度'], { 经度: 'lng' }))).toEqual({ 名称: 'name' });
  });
  it('maps each column and each field once, for every kind by its own words', () => {
    for (const kind of KIND_IDS) {
      const { fields } = kindOf(kind);
      const seen = columns(fields.map((field) => field.headers[0] ?? ''));
      const { mapping } = proposeMapping(kind, seen, { positions: true });
      expect(new Set(Object.values(mapping)).size, kind).toBe(Object.keys(mapping).length);
      expect(Object.values(mapping), kind).toEqual(fields.map((field) => field.key));
    }
  });
  it.each([
    ['risk', ['隐患', '风险等级', '责任人', '复查日期']],
    ['building', ['小区名称', '楼栋', '层数', '户数']],
    ['team', ['名称', '队员人数', '联系人'], '志愿服务队名册'],
    ['place', ['name', 'kind', 'county', 'city'], 'osm_school'],
  ] as [KindId, string[], string?][])('%s', (kind, headers, title = '') => {
    expect(proposeKind(columns(headers), [title])).toBe(kind);
  });
  it('remembers by headings, not by their marks', () => {
    expect(mappingKey('person', columns(['*姓名', '电话 ']))).toBe(
      mappingKey('person', columns(['姓名（必填）', '电话'])),
    );
    expect(mappingKey('person', columns(['姓名']))).not.toBe(mappingKey('team', columns(['姓名'])));
  });
});

describe('categories by words', () => {
  const find = categoryFinder('place', [
    { id: 'school', scope: 'place', name: '学校', keywords: ['小学', '幼儿园', 'school'] },
    { id: 'medical', scope: 'place', name: '医疗机构', keywords: ['医院', 'hospital'] },
    { id: 'shop', scope: 'place', name: '商业网点', keywords: ['商场'] },
    { id: 'unit-shop', scope: 'unit', name: '超市', keywords: [] },
  ]);
  it.each([
    ['学校', 'school'],
    ['School', 'school'],
    ['公办小学', 'school'],
    ['医院', 'medical'],
    ['医疗', 'medical'],
    ['mall', 'shop'],
    ['commercial', 'shop'],
    ['超市', undefined],
    ['园', undefined],
  ])('%s', (text, id) => expect(find(text)).toBe(id));
});
