import { describe, expect, test } from 'vitest';
import { exchangePlace, keepChoices, likelySheet, shownColumns } from '#renderer/features/imports/plan';
import type { ImportFile, ImportPlan, ImportSheet } from '#shared/contract/imports';

const PLAN: ImportPlan = {
  importId: '01900000-0000-7000-8000-000000000001',
  sheet: 0,
  headerRow: 0,
  kind: 'person',
  mapping: { '0': 'name', '1': '@lng', '2': '@lat' },
  crs: 'gcj02',
  categoryId: 'c1',
  defaults: { consentBasis: 'signed' },
  categoryWords: {},
  changed: 'skip',
  duplicates: 'add',
  rowActions: {},
  blankErases: true,
};

const sheet = (given: Partial<ImportSheet>): ImportSheet => ({
  index: 0,
  name: '表',
  hidden: false,
  rowCount: 2,
  headerRow: 1,
  columns: [
    { index: 0, header: '姓名', samples: ['甲', '乙'], looksLike: 'text' },
    { index: 1, header: '', samples: [], looksLike: 'empty' },
  ],
  firstRows: [
    ['花名册', ''],
    ['姓名', ''],
    ['甲', ''],
    ['乙', ''],
  ],
  ...given,
});

describe('exchanging longitude and latitude', () => {
  test('exchanges the two columns and nothing else, and twice is as before', () => {
    const once = exchangePlace(PLAN);
    expect(once?.mapping).toEqual({ '0': 'name', '1': '@lat', '2': '@lng' });
    expect(once && exchangePlace(once)).toEqual(PLAN);
  });

  test.each([[{ '0': 'name', '1': '@lngLat' }], [{ '0': 'name', '1': '@lng' }], [{ '0': 'name' }]])(
    'is not offered for %o',
    (mapping) => {
      expect(exchangePlace({ ...PLAN, mapping })).toBeNull();
    },
  );
});

describe('a new proposal', () => {
  const proposed: ImportPlan = {
    ...PLAN,
    headerRow: 3,
    crs: 'wgs84',
    categoryId: null,
    defaults: {},
    changed: 'update',
    duplicates: 'ask',
    blankErases: false,
  };

  test('keeps what was chosen for the same kind', () => {
    expect(keepChoices(proposed, PLAN)).toEqual({ ...PLAN, headerRow: 3 });
  });

  test('drops the category and the consent of another kind, and takes its system where none was chosen', () => {
    const kept = keepChoices({ ...proposed, kind: 'place' }, { ...PLAN, crs: 'none' });
    expect(kept).toMatchObject({ categoryId: null, defaults: {}, crs: 'wgs84', duplicates: 'add' });
  });
});

describe('the columns on show', () => {
  test('are the summary under the row that the program found, without empty ones', () => {
    expect(shownColumns(sheet({}), 1).map((column) => column.header)).toEqual(['姓名']);
  });

  test('follow another header row', () => {
    expect(shownColumns(sheet({}), 2)).toEqual([{ index: 0, header: '甲', samples: ['乙'] }]);
    expect(shownColumns(sheet({}), 3)).toEqual([{ index: 0, header: '乙', samples: [] }]);
  });
});

test('the likely sheet is the first one in sight with rows', () => {
  const sheets = [sheet({ index: 0, hidden: true }), sheet({ index: 1, rowCount: 0 }), sheet({ index: 2 })];
  const file = { sheets } as unknown as ImportFile;
  expect(likelySheet(file)?.index).toBe(2);
  expect(likelySheet({ ...file, sheets: sheets.slice(0, 1) })?.index).toBe(0);
  expect(likelySheet({ ...file, sheets: [] })).toBeUndefined();
});
