import './dom.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellRows } from '#renderer/features/cells/cellTree';
import { countsWithOutline } from '#renderer/features/cells/countsWithOutline';
import { lastDays, monthsOf } from '#renderer/features/stats/period';
import { parsePlace } from '#renderer/features/things/parsePlace';
import { nextSort } from '#renderer/features/things/useSort';
import { patchOf } from '#renderer/features/things/values';
import { formatDate, formatTime, shorten } from '#renderer/ui/format';
import { symbolPath } from '#renderer/ui/symbols';
import type { Cell } from '#shared/contract/cells';
import { KIND_IDS, kindOf } from '#shared/domain/kinds/index';

describe('a typed position', () => {
  test('is read with any separator and in either order inside China', () => {
    const lng = fc.integer({ min: 73_500_000, max: 135_500_000 }).map((value) => value / 1e6);
    const lat = fc.integer({ min: 3_500_000, max: 53_500_000 }).map((value) => value / 1e6);
    const separator = fc.constantFrom(',', '，', ' ', '、', ' , ', '；');
    fc.assert(
      fc.property(lng, lat, separator, fc.boolean(), (x, y, between, latFirst) => {
        const read = parsePlace(latFirst ? `${y}${between}${x}` : `${x}${between}${y}`, 'wgs84');
        expect(read?.place).toEqual([x, y]);
        expect(read?.swapped).toBe(latFirst);
      }),
    );
  });
  test.each(['', '121.5', '121.5,29.8,3', '北纬', '500,29'])('%j is not a position', (text) => {
    expect(parsePlace(text, 'wgs84')).toBeNull();
  });
  test('reads full-width digits', () => {
    expect(parsePlace('１２１．５，２９．８', 'wgs84')?.place).toEqual([121.5, 29.8]);
  });
});

describe('cells as a tree', () => {
  const cell = (id: string, tier: Cell['tier'], parentId: string | null, code: string): Cell => ({
    id,
    code,
    name: id,
    tier,
    parentId,
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    },
    centre: [0, 0],
    areaM2: 1,
    households: null,
    leadName: null,
    leadId: null,
    version: 1,
  });
  const cells = [
    cell('b', 'cell', 'o', '002'),
    cell('b1', 'micro', 'b', '002-01'),
    cell('o', 'community', null, '0'),
    cell('a', 'cell', 'o', '001'),
    cell('lost', 'micro', 'gone', '9'),
  ];
  test('each follows its parent, by code, and none is lost', () => {
    expect(cellRows(cells).map((row) => [row.cell.id, row.depth])).toEqual([
      ['o', 0],
      ['a', 1],
      ['b', 1],
      ['b1', 2],
      ['lost', 0],
    ]);
  });
  test('the community counts its cells once, not their micro cells again', () => {
    const counts = countsWithOutline(cells, (id) => ({
      resource: id === 'o' ? 99 : 1,
      person: 0,
      risk: 0,
      problem: 2,
    }));
    expect(counts('o')).toEqual({ resource: 2, person: 0, risk: 0, problem: 4 });
    expect(counts('b').resource).toBe(1);
  });
});

test('a period ends with today in China and touches each month once', () => {
  // 2026-03-01 00:30 in China is still February in UTC.
  const period = lastDays(30, Date.UTC(2026, 1, 28, 16, 30));
  expect(formatDate(period.toMs - 1)).toBe('2026-03-01');
  expect(monthsOf(period)).toEqual(['2026-01', '2026-02', '2026-03']);
  expect(monthsOf(lastDays(365, Date.UTC(2026, 7, 2)))).toHaveLength(13);
});

test('times are shown on China’s clock', () => {
  expect(formatTime(Date.UTC(2026, 7, 2, 6, 30))).toBe('2026-08-02 14:30');
  expect(formatTime(null)).toBe('—');
});

test('a header sorts up, down, and then not', () => {
  const up = nextSort(undefined, 'name');
  const down = nextSort(up, 'name');
  expect([up, down, nextSort(down, 'name'), nextSort(down, 'cell')]).toEqual([
    { key: 'name', descending: false },
    { key: 'name', descending: true },
    undefined,
    { key: 'cell', descending: false },
  ]);
});

test('a patch sends shared fields and attributes where they belong, emptied ones as null', () => {
  expect(
    patchOf(
      new Map<string, unknown>([
        ['name', '甲'],
        ['phone', ''],
        ['skills', ['电工']],
      ]),
    ),
  ).toEqual({
    name: '甲',
    phone: null,
    attrs: { skills: ['电工'] },
  });
  expect(patchOf(new Map([['note', '乙']]))).toEqual({ note: '乙' });
});

test('every kind’s symbol is drawn, each shape differently, inside its box', () => {
  const paths = new Map(
    KIND_IDS.map((kind) => [kindOf(kind).symbol.shape, symbolPath(kindOf(kind).symbol.shape, 20)]),
  );
  expect(new Set(paths.values()).size).toBe(paths.size);
  for (const path of paths.values())
    for (const number of path.match(/-?\d+(\.\d+)?/g) ?? [])
      expect(Math.abs(Number(number))).toBeLessThanOrEqual(12);
});

test('a long name is cut to one line, a short one is not', () => {
  expect(shorten('张三')).toBe('张三');
  expect(shorten('一'.repeat(40))).toHaveLength(18);
});
