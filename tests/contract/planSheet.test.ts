import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf } from '#shared/contract/index';
import type { LngLat } from '#shared/domain/geo/types';
import { accessLog } from '#tests/helpers/accessLog';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';
import { sheetRows } from '#tests/helpers/workbook';

const HERE: LngLat = [121.5, 29.8];
const PHONE = '13812345678';
const rowOf = (html: string, words: string): string =>
  html.split('<tr>').find((one) => one.includes(words)) ?? '';
const printed: { html: string; landscape: boolean }[] = [];

describe('a plan on paper', () => {
  let test: TestCore;
  const ids: Record<string, string> = {};

  const thing = async (
    kind: 'person' | 'team',
    name: string,
    attrs: Record<string, unknown>,
    phone: string,
  ) => {
    const { id } = await test.call('things.create', {
      kind,
      patch: {
        name,
        phone,
        position: { geometry: { type: 'Point', coordinates: [...HERE] }, crs: 'wgs84' },
        attrs,
      },
    });
    ids[name] = id;
  };
  const problem = async (text: string, level: number, placeText: string | null = null) => {
    const { id } = await test.call('problems.create', { text, level, anchor: HERE, placeText });
    ids[text] = id;
  };
  const make = (input: Partial<InputOf<'planning.sheetHtml'>> = {}) =>
    test.call('planning.sheetHtml', { plan: {}, edition: 'public', ...input });
  const logged = () => accessLog(join(test.home, 'one'));

  beforeAll(async () => {
    test = makeTestCore({
      now: () => Date.parse('2026-08-04T15:00:00+08:00'),
      pdf: async (html, { landscape }) => {
        printed.push({ html, landscape });
        return new Uint8Array([1]);
      },
    });
    await test.call('maps.create', { name: '测试社区', folder: join(test.home, 'one') });
    const consent = { consentBasis: 'signed', consentOn: '2026-01-01', onCall: true };
    await thing('person', '王大明', { skills: ['电工'], ...consent }, PHONE);
    await thing('team', '疏通服务队', { capabilities: ['管道疏通'] }, '0574-87654321');
    await problem(`要找电工，打${PHONE}`, 2, '朝南埭12幢301室');
    await problem('下水道要疏通', 1);
    await problem('又一处要疏通', 3);
    await problem('还要找电工', 4);
    await problem('要找钢琴调音师', 4);
  }, 60_000);
  afterAll(() => test.dispose());

  it('says for each problem who goes in which turn, what is used and why, and why nobody does', async () => {
    const { fileName, html } = await make({ note: `带上梯子，有事打${PHONE}` });
    for (const words of [
      '统筹派单表',
      '序号',
      '编号',
      '派往人员',
      '动用资源',
      '理由',
      '备注',
      '合计',
      '制表人',
    ])
      expect(html).toContain(words);
    expect(html).toContain('疏通服务队 1/2\n0574-****4321，0 米');
    expect(html).toContain('疏通服务队 2/2');
    expect(html).toContain('需要“电工”，具备该技能');
    expect(rowOf(html, '要找钢琴调音师')).toContain('图上没有会办的人和单位</td><td>无人可派');
    expect(rowOf(html, '还要找电工')).toContain('会办的都派去了更急或更合适的事项</td><td>无人可派');
    expect(html).toContain(
      '共 5 件事项，已安排 3 件，派出 2 人（单位），路程合计 0 米。姓名后的“1/5”：依次去 5 处中的第 1 处。无人可派 2 件，写明原因。',
    );
    expect(html).toContain('交代：带上梯子');
    // Red first, as the plan on the screen.
    expect(html.indexOf('下水道要疏通')).toBeLessThan(html.indexOf('要找电工'));
    expect(fileName).toBe('测试社区统筹派单表20260804.html');
    expect(html).not.toContain('<script');
  });

  it('is masked in a 公示版 and in a preview, full in an 内部版 with a purpose, and logged but for the preview', async () => {
    const before = logged().length;
    const note = `有事打${PHONE}`;
    const open = await make({ note });
    expect(logged().at(-1)).toEqual({ action: 'plan.print.public', purpose: '', count: 5 });
    const seen = await make({ note, edition: 'internal', purpose: '调度', preview: true });
    expect(logged()).toHaveLength(before + 1);
    for (const { html } of [open, seen]) {
      expect(html).not.toMatch(/王大明|13812345678|301室|内部资料/);
      expect(html).toContain('王*明\n138****5678');
      expect(html).toContain('朝南埭12幢');
    }
    await expect(make({ edition: 'internal' })).rejects.toMatchObject({ code: 'input.invalid' });
    const full = await make({ note, edition: 'internal', purpose: '调度' });
    for (const words of [`王大明\n${PHONE}`, '301室', `有事打${PHONE}`, '内部资料 请勿外传'])
      expect(full.html).toContain(words);
    expect(logged().at(-1)).toEqual({ action: 'plan.print.internal', purpose: '调度', count: 5 });
  });

  it('holds what the clerk decided', async () => {
    const plan = {
      fixed: [{ problemId: ids.还要找电工 ?? '', thingId: ids.王大明 ?? '' }],
      leftOut: [ids.下水道要疏通 ?? ''],
    };
    const { html } = await make({ plan });
    expect(rowOf(html, '还要找电工')).toContain('王*明');
    expect(rowOf(html, '还要找电工')).toContain('人工指定');
    expect(rowOf(html, '下水道要疏通')).toContain('本次先不派');
    expect(rowOf(html, '下水道要疏通')).not.toContain('疏通服务队');
    expect(html).toContain('本次先不派 1 件。');
  });

  it('goes to a landscape PDF and to a workbook, what people and what resources do in columns of their own', async () => {
    const input = { plan: {}, edition: 'public' as const };
    expect((await test.call('planning.sheetPdf', input)).fileName).toBe('测试社区统筹派单表20260804.pdf');
    expect(printed.at(-1)).toMatchObject({ landscape: true });
    const { fileName, bytes } = await test.call('planning.sheetXlsx', input);
    expect(fileName).toBe('测试社区统筹派单表20260804.xlsx');
    const rows = await sheetRows(bytes);
    expect(rows.map(({ ID }) => ID)).toHaveLength(5);
    expect(rows[0]).toMatchObject({ 序号: 1, 等级: '红', 事项: '下水道要疏通', 派往人员: '—' });
    expect(rows[0]?.动用资源).toContain('疏通服务队');
    expect(rows[1]?.派往人员).toContain('王*明');
    expect(
      logged()
        .slice(-2)
        .map(({ action }) => action),
    ).toEqual(['plan.pdf.public', 'plan.xlsx.public']);
  });

  it('says what speaks against those who go', async () => {
    const attrs = {
      skills: ['木工'],
      consentBasis: 'signed',
      consentOn: '2026-01-01',
      notBefore: '2099-01-01',
    };
    await thing('person', '李小红', attrs, PHONE);
    await problem('要找木工', 3);
    const { html } = await make({ plan: { stretch: true } });
    expect(rowOf(html, '要找木工')).toMatch(/需要“木工”，具备该技能；.*注意：还没到可服务起始日/);
  });
});
