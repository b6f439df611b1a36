import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  categoryLines,
  compareSheet,
  type KnownCategory,
  type SheetKey,
} from '#shared/domain/categorySheet/index';
import { maskFreeText } from '#shared/domain/privacy';

const HEADINGS: Readonly<Record<string, SheetKey | 'id'>> = {
  类别: 'group',
  子类: 'name',
  责任单位: 'responsible',
  技能: 'needs',
  等级: 'level',
  时限: 'deadline',
  关键词: 'keywords',
  ID: 'id',
};
const LEVELS = ['红', '橙', '黄', '蓝'];
const HEADER = Object.keys(HEADINGS);

const known = (
  id: string,
  name: string,
  parentId: string | null,
  more: Partial<KnownCategory> = {},
): KnownCategory => ({
  id,
  name,
  parentId,
  responsible: ['物业公司', '网格长'],
  needs: ['电工'],
  keywords: ['路灯', '灯不亮'],
  defaultLevel: 3,
  deadlineHours: 24,
  version: 1,
  ...more,
});

const cellOf = (one: KnownCategory, all: readonly KnownCategory[], key: SheetKey | 'id'): string => {
  switch (key) {
    case 'id':
      return one.id;
    case 'group':
      return one.parentId === null ? one.name : (all.find(({ id }) => id === one.parentId)?.name ?? '');
    case 'name':
      return one.parentId === null ? '' : one.name;
    case 'level':
      return one.defaultLevel === null ? '' : (LEVELS[one.defaultLevel - 1] ?? '');
    case 'deadline':
      return one.deadlineHours === null ? '' : String(one.deadlineHours);
    default:
      return one[key].join('、');
  }
};

/** The rows of a masked sheet of some categories, as an export writes them. */
const sheetOf = (all: readonly KnownCategory[]): string[][] => [
  ['权责清单'],
  HEADER,
  ...all.map((one) =>
    HEADER.map((heading) => maskFreeText(cellOf(one, all, HEADINGS[heading] ?? 'id')) || '—'),
  ),
  ['合计', `共 ${all.length} 条`],
];

const compare = (rows: readonly (readonly string[])[], all: readonly KnownCategory[]) => {
  let made = 0;
  return compareSheet(categoryLines(rows, (heading) => HEADINGS[heading]) ?? [], all, {
    exported: (id, key) => {
      const one = all.find((category) => category.id === id);
      const text = one ? cellOf(one, all, key) : '';
      return [text, maskFreeText(text)];
    },
    levelOf: (text) => LEVELS.indexOf(text) + 1 || undefined,
    newId: () => {
      made += 1;
      return `new${made}`;
    },
  });
};

const ALL = [
  known('a', '物业', null),
  known('a1', '照明', 'a'),
  known('b', '环境', null),
  known('b1', '垃圾', 'b'),
];

describe('reading the lines of a sheet', () => {
  it('finds the headings under a title and passes over 合计, blank lines and the foot', () => {
    const lines = categoryLines([...sheetOf(ALL), [], ['制表人：王示例']], (heading) => HEADINGS[heading]);
    expect(lines?.map(({ line, id }) => [line, id])).toEqual([
      [3, 'a'],
      [4, 'a1'],
      [5, 'b'],
      [6, 'b1'],
    ]);
  });

  it('knows no sheet without both headings', () => {
    expect(
      categoryLines(
        [
          ['姓名', '电话'],
          ['甲', '1'],
        ],
        (heading) => HEADINGS[heading],
      ),
    ).toBeNull();
  });
});

describe('comparing a sheet with the categories', () => {
  it('finds nothing in what was only exported, whatever the categories are', () => {
    const word = fc.stringMatching(/^[\u4e00-\u9fa5a-z0-9=+/ -]{1,12}$/).map((text) => `词${text.trim()}`);
    const words = fc.uniqueArray(word, { maxLength: 5 });
    const category = fc.record({
      responsible: words,
      needs: words,
      keywords: words,
      defaultLevel: fc.constantFrom(null, 1, 2, 3, 4),
      deadlineHours: fc.constantFrom(null, 1, 1.5, 240),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(category, fc.boolean()), { minLength: 1, maxLength: 8 }), (list) => {
        const all = list.map(([values, under], at) =>
          known(`c${at}`, `名${at}`, under && at > 0 ? 'c0' : null, values),
        );
        const top = all.map((one, at) => (at === 0 ? { ...one, parentId: null } : one));
        expect(compare(sheetOf(top), top)).toEqual({
          proposals: [],
          faults: [],
          unchanged: top.length,
          untold: 0,
        });
      }),
      { numRuns: 100 },
    );
  });

  it('moves a category to another group, keeps what stands below a renamed one, and never takes one away', () => {
    const rows = sheetOf(ALL).map((row) => [...row]);
    (rows[2] as string[])[0] = '物业设施';
    (rows[5] as string[])[0] = '物业设施';
    const { proposals, untold } = compare([...rows.slice(0, 3), ...rows.slice(4)], ALL);
    expect(proposals.map(({ id, draft }) => [id, draft.name, draft.parentId])).toEqual([
      ['a', '物业设施', null],
      ['b1', '垃圾', 'a'],
    ]);
    expect(proposals[1]?.changes).toEqual([{ key: 'group', removed: ['环境'], added: ['物业'] }]);
    expect(untold).toBe(1);
  });

  it('takes the order of who is responsible for a change, and an emptied cell too', () => {
    const rows = sheetOf(ALL).map((row) => [...row]);
    (rows[3] as string[])[2] = '网格长、物业公司';
    (rows[3] as string[])[5] = '';
    expect(compare(rows, ALL).proposals).toMatchObject([
      {
        id: 'a1',
        draft: { responsible: ['网格长', '物业公司'], deadlineHours: null },
        changes: [
          { key: 'responsible', removed: ['物业公司', '网格长'], added: ['网格长', '物业公司'] },
          { key: 'deadline', removed: ['24'], added: [] },
        ],
      },
    ]);
  });

  it('tells of the second line about one category', () => {
    const rows = sheetOf(ALL);
    const { faults } = compare([...rows.slice(0, -1), rows[3] ?? []], ALL);
    expect(faults).toEqual([{ line: 7, code: 'twice', text: '照明' }]);
  });

  it('makes one category of two lines about the same new one, and hangs what is below under that', () => {
    const rows = [
      ['类别', '子类'],
      ['新类', '甲'],
      ['新类'],
      ['新类'],
      ['新类', '甲'],
      ['物业', '甲'],
      ['新类', '乙'],
    ];
    const { proposals, faults } = compare(rows, ALL);
    expect(proposals.map(({ id, draft }) => [id, draft.name, draft.parentId])).toEqual([
      ['new1', '新类', null],
      [expect.any(String), '甲', 'new1'],
      [expect.any(String), '甲', 'a'],
      [expect.any(String), '乙', 'new1'],
    ]);
    expect(faults).toEqual([
      { line: 4, code: 'twice', text: '新类' },
      { line: 5, code: 'twice', text: '甲' },
    ]);
  });

  it('takes a new line that names what another line renames a category to for the second about it', () => {
    const rows = sheetOf(ALL).map((row) => [...row]);
    (rows[2] as string[])[0] = '物业设施';
    (rows[3] as string[])[1] = '路灯';
    const more = [['物业设施'], ['物业', '路灯'], ['物业设施', '路灯'], ['环境', '路灯']];
    const { proposals, faults } = compare([...rows.slice(0, -1), ...more], ALL);
    expect(proposals.map(({ draft }) => [draft.name, draft.parentId])).toEqual([
      ['物业设施', null],
      ['路灯', 'a'],
      ['路灯', 'b'],
    ]);
    expect(faults.map(({ line, code }) => [line, code])).toEqual([
      [7, 'twice'],
      [8, 'twice'],
      [9, 'twice'],
    ]);
  });

  it('leaves two stored categories of the same names both as they are', () => {
    const all = [...ALL, known('a2', '照明', 'a'), known('c', '物业', null)];
    const rows = sheetOf(all).map((row) => [...row]);
    for (const at of [3, 6]) (rows[at] as string[])[5] = '12';
    const { proposals, faults, unchanged } = compare(rows, all);
    expect(proposals.map(({ id }) => id)).toEqual(['a1', 'a2']);
    expect([faults, unchanged]).toEqual([[], 4]);
  });

  describe('words whose masks are equal', () => {
    const [one, two, mask] = ['13811112222', '13822222222', '138****2222'];
    const readBack = (stored: readonly string[], cell: string) => {
      const all = [known('a', '物业', null, { responsible: stored })];
      const rows = sheetOf(all).map((row) => [...row]);
      (rows[2] as string[])[2] = cell;
      return compare(rows, all).proposals[0]?.draft.responsible ?? stored;
    };

    it('are each their own in a public sheet that comes back', () => {
      expect(sheetOf([known('a', '物业', null, { responsible: [one, two] })])[2]?.[2]).toBe(
        `${mask}、${mask}`,
      );
      expect(readBack([one, two], `${mask}、${mask}、街道`)).toEqual([one, two, '街道']);
      expect(readBack([one, two], `街道、${mask}、${mask}`)).toEqual(['街道', one, two]);
    });

    it('are not made more or fewer by one that is written out, repeated, or a mask itself', () => {
      expect(readBack([one, two], `${mask}、${one}、街道`)).toEqual([two, one, '街道']);
      expect(readBack([one, two], `${mask}、${mask}、${mask}、街道`)).toEqual([one, two, '街道']);
      expect(readBack([one, mask], `${mask}、${mask}、街道`)).toEqual([one, mask, '街道']);
      expect(readBack([one, mask], `${mask}、${one}`)).toEqual([mask, one]);
      expect(readBack([one, two], mask)).toEqual([one]);
    });
  });
});
