import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gapsToNote, notableGaps } from '#renderer/features/problems/gaps';
import { MOST_DEMANDS } from '#shared/domain/matching/team/index';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

let test: TestCore;
beforeEach(async () => {
  test = makeTestCore();
  await test.call('maps.create', { name: '测试社区' });
});
afterEach(() => test.dispose());

const TONIGHT_MS = Date.parse('2026-08-05T19:00:00+08:00');
const list = async (solved = false) => (await test.call('shortages.list', { solved })).groups;
const person = (skills: string[]) =>
  test.call('things.create', {
    kind: 'person',
    patch: { name: '王电工', attrs: { skills, consentBasis: 'signed', consentOn: '2026-01-01' } },
  });
const report = (text: string, needs: string[]) =>
  test.call('problems.create', {
    text,
    shortages: needs.map((need) => ({ need, reason: 'nobody' as const, wantedAtMs: TONIGHT_MS })),
  });

describe('the 缺口清单', () => {
  it('takes the uncovered needs of a problem in the step that registers it, one a need; one undo takes all back', async () => {
    const problem = await report('路灯坏了', ['电工', '高空作业', '电工']);
    const groups = await list();
    expect(groups.map(({ need }) => need).sort()).toEqual(['电工', '高空作业']);
    expect(groups[0]).toMatchObject({ times: 1, count: 1, reason: 'nobody', parts: ['evening'], able: 0 });
    expect(groups[0]?.entries[0]).toMatchObject({ problemId: problem.id, problemNumber: problem.number });
    await test.call('history.undo', {});
    expect(await list()).toEqual([]);
    await test.call('history.redo', {});
    expect(await list()).toHaveLength(2);
  });

  it('adds up by need, tells since when somebody can do it, and is solved, opened again, edited and removed with undo', async () => {
    await report('路灯坏了', ['电工']);
    await report('楼道灯不亮', ['电工']);
    let [group] = await list();
    expect(group).toMatchObject({ times: 2, able: 0 });
    await person(['电工']);
    [group] = await list();
    expect(group).toMatchObject({ able: 1 });
    const ids = group?.entries.map(({ id }) => id) ?? [];
    expect(await test.call('shortages.solve', { ids, solved: true })).toEqual({ changed: 2 });
    expect(await list()).toEqual([]);
    expect(await list(true)).toMatchObject([{ need: '电工', times: 2, solved: true }]);
    await test.call('history.undo', {});
    expect(await list()).toHaveLength(1);
    const entries = (await list())[0]?.entries ?? [];
    await test.call('shortages.update', {
      ids: entries.map(({ id, version }) => ({ id, version })),
      patch: { count: 3, note: '优先招退休电工', need: '持证电工' },
    });
    expect(await list()).toMatchObject([{ need: '持证电工', count: 3, note: '优先招退休电工', times: 2 }]);
    await expect(
      test.call('shortages.update', {
        ids: entries.map(({ id }) => ({ id, version: 1 })),
        patch: { count: 5 },
      }),
    ).rejects.toMatchObject({ code: 'conflict' });
    await test.call('shortages.remove', { ids });
    expect(await list()).toEqual([]);
    await test.call('history.undo', {});
    expect(await list()).toMatchObject([{ need: '持证电工', count: 3 }]);
    await expect(test.call('shortages.solve', { ids: ['no-such'], solved: true })).rejects.toMatchObject({
      code: 'notFound',
    });
  });

  it('of a need that somebody could do somewhere only who came since is told', async () => {
    await person(['电工']);
    await test.call('shortages.note', { need: '电工', reason: 'noneFree' });
    expect(await list()).toMatchObject([{ need: '电工', able: 0 }]);
    await person(['电工', '木工']);
    expect(await list()).toMatchObject([{ need: '电工', able: 1 }]);
  });

  it('noted again for one problem stays one, and is open again; by hand it needs no problem', async () => {
    const problem = await report('路灯坏了', []);
    const first = await test.call('shortages.note', { need: '电工', problemId: problem.id });
    await test.call('shortages.solve', { ids: [first.id], solved: true });
    const again = await test.call('shortages.note', { need: '电工', problemId: problem.id, count: 2 });
    expect(again).toMatchObject({ id: first.id, count: 2, solvedAtMs: null, problemNumber: problem.number });
    await test.call('shortages.note', { need: '木工', note: '春节前要' });
    expect((await list()).map(({ need }) => need).sort()).toEqual(['木工', '电工'].sort());
    await expect(test.call('shortages.note', { need: '电工', problemId: 'gone' })).rejects.toMatchObject({
      code: 'notFound',
    });
  });

  it('names no removed problem', async () => {
    const problem = await report('路灯坏了', ['电工']);
    await test.call('problems.remove', { ids: [problem.id] });
    expect((await list())[0]?.entries[0]).toMatchObject({ problemId: null, problemNumber: null });
  });

  it('is printed as a 招募清单 that holds no person and no words of a problem', async () => {
    await report('张三家的路灯坏了，电话13812345678', ['电工']);
    await test.call('shortages.note', { need: '木工', note: '联系 13812345678', count: 2 });
    const { html, rows } = await test.call('lists.html', {
      list: { source: 'shortage', title: '招募清单' },
      edition: 'public',
    });
    expect(rows).toBe(2);
    for (const word of [
      '招募清单',
      '序号',
      '所需技能或资源',
      '网格',
      '缺口数',
      '最近一次',
      '时段',
      '备注',
      '电工',
      '木工',
      '全社区',
      '晚上',
      '不限',
    ])
      expect(html).toContain(word);
    expect(html).not.toMatch(/张三|路灯|13812345678/);
    const saved = await test.call('savedLists.save', { spec: { source: 'shortage', title: '春季招募' } });
    expect(saved.spec).toMatchObject({ source: 'shortage' });
    const xlsx = await test.call('lists.xlsx', { list: saved.spec, edition: 'public' });
    expect(xlsx.fileName).toMatch(/春季招募\d{8}\.xlsx$/);
  });
});

describe('a problem whose run cards are full', () => {
  const GAS = '燃气泄漏，煤气味很重';
  const categoryId = 'problem-utilities-gas';

  it('is registered with every gap of the team', async () => {
    const { cards } = await test.call('runCards.list', {});
    for (const level of [1, 2, 3, 4] as const)
      await test.call('runCards.save', {
        categoryId,
        level,
        demands: Array.from({ length: MOST_DEMANDS }, (_, i) => ({
          type: 'skill' as const,
          name: `技能${level}-${i}`,
          count: 1,
        })),
        version:
          cards.find((card) => card.categoryId === categoryId && card.level === level)?.version ?? null,
      });
    const answer = await test.call('matching.answer', { text: GAS });
    const team = await test.call('matching.team', { text: GAS, categoryId, level: 1 });
    const gaps = gapsToNote(notableGaps(answer, team), {});
    expect(gaps.length).toBeGreaterThanOrEqual(4 * MOST_DEMANDS);
    await test.call('problems.create', { text: GAS, categoryId, level: 1, shortages: gaps });
    expect((await list()).map(({ need }) => need).sort()).toEqual(gaps.map(({ need }) => need).sort());
  });
});
