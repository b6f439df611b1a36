import { describe, expect, it } from 'vitest';
import { KIND_IDS, RESOURCE_KINDS } from '#shared/domain/kinds/index';
import {
  type ListEdition,
  ListTotal,
  listFileName,
  listHead,
  problemColumnKeys,
  problemColumns,
  problemRow,
  thingColumnKeys,
  thingColumns,
  thingRow,
  valueText,
} from '#shared/domain/lists/index';
import { lookups, nowMs, office, person, problem, text } from './fixtures.ts';

const keysOf = (columns: readonly { key: string }[]) => columns.map((column) => column.key);

/** A thing's printed texts by column key. */
function printed(edition: ListEdition, thing = person(), wanted?: readonly string[]) {
  const columns = thingColumns([thing.kind], wanted, text);
  const row = thingRow(thing, 4, columns, edition, lookups);
  return Object.fromEntries(
    columns.map((column, i) => [column.key, valueText(column, row.values[i] ?? null, text)]),
  );
}

describe('columns', () => {
  it.each(KIND_IDS)('%s: 序号 first, 备注 last, all labelled', (kind) => {
    const columns = thingColumns([kind], undefined, text);
    expect(columns[0]?.label).toBe('序号');
    expect(columns.at(-1)?.label).toBe('备注');
    expect(keysOf(columns)).toContain('cell');
    expect(columns.filter((column) => column.label.startsWith('缺'))).toEqual([]);
    expect(new Set(keysOf(columns)).size).toBe(columns.length);
  });
  it('a person’s name is called 姓名', () => {
    expect(thingColumns(['person'], undefined, text)[1]?.label).toBe('姓名');
    expect(thingColumns(['place'], undefined, text)[1]?.label).toBe('名称');
  });
  it('several kinds show the kind and what all have', () => {
    const keys = keysOf(thingColumns(RESOURCE_KINDS, undefined, text));
    expect(keys.slice(0, 4)).toEqual(['no', 'kind', 'name', 'categoryId']);
    expect(keys).not.toContain('quantity');
    expect(keysOf(thingColumns([], undefined, text))).toContain('kind');
  });
  it('takes the wanted columns in their order, passes over unknown ones and keeps the frame', () => {
    expect(keysOf(thingColumns(['person'], ['note', 'phone', '<b>', 'name', 'phone', 'no'], text))).toEqual([
      'no',
      'phone',
      'name',
      'note',
    ]);
    expect(keysOf(problemColumns(['result', 'drop table'], text))).toEqual(['no', 'result', 'note']);
    expect(thingColumnKeys(['risk'])).toContain('updatedAtMs');
  });
  it('every column of problems has a label', () => {
    const labels = problemColumns(problemColumnKeys(), text).map((column) => column.label);
    expect(labels.filter((label) => label.startsWith('缺'))).toEqual([]);
  });
});

describe('rows of things', () => {
  it('formats choices, tags, weeks, names of ids and blanks', () => {
    expect(printed('internal')).toMatchObject({
      no: '5',
      name: '张小明',
      gender: '男',
      categoryId: '电工',
      phone: '13812341234',
      address: '安丰小区3幢2单元201',
      cell: '第一网格',
      skills: '电工、管道',
      post: '特长岗',
      note: '—',
    });
    expect(printed('internal').weekly).toContain('周一至周三');
  });
  it('masks a 公示版, also numbers typed into open fields', () => {
    const shown = printed(
      'public',
      person({
        note: '可打13912345678',
        attrs: { ...person().attrs, skills: ['电工13812341234'], employer: '供电所13812341234' },
      }),
      ['name', 'phone', 'address', 'idNumber', 'partyMember', 'skills', 'employer'],
    );
    expect(shown).toMatchObject({
      name: '张*明',
      phone: '138****1234',
      address: '安丰小区3幢',
      idNumber: '330***********1234',
      partyMember: '***',
      note: '可打139****5678',
    });
    expect(JSON.stringify(shown)).not.toContain('13812341234');
  });
  it('the address of a resource stays, that of a risk goes down to the building', () => {
    expect(printed('public', person({ kind: 'place', attrs: {} })).address).toBe('安丰小区3幢2单元201');
    expect(printed('public', person({ kind: 'risk', attrs: {} })).address).toBe('安丰小区3幢');
  });
  it('a damaged row is printed with what can be read', () => {
    const shown = printed(
      'internal',
      person({
        attrs: { skills: 7, weekly: [null, 'x'], gender: 'other' },
        categoryId: 'gone',
        cellId: 'gone',
      }),
    );
    expect(shown).toMatchObject({ skills: '7', weekly: '—', gender: 'other', categoryId: '—', cell: '—' });
  });
});

describe('rows of problems', () => {
  const shown = (edition: ListEdition) => {
    const columns = problemColumns(problemColumnKeys(), text);
    const row = problemRow(problem(), 0, columns, edition, lookups);
    return Object.fromEntries(
      columns.map((column, i) => [column.key, valueText(column, row.values[i] ?? null, text)]),
    );
  };
  it('an 内部版 is full, on one line, with local times', () => {
    expect(shown('internal')).toMatchObject({
      text: '路灯坏了 请打13812341234',
      placeText: '朝南埭12幢3单元201室',
      reporterName: '李红',
      reporterPhone: '13912345678',
      reportedAtMs: '2026-08-02 14:30',
      dueAtMs: '—',
      level: '红',
      state: '已派单',
      note: '已超期',
    });
  });
  it('a 公示版 is masked', () => {
    expect(shown('public')).toMatchObject({
      text: '路灯坏了 请打138****1234',
      placeText: '朝南埭12幢',
      reporterName: '李*',
      reporterPhone: '139****5678',
    });
  });
});

describe('head and total', () => {
  const head = (edition: ListEdition, kind: 'person' | 'building' = 'person') =>
    listHead(
      {
        title: '人才清单',
        columns: thingColumns([kind], kind === 'building' ? ['name'] : undefined, text),
        edition,
        office,
        userName: '王示例',
        nowMs,
      },
      text,
    );
  it('names, dates and turns the sheet', () => {
    expect(head('public')).toMatchObject({
      officeLine: '填报单位（盖章）：示例社区',
      dateLine: '填报日期：2026年8月2日',
      watermark: null,
      landscape: true,
      fileName: '示例社区人才清单20260802',
    });
    expect(head('public', 'building').landscape).toBe(false);
    expect(head('public').foot.map((part) => part.label)).toEqual([
      '制表人',
      '审核人',
      '负责人签字',
      '联系电话',
    ]);
  });
  it('an 内部版 says who made it and when', () => {
    expect(head('internal').watermark).toContain('王示例');
    expect(head('internal').watermark).toContain('2026-08-02 14:30');
  });
  it('adds up heads, not floors', () => {
    const columns = thingColumns(['building'], undefined, text);
    const total = new ListTotal(columns);
    for (const households of [12, undefined, 30])
      total.add(
        thingRow(
          person({ kind: 'building', attrs: { households, floors: 6 } }),
          0,
          columns,
          'public',
          lookups,
        ),
      );
    expect(total.rows).toBe(3);
    expect(total.sums[columns.findIndex((column) => column.key === 'households')]).toBe(42);
    expect(total.sums[columns.findIndex((column) => column.key === 'floors')]).toBeNull();
  });
  it.each([
    ['../../etc', 'a/b\\c:d', '_.._etca_b_c_d20260802'],
    ['', '<清单>?*"|', '_清单_____20260802'],
    ['社区\u202e', 'x\u0000y.', '社区xy20260802'],
    ['长'.repeat(200), '', `${'长'.repeat(80)}20260802`],
  ])('file name of %j + %j is safe', (unit, title, name) => {
    expect(listFileName(unit, title, '2026-08-02')).toBe(name);
  });
});
