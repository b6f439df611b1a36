import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cell } from '#shared/contract/cells';
import { RESOURCE_KINDS } from '#shared/domain/kinds/index';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

const NOW = Date.parse('2026-08-02T14:30:00+08:00');
const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('a cell’s page and sheet on the demo community', () => {
  let test: TestCore;
  let cells: readonly Cell[] = [];
  let cell: Cell;
  const printed: string[] = [];

  beforeAll(async () => {
    test = makeTestCore({
      now: () => NOW,
      pdf: async (html) => {
        printed.push(html);
        return new TextEncoder().encode('%PDF');
      },
    });
    await test.call('maps.createDemo', { seed: 7 });
    ({ cells } = await test.call('cells.list', {}));
    const pages = await Promise.all(
      cells
        .filter(({ tier }) => tier === 'cell')
        .map(async (one) => ({ one, page: await test.call('cells.page', { id: one.id }) })),
    );
    const richest = pages.sort((a, b) => b.page.problems.open - a.page.problems.open)[0];
    if (!richest) throw new Error('no cells');
    cell = richest.one;
  });
  afterAll(() => test.dispose());

  const page = (id: string) => test.call('cells.page', { id });
  const counted = async (filter: object) => (await test.call('things.list', { filter })).total;

  it('counts what the lists hold', async () => {
    const shown = await page(cell.id);
    const cellIds = [cell.id];
    for (const { kind, count } of shown.kinds)
      expect([kind, count]).toEqual([kind, await counted({ kinds: [kind], cellIds })]);
    for (const [i, count] of shown.risksByLevel.slice(0, 4).entries())
      expect(count).toBe(await counted({ kinds: ['risk'], cellIds, levels: [i + 1] }));
    const open = await test.call('problems.list', {
      filter: { cellIds, states: ['reported', 'accepted', 'dispatched', 'inProgress', 'pendingCheck'] },
    });
    expect(shown.problems.open).toBe(open.total);
    expect(shown.problems.overdue).toBe(open.rows.filter(({ overdue }) => overdue).length);
    expect(shown.problems.onTime.part).toBeLessThanOrEqual(shown.problems.onTime.whole);
    expect(shown.verified.part).toBe(await counted({ cellIds, verifiedWithinDays: 90 }));
  });

  it('tells months of its own and of the average cell; all cells’ months are the average times their number', async () => {
    const top = cells.filter(({ tier }) => tier === 'cell');
    const pages = await Promise.all(top.map(({ id }) => page(id)));
    const [first] = pages;
    expect(first?.comparedCells).toBe(top.length);
    expect(first?.months).toHaveLength(36);
    expect(first?.months.at(-1)?.month).toBe('2026-08');
    expect(first?.months[0]?.month).toBe('2023-09');
    let happened = 0;
    for (const [i, month] of (first?.months ?? []).entries())
      for (const series of ['problems', 'closed', 'risks'] as const) {
        const sum = pages.reduce((total, one) => total + (one.months[i]?.[series] ?? 0), 0);
        expect(sum).toBeCloseTo((month.average?.[series] ?? Number.NaN) * top.length, 6);
        happened += sum;
      }
    expect(happened).toBeGreaterThan(20);
  });

  it('sums the community up, without an average', async () => {
    const community = cells.find(({ tier }) => tier === 'community');
    const whole = await page(community?.id ?? '');
    const parts = await Promise.all(cells.filter(({ tier }) => tier === 'cell').map(({ id }) => page(id)));
    for (const [i, { count, average }] of whole.kinds.entries()) {
      expect(count).toBe(parts.reduce((sum, part) => sum + (part.kinds[i]?.count ?? 0), 0));
      expect(average).toBeNull();
    }
    expect(whole.comparedCells).toBe(0);
    expect(whole.months.every(({ average }) => average === null)).toBe(true);
  });

  it('sums households of micro cells that are all known', async () => {
    const micro = cells.find(({ tier }) => tier === 'micro');
    const parent = cells.find(({ id }) => id === micro?.parentId);
    const below = cells.filter(({ parentId }) => parentId === parent?.id);
    if (!parent || !micro) throw new Error('no micro cells');
    await test.call('cells.update', { id: parent.id, version: parent.version, patch: { households: null } });
    for (const one of below)
      await test.call('cells.update', { id: one.id, version: one.version, patch: { households: 10 } });
    expect((await page(parent.id)).households).toBe(10 * below.length);
    await test.call('history.undo', {});
    const last = below.at(-1);
    expect((await page(parent.id)).households).toBe(
      last?.households === null ? null : 10 * (below.length - 1) + (last?.households ?? 0),
    );
  });

  it('says that a cell is not there', async () => {
    await expect(page('nowhere')).rejects.toMatchObject({ code: 'notFound' });
    await expect(test.call('cells.sheetHtml', { id: 'nowhere', edition: 'public' })).rejects.toMatchObject({
      code: 'notFound',
    });
  });

  it('prints everybody masked in a 公示版, in full only in an 内部版 with a purpose', async () => {
    const people = await test.call('things.list', {
      filter: {
        kinds: ['person'],
        cellIds: [cell.id],
        consent: ['valid'],
        conditions: [{ field: 'skills', op: 'filled' }],
      },
      sort: { key: 'post', descending: false, next: [{ key: 'name', descending: false }] },
      limit: 1,
    });
    const person = people.rows[0];
    if (!person) throw new Error('nobody');
    const { values } = await test.call('things.reveal', {
      id: person.id,
      fields: ['name', 'phone'],
      purpose: '核对信息',
    });
    const [name, phone] = [String(values.name), String(values.phone)];
    const input = { id: cell.id, picture: PIXEL };
    const shown = await test.call('cells.sheetHtml', { ...input, edition: 'public' });
    expect(shown.html).toContain(person.name);
    expect(shown.html).not.toContain(name);
    expect(shown.html).not.toContain(phone);
    expect(shown.html).not.toMatch(/1[3-9]\d{9}/);
    await expect(test.call('cells.sheetHtml', { ...input, edition: 'internal' })).rejects.toMatchObject({
      code: 'input.invalid',
    });
    const full = await test.call('cells.sheetHtml', { ...input, edition: 'internal', purpose: '入户走访' });
    expect(full.html).toContain(name);
    expect(full.html).toContain(phone);
    expect(full.html).toContain('内部资料 请勿外传');
    expect(shown.html).not.toContain('内部资料');
  });

  it('holds map, team, figures, lists, months, foot and a name as an office files it', async () => {
    const { fileName, html } = await test.call('cells.sheetHtml', {
      id: cell.id,
      edition: 'public',
      picture: PIXEL,
    });
    for (const words of [
      PIXEL,
      `${cell.name}概况`,
      '网格队伍',
      '网格长',
      '主要资源',
      '可请的人才',
      '未消除的风险点',
      '在办事项',
      '近12个月',
      '不作为划界依据',
      '制表人',
    ])
      expect(html).toContain(words);
    expect(html).not.toContain('<script');
    expect(fileName).toMatch(new RegExp(`${cell.name}20260802\\.html$`));
    const resources = (await page(cell.id)).kinds.filter(({ kind }) => RESOURCE_KINDS.includes(kind));
    const total = resources.reduce((sum, { count }) => sum + count, 0);
    if (total > 8) expect(html).toContain(`另有 ${total - 8} 条`);
  });

  it('makes a PDF of the same page, and refuses a picture that is none', async () => {
    const file = await test.call('cells.sheetPdf', { id: cell.id, edition: 'public', picture: null });
    expect(file.fileName).toMatch(/20260802\.pdf$/);
    expect(printed.at(-1)).toContain('没有地图');
    const bad = 'data:image/svg+xml;base64,PHN2Zz4=';
    await expect(
      test.call('cells.sheetPdf', { id: cell.id, edition: 'public', picture: bad }),
    ).rejects.toMatchObject({ code: 'input.invalid' });
  });
});
