import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Category } from '#shared/contract/things';
import { accessLog } from '#tests/helpers/accessLog';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';
import { sheetRows } from '#tests/helpers/workbook';

const LIST = { source: 'category' as const, title: '权责清单' };

describe('the 权责清单', () => {
  let test: TestCore;
  let own: Category;
  let problems: readonly Category[];

  beforeAll(async () => {
    test = makeTestCore();
    await test.call('maps.create', { name: '权责', folder: join(test.home, 'one') });
    own = await test.call('categories.save', {
      category: {
        scope: 'problem',
        parentId: 'problem-property',
        name: '充电桩',
        keywords: ['充电桩', '充不进电'],
        needs: ['电工'],
        responsible: ['充电桩公司 87654321'],
        defaultLevel: 2,
        deadlineHours: 36,
        symbol: null,
      },
    });
    const { categories } = await test.call('categories.list', {});
    problems = categories.filter(({ scope }) => scope === 'problem');
  }, 60_000);
  afterAll(() => test.dispose());

  const logged = () => accessLog(join(test.home, 'one'));

  it('stands on paper with whose duty each category is, what it takes and by when, but not with its words', async () => {
    const { html, rows } = await test.call('lists.html', { list: LIST, edition: 'public' });
    expect(rows).toBe(problems.length);
    for (const words of ['序号', '类别', '子类', '责任单位', '默认等级', '办理时限（小时）', '备注', '合计'])
      expect(html).toContain(`${words}<`);
    expect(html).not.toContain('关键词');
    expect(html).not.toContain('充不进电');
    // A category made by the office is told from those of the program.
    expect(html.match(/本单位自设/g)).toHaveLength(1);
    // It stands behind its parent's others, before the next group, though it was made last.
    expect(html.indexOf('充电桩')).toBeGreaterThan(html.indexOf('公共照明'));
    expect(html.indexOf('充电桩')).toBeLessThan(html.indexOf('环境卫生'));
    expect(logged().at(-1)).toEqual({ action: 'list.print.public', count: problems.length, purpose: '' });
  });

  it('goes to Excel with every word of the lexicon', async () => {
    const { bytes } = await test.call('lists.xlsx', { list: LIST, edition: 'public' });
    const rows = await sheetRows(bytes);
    expect(rows.map(({ ID }) => ID).sort()).toEqual(problems.map(({ id }) => id).sort());
    for (const { id, keywords } of problems)
      expect(rows.find(({ ID }) => ID === id)?.关键词).toBe(keywords.join('、') || '—');
    expect(rows.find(({ ID }) => ID === own.id)).toMatchObject({
      类别: '物业设施',
      子类: '充电桩',
      需要的技能和资源: '电工',
      默认等级: '橙',
      '办理时限（小时）': 36,
    });
    expect(rows.find(({ ID }) => ID === 'problem-property')).toMatchObject({ 类别: '物业设施', 子类: '—' });
  });

  it('shows only the columns that were asked for, in a workbook too', async () => {
    const list = { ...LIST, columns: ['name', 'responsible', 'nonsense'] };
    const { bytes } = await test.call('lists.xlsx', { list, edition: 'public' });
    expect(Object.keys((await sheetRows(bytes))[0] ?? {})).toEqual([
      '序号',
      '子类',
      '责任单位',
      '备注',
      'ID',
    ]);
  });

  it('hides a number typed beside a unit in a 公示版, and shows it in an 内部版', async () => {
    const open = await test.call('lists.html', { list: LIST, edition: 'public' });
    expect(open.html).toContain('充电桩公司 ****4321');
    expect(open.html).not.toContain('87654321');
    const inner = await test.call('lists.html', { list: LIST, edition: 'internal', purpose: '核对信息' });
    expect(inner.html).toContain('87654321');
    expect(logged().at(-1)).toMatchObject({ action: 'list.print.internal', purpose: '核对信息' });
  });
});
