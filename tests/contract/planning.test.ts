import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf, OutputOf } from '#shared/contract/index';
import type { LngLat } from '#shared/domain/geo/types';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

let test: TestCore;
beforeEach(async () => {
  test = makeTestCore();
  await test.call('maps.create', { name: '测试社区' });
});
afterEach(() => test.dispose());

const HERE: LngLat = [121.5, 29.8];
const east = (metres: number): LngLat => [121.5 + metres / 96_500, 29.8];

const person = (name: string, skills: string[], at: LngLat | null, attrs: Record<string, unknown> = {}) =>
  test.call('things.create', {
    kind: 'person',
    patch: {
      name,
      ...(at && { position: { geometry: { type: 'Point', coordinates: [at[0], at[1]] }, crs: 'wgs84' } }),
      attrs: { skills, consentBasis: 'signed', consentOn: '2026-01-01', onCall: true, ...attrs },
    },
  });
const problem = async (text: string, level: number, at: LngLat = HERE) =>
  test.call('problems.create', { text, level, anchor: at });
const solve = (input: InputOf<'planning.solve'> = {}) => test.call('planning.solve', input);
const sent = ({ rows }: OutputOf<'planning.solve'>): Record<string, string[]> =>
  Object.fromEntries(rows.map((row) => [row.text, row.picks.map(({ name }) => name)]));

describe('a plan for many problems', () => {
  it('sends the one who can do both where nobody else can, and says what that brings', async () => {
    await person('王大明', ['电工', '疏通'], HERE);
    await person('李小红', ['电工', '保安'], east(1500));
    const [lamp, drain] = [await problem('要找电工', 3), await problem('要找人疏通', 3)];
    const plan = await solve();
    expect(sent(plan)).toEqual({ 要找电工: ['李*红'], 要找人疏通: ['王*明'] });
    expect(plan.oneByOne.nobody).toBe(1);
    expect(plan.together.nobody).toBe(0);
    expect(plan.exact).toBe(true);
    expect(plan.rows[0]).toMatchObject({
      problemId: lamp.id,
      before: { names: ['王*明'], goneTo: [drain.number] },
      exchange: 0,
    });
    expect(plan.exchanges).toMatchObject([{ problemIds: [lamp.id, drain.id], sent: 1 }]);
  });

  it('never lets a red problem go without for a blue one, nor sends anybody twice', async () => {
    await person('王大明', ['电工'], HERE);
    await problem('要找电工，近的', 4);
    await problem('要找电工，远的', 1, east(2000));
    const plan = await solve();
    expect(plan.rows.map(({ level, picks }) => [level, picks.length])).toEqual([
      [1, 1],
      [4, 0],
    ]);
    expect(plan.rows[1]?.why).toBe('allTaken');
  });

  it('keeps what the clerk fixed, leaves out whom and what they leave out, and solves the rest anew', async () => {
    const ming = await person('王大明', ['电工'], HERE);
    const hong = await person('李小红', ['电工'], east(800));
    const [near, far] = [await problem('近处找电工', 3), await problem('远处找电工', 3, east(800))];
    expect(sent(await solve())).toEqual({ 近处找电工: ['王*明'], 远处找电工: ['李*红'] });
    const swapped = await solve({ fixed: [{ problemId: far.id, thingId: ming.id }] });
    expect(sent(swapped)).toEqual({ 近处找电工: ['李*红'], 远处找电工: ['王*明'] });
    expect(swapped.rows[1]?.picks[0]?.fixed).toBe(true);
    expect(sent(await solve({ excludedThings: [ming.id] })).近处找电工).toEqual([]);
    const without = await solve({ leftOut: [near.id] });
    expect(without.rows[0]).toMatchObject({ leftOut: true, picks: [], lacking: 0 });
    const both = await solve({ needs: { [near.id]: 2 }, leftOut: [far.id] });
    expect(both.rows[0]?.picks.map(({ thingId }) => thingId)).toEqual([ming.id, hong.id]);
    const clash = await solve({
      fixed: [near, far].map(({ id }) => ({ problemId: id, thingId: ming.id })),
    });
    expect(clash.clashes).toEqual([{ problemId: far.id, thingId: ming.id }]);
  });

  it('tells what each other choice would cost the whole plan', async () => {
    const ming = await person('王大明', ['电工'], HERE);
    const hong = await person('李小红', ['电工'], east(800));
    const [near, far] = [await problem('近处找电工', 3), await problem('远处找电工', 3, east(800))];
    const { choices } = await test.call('planning.choices', { plan: {}, problemId: near.id });
    expect(choices.map(({ thingId, takenBy }) => [thingId, takenBy])).toEqual([
      [ming.id, null],
      [hong.id, far.number],
    ]);
    expect(choices[0]?.change.points).toBeCloseTo(0, 9);
    const swapped = await solve({ fixed: [{ problemId: near.id, thingId: hong.id }] });
    const now = await solve();
    expect(choices[1]?.change.points).toBeCloseTo(swapped.together.points - now.together.points, 9);
    expect(choices[1]?.change.points).toBeLessThan(0);
    // Their own way here is not what the plan's way changes by.
    expect(choices[1]?.distanceM).toBeCloseTo(800, -1);
    expect(choices[1]?.change.distanceM).toBeCloseTo(1600, -2);
  });

  it('sends nobody who is away, unless the clerk stretches it, and says why', async () => {
    await person('王大明', ['电工'], HERE, {
      exceptions: undefined,
      onCall: false,
      availability: [],
      notBefore: '2099-01-01',
    });
    await problem('要找电工', 2);
    const [strict, stretched] = [await solve(), await solve({ stretch: true })];
    expect(strict.rows[0]).toMatchObject({ picks: [], lacking: 1, why: 'noneFree' });
    expect(stretched.rows[0]?.picks).toHaveLength(1);
  });

  it('counts who is on the way already, and does not plan what somebody is working on', async () => {
    const ming = await person('王大明', ['电工'], HERE);
    const first = await problem('要找电工', 3);
    await test.call('problems.dispatch', {
      id: first.id,
      version: first.version,
      picks: [{ thingId: ming.id, reasons: [] }],
    });
    const second = await problem('又要找电工', 3);
    const plan = await solve();
    expect(plan.rows.map(({ problemId }) => problemId)).toEqual([second.id]);
    expect(plan.rows[0]?.picks).toEqual([]);
  });

  it('dispatches all in one step that one undo takes back, and refuses whole when one moved on', async () => {
    await person('王大明', ['电工'], HERE);
    await person('李小红', ['电工'], east(800));
    const [near, far] = [await problem('近处找电工', 3), await problem('远处找电工', 3, east(800))];
    const plan = await solve();
    const items = plan.rows.map(({ problemId, version, picks }) => ({
      problemId,
      version,
      picks: picks.map(({ thingId, reasons }) => ({ thingId, reasons })),
    }));
    await expect(
      test.call('planning.dispatch', {
        items: items.map((item, at) => (at === 1 ? { ...item, version: item.version + 1 } : item)),
      }),
    ).rejects.toMatchObject({ code: 'conflict' });
    expect((await test.call('problems.get', { id: near.id })).assignments).toEqual([]);
    expect(await test.call('planning.dispatch', { items })).toEqual({ problems: 2, helpers: 2 });
    const done = await test.call('problems.get', { id: far.id });
    expect(done.state).toBe('dispatched');
    expect(done.assignments[0]?.reasons.length).toBeGreaterThan(0);
    expect((await solve()).rows).toEqual([]);
    await test.call('history.undo', {});
    for (const { id } of [near, far]) {
      const back = await test.call('problems.get', { id });
      expect(back).toMatchObject({ state: 'reported', assignments: [] });
    }
  });

  it('reports progress on a night of many problems, and stops when asked', async () => {
    await person('王大明', ['电工'], HERE);
    for (let at = 0; at < 40; at += 1) await problem(`第${at}处要找电工`, 3, east(at * 10));
    const plan = await solve({ jobId: 'night' });
    expect(plan.rows).toHaveLength(40);
    expect(plan.together.nobody).toBe(39);
    test.core.subscribe((event) => {
      if (event.type === 'progress' && event.jobId === 'again')
        void test.call('jobs.cancel', { jobId: 'again' });
    });
    await expect(solve({ jobId: 'again', needs: { x: 2 } })).rejects.toMatchObject({ code: 'cancelled' });
  });
});
