import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { savedOf } from '#renderer/features/problems/understood/saved';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

let test: TestCore;
beforeEach(async () => {
  test = makeTestCore();
  await test.call('maps.create', { name: '测试社区' });
});
afterEach(() => test.dispose());

const helper = () =>
  test.call('things.create', {
    kind: 'person',
    patch: { name: '王电工', attrs: { skills: ['电工'], consentBasis: 'signed', consentOn: '2026-01-01' } },
  });

describe('a problem', () => {
  it('goes from report to closed with its history, and every step can be undone', async () => {
    const person = await helper();
    let problem = await test.call('problems.create', {
      text: '路灯坏了，联系13812345678',
      anchor: [121.5, 29.8],
    });
    expect(problem.text).not.toContain('13812345678');
    expect(problem.number).toMatch(/^\d{8}-001$/);
    problem = await test.call('problems.dispatch', {
      id: problem.id,
      version: problem.version,
      picks: [{ thingId: person.id, reasons: [] }],
      note: '请今天去看',
    });
    expect(problem.state).toBe('dispatched');
    expect(problem.assignments).toMatchObject([{ thingId: person.id, state: 'sent', name: '王*工' }]);
    problem = await test.call('problems.transition', {
      id: problem.id,
      version: problem.version,
      action: 'start',
    });
    await expect(
      test.call('problems.transition', { id: problem.id, version: problem.version, action: 'close' }),
    ).rejects.toMatchObject({ code: 'problem.resultMissing' });
    problem = await test.call('problems.transition', {
      id: problem.id,
      version: problem.version,
      action: 'close',
      result: '已更换灯泡',
      rating: 5,
    });
    expect(problem).toMatchObject({ state: 'closed', result: '已更换灯泡', rating: 5 });
    expect(problem.assignments[0]?.state).toBe('done');
    expect(problem.events.map((event) => event.action)).toEqual(['report', 'dispatch', 'start', 'close']);
    await test.call('history.undo', {});
    const back = await test.call('problems.get', { id: problem.id });
    expect(back).toMatchObject({ state: 'inProgress', closedAtMs: null, result: null });
    expect(back.assignments[0]?.state).toBe('sent');
    expect(back.events).toHaveLength(3);
  });

  it('is created and dispatched in one step that one undo takes back', async () => {
    const person = await helper();
    const problem = await test.call('problems.create', {
      text: '路灯坏了',
      picks: [{ thingId: person.id, reasons: [] }],
    });
    expect(problem.state).toBe('dispatched');
    await test.call('history.undo', {});
    expect((await test.call('problems.list', {})).total).toBe(0);
    await test.call('history.redo', {});
    expect((await test.call('problems.get', { id: problem.id })).assignments).toHaveLength(1);
  });

  it('refuses steps that its state does not allow, stale versions and empty picks', async () => {
    const problem = await test.call('problems.create', { text: '路灯坏了' });
    const step = (action: 'start' | 'reopen' | 'finish') =>
      test.call('problems.transition', { id: problem.id, version: problem.version, action });
    for (const action of ['start', 'reopen', 'finish'] as const)
      await expect(step(action)).rejects.toMatchObject({ code: 'problem.stateInvalid' });
    await test.call('problems.transition', { id: problem.id, version: 1, action: 'accept' });
    await expect(
      test.call('problems.transition', { id: problem.id, version: 1, action: 'accept' }),
    ).rejects.toMatchObject({ code: 'conflict' });
    await expect(
      test.call('problems.dispatch', {
        id: problem.id,
        version: 2,
        picks: [{ thingId: 'nobody', reasons: [] }],
      }),
    ).rejects.toMatchObject({ code: 'notFound' });
    expect((await test.call('problems.get', { id: problem.id })).state).toBe('accepted');
  });

  it('counts a call only while it stands: a cancelled one no longer speaks against the person', async () => {
    const person = await helper();
    const calls = async (): Promise<boolean> => {
      const answer = await test.call('matching.answer', { text: '要找电工' });
      const found = answer.people.find((candidate) => candidate.thingId === person.id);
      return JSON.stringify(found?.reasons).includes('"load"');
    };
    const problem = await test.call('problems.create', {
      text: '路灯坏了',
      picks: [{ thingId: person.id, reasons: [] }],
    });
    expect(await calls()).toBe(true);
    const [asked] = problem.assignments;
    await test.call('problems.setAssignment', { id: asked?.id ?? '', version: 1, state: 'cancelled' });
    expect(await calls()).toBe(false);
  });

  it('keeps what was understood and put right, and is due when help is wanted', async () => {
    const text = '楼道电线冒烟，三户人家，请派两个电工';
    const { understood } = await test.call('matching.answer', { text });
    expect(understood).toMatchObject({
      level: 1,
      urgency: { grade: 'danger', because: [{ sign: 'danger', words: ['冒烟'] }] },
      quantities: [{ text: '三户', count: 3, sort: 'households' }],
      needCounts: [{ need: '电工', count: 2 }],
    });
    const corrections = {
      level: 3 as const,
      quantities: [],
      vulnerable: ['elderly' as const],
      addedNeeds: ['手语'],
      removedNeeds: ['电工'],
    };
    const righted = (await test.call('matching.answer', { text, categoryId: 'problem-lift', corrections }))
      .understood;
    expect(righted).toMatchObject({
      categoryId: 'problem-lift',
      by: 'clerk',
      guess: { categoryId: understood.categoryId },
      level: 3,
      readLevel: 1,
      quantities: [],
      vulnerable: [{ group: 'elderly', words: [] }],
    });
    expect(righted.needs).toContain('手语');
    expect(righted.needs).not.toContain('电工');
    const wantedAtMs = Date.parse('2026-08-05T19:00:00+08:00');
    const kept = savedOf(
      { ...righted, wantedAtMs },
      { text, anchor: null, categoryId: 'problem-lift', atMs: wantedAtMs, corrections, problemId: null },
    );
    const problem = await test.call('problems.create', {
      text,
      categoryId: 'problem-lift',
      level: 3,
      understood: kept,
      reportedAtMs: wantedAtMs - 3_600_000,
    });
    expect(problem.dueAtMs).toBe(wantedAtMs);
    expect(problem.understood).toEqual(kept);
    expect(problem.understood?.corrected).toMatchObject({
      category: true,
      level: true,
      needs: true,
      place: false,
    });
    await test.call('history.undo', {});
    expect((await test.call('problems.list', {})).total).toBe(0);
  });

  it('numbers the problems of a day one after another', async () => {
    const numbers = [];
    for (let i = 0; i < 3; i += 1)
      numbers.push((await test.call('problems.create', { text: `问题${i}` })).number);
    expect(numbers.map((number) => number.slice(-3))).toEqual(['001', '002', '003']);
  });
});
