import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf, OutputOf } from '#shared/contract/index';
import type { LngLat } from '#shared/domain/geo/types';
import { againstOf } from '#shared/domain/matching/reasonCodes';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';
import { nothingKept } from '#tests/helpers/understood';

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
/** The only electrician is sent to a first problem when a second one comes. */
async function atWork() {
  const ming = await person('王大明', ['电工'], HERE);
  const first = await problem('要找电工', 3);
  await test.call('problems.dispatch', {
    id: first.id,
    version: first.version,
    picks: [{ thingId: ming.id, reasons: [] }],
  });
  return { ming, second: await problem('又要找电工', 3) };
}

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

  describe('whoever serves their own cell only', () => {
    const outside = async () => {
      const [west, south, side] = [121.49, 29.79, 0.025];
      const ring = [
        [west, south],
        [west + side, south],
        [west + side, south + side],
        [west, south + side],
        [west, south],
      ];
      const bytes = new TextEncoder().encode(JSON.stringify({ type: 'Polygon', coordinates: [ring] }));
      const { importId } = await test.call('imports.open', { fileName: '轮廓.geojson', bytes });
      const code = '330203006001';
      await test.call('cells.importOutline', { importId, crs: 'wgs84', name: '社区', code });
      await test.call('cells.generate', { shape: 'square', sizeM: 300 });
      return person('王大明', ['电工'], east(1000), { serviceRange: 'cell' });
    };

    it('is not sent to another one unless the clerk says so, and the plan says why', async () => {
      const ming = await outside();
      const { id } = await problem('要找电工', 2);
      const row = (await solve()).rows[0];
      expect(row).toMatchObject({ picks: [], lacking: 1, why: 'outOfRange' });
      expect(row?.lacks).toMatchObject([{ why: 'outOfRange', count: 1, names: ['王*明'] }]);
      expect(row?.gap?.reason).toBe('outOfRange');
      const stretched = (await solve({ stretch: true })).rows[0];
      expect(stretched?.picks.map(({ thingId }) => thingId)).toEqual([ming.id]);
      expect(againstOf(stretched?.picks[0]?.reasons ?? []).map(({ code }) => code)).toContain('outOfRange');
      // By hand they may be chosen: the menu says what speaks against them.
      const { choices, others } = await test.call('planning.choices', { plan: {}, problemId: id });
      expect(choices).toEqual([]);
      expect(others).toMatchObject([{ thingId: ming.id, why: 'strained' }]);
      expect((await solve({ fixed: [{ problemId: id, thingId: ming.id }] })).rows[0]?.picks).toHaveLength(1);
    });
  });

  describe('why nobody goes, as it is', () => {
    const why = async (input: InputOf<'planning.solve'> = {}) =>
      (await solve(input)).rows.map(({ lacks }) => lacks.map((one) => [one.why, one.names]));
    const menu = (problemId: string) => test.call('planning.choices', { plan: {}, problemId });

    it('names who has not done with what they were sent to, and the menu lists them without a choice', async () => {
      const { ming, second } = await atWork();
      expect(await why()).toEqual([[['allBusy', ['王*明']]]]);
      const { choices, others } = await menu(second.id);
      expect([choices, others.map((one) => [one.thingId, one.why])]).toEqual([[], [[ming.id, 'busy']]]);
      expect((await solve()).rows[0]?.possible).toBe(1);
    });

    it('names the places that could help, which are sent to only by hand', async () => {
      const place = await test.call('things.create', {
        kind: 'place',
        patch: {
          name: '便民修理点',
          position: { geometry: { type: 'Point', coordinates: [HERE[0], HERE[1]] }, crs: 'wgs84' },
          attrs: { capabilities: ['电工'] },
        },
      });
      const { id } = await problem('要找电工', 3);
      expect(await why()).toEqual([[['onlyPlaces', ['便民修理点']]]]);
      expect((await solve()).rows[0]?.gap).toBeNull();
      expect((await menu(id)).others).toMatchObject([{ thingId: place.id, why: 'place' }]);
      const byHand = (await solve({ fixed: [{ problemId: id, thingId: place.id }] })).rows[0];
      expect(byHand).toMatchObject({ picks: [{ thingId: place.id, fixed: true }], lacking: 0 });
    });

    it('says each reason where there are several, and of whom there are too few that they are all here', async () => {
      await person('王大明', ['电工'], HERE);
      await person('李小红', ['电工'], HERE, { onCall: false, availability: [], notBefore: '2099-01-01' });
      const { id } = await problem('要找电工', 2);
      const two = { needs: { [id]: 2 } };
      expect(await why(two)).toEqual([[['noneFree', ['李*红']]]]);
      expect(await why({ needs: { [id]: 3 }, stretch: true })).toEqual([[['tooFew', []]]]);
      const low = await problem('还要找电工', 4);
      expect((await why()).at(1)).toEqual([
        ['allTaken', ['王*明']],
        ['noneFree', ['李*红']],
      ]);
      expect((await menu(low.id)).others.map((one) => one.why)).toEqual(['strained']);
    });
  });

  it('sends nobody whose demanded certificate is over on the day of the visit, and says why', async () => {
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const until = (expiresOn: string) => ({ certificates: [{ name: '低压电工证', expiresOn }] });
    await person('王大明', ['电工'], HERE, until(day(-3)));
    await problem('要找电工', 2);
    for (const stretch of [false, true])
      expect((await solve({ stretch })).rows[0]).toMatchObject({ picks: [], lacking: 1, why: 'allExpired' });
    const hong = await person('李小红', ['电工'], east(900), until(day(1)));
    expect(sent(await solve())).toEqual({ 要找电工: ['李*红'] });
    const { choices } = await test.call('planning.choices', {
      plan: {},
      problemId: (await solve()).rows[0]?.problemId ?? '',
    });
    expect(choices.map(({ thingId }) => thingId)).toEqual([hong.id]);
    // Wanted in a week: hers is over by then.
    const later = Date.now() + 7 * 86_400_000;
    await test.call('problems.create', {
      text: '请人看看电路，找个电工',
      anchor: HERE,
      understood: { ...nothingKept(), corrected: { wanted: true }, wantedAtMs: later },
    });
    const rows = (await solve()).rows.filter(({ text }) => text.startsWith('请人'));
    expect(rows).toMatchObject([{ picks: [], why: 'allExpired' }]);
  });

  it('says what lacks, which goes to the 缺口清单 in one step, once a problem', async () => {
    await person('王大明', ['电工'], HERE);
    const [lamp, other, door] = [
      await problem('要找电工', 1),
      await problem('要找电工，两个人', 3),
      await problem('要找木工', 3),
    ];
    await problem('随便聊聊', 4);
    const { rows } = await solve({ needs: { [lamp.id]: 2 } });
    const gaps = rows.flatMap(({ problemId, gap }) => (gap ? [{ ...gap, problemId }] : []));
    const wantedAtMs = null;
    expect(gaps).toEqual([
      { problemId: lamp.id, need: '电工', reason: 'tooFew', count: 1, wantedAtMs },
      { problemId: other.id, need: '电工', reason: 'tooFew', count: 1, wantedAtMs },
      { problemId: door.id, need: '木工', reason: 'nobody', count: 1, wantedAtMs },
    ]);
    expect(await test.call('shortages.noteAll', { gaps })).toEqual({ noted: 3 });
    const noted = async () =>
      (await test.call('shortages.list', {})).groups.map(({ need, times, reason }) => [need, times, reason]);
    const all = [
      ['电工', 2, 'tooFew'],
      ['木工', 1, 'nobody'],
    ];
    expect(await noted()).toEqual(all);
    await test.call('shortages.noteAll', { gaps });
    expect(await noted()).toEqual(all);
    await test.call('history.undo', {});
    await test.call('history.undo', {});
    expect(await noted()).toEqual([]);
    const gone = test.call('shortages.noteAll', {
      gaps: [...gaps, { need: '瓦工', reason: 'nobody', problemId: 'gone' }],
    });
    await expect(gone).rejects.toMatchObject({ code: 'notFound' });
    expect(await noted()).toEqual([]);
  });

  it('says which need lacks: the first that nobody meets of those who are sent', async () => {
    await person('王大明', ['电工'], HERE);
    const both = await problem('要找电工和木工', 3);
    const { rows } = await solve({ needs: { [both.id]: 2 } });
    expect(rows.map(({ picks, gap }) => [picks.length, gap?.need, gap?.reason])).toEqual([
      [1, '木工', 'nobody'],
    ]);
  });

  it('notes nothing for whom the clerk excluded, though others could go too', async () => {
    const ming = await person('王大明', ['电工'], HERE);
    await person('李小红', ['电工'], HERE);
    await problem('近处找电工', 3);
    await problem('远处找电工', 3);
    const { rows } = await solve({ excludedThings: [ming.id] });
    expect(rows.map(({ lacking, gap }) => [lacking, gap])).toEqual([
      [0, null],
      [1, null],
    ]);
  });

  it('notes nothing for what the clerk left out or whom they excluded', async () => {
    const ming = await person('王大明', ['电工'], HERE);
    const [near, far] = [await problem('近处找电工', 3), await problem('远处找电工', 3)];
    const { rows } = await solve({ leftOut: [near.id], excludedThings: [ming.id] });
    expect(rows.map(({ problemId, gap, lacking }) => [problemId, gap, lacking])).toEqual([
      [near.id, null, 0],
      [far.id, null, 1],
    ]);
  });

  it('forgets at once whoever withdraws their consent', async () => {
    const ming = await person('王大明', ['电工'], HERE);
    await problem('要找电工', 2);
    expect((await solve()).rows[0]?.picks).toHaveLength(1);
    await test.call('people.withdrawConsent', { id: ming.id, version: ming.version });
    const rows = (await solve({ stretch: true })).rows;
    expect(rows[0]).toMatchObject({ picks: [], why: 'noCandidate' });
    const fixed = [{ problemId: rows[0]?.problemId ?? '', thingId: ming.id }];
    expect((await solve({ fixed, stretch: true })).rows[0]?.picks).toEqual([]);
  });

  it('gives nobody more problems than the calls and the rest that they agreed to leave, unless stretched or fixed', async () => {
    await test.call('settings.set', { planCapacities: { person: 3, team: 2, unit: 5 } });
    const ming = await person('王大明', ['电工'], HERE, { maxCallsPerMonth: 2 });
    const problems = [
      await problem('一处找电工', 3),
      await problem('二处找电工', 3),
      await problem('三处找电工', 3),
    ];
    const places = async (input: InputOf<'planning.solve'> = {}) =>
      (await solve(input)).rows.filter(({ picks }) => picks.length > 0).length;
    expect(await places()).toBe(2);
    expect(await places({ stretch: true })).toBe(3);
    expect(await places({ fixed: problems.map(({ id }) => ({ problemId: id, thingId: ming.id })) })).toBe(3);
    const { version } = await test.call('things.get', { id: ming.id });
    const patch = { attrs: { maxCallsPerMonth: null, minRestDays: 2 } };
    await test.call('things.update', { id: ming.id, version, patch });
    expect(await places()).toBe(1);
    await test.call('problems.dispatch', {
      id: problems[0]?.id ?? '',
      version: problems[0]?.version ?? 1,
      picks: [{ thingId: ming.id, reasons: [] }],
    });
    // Resting now.
    expect((await solve()).rows.map(({ why, picks }) => [why, picks.length])).toEqual([
      ['noneFree', 0],
      ['noneFree', 0],
    ]);
    expect(await places({ stretch: true })).toBe(2);
  });

  it('goes by what was put right at registering', async () => {
    await person('王大明', ['电工'], HERE);
    await person('李小红', ['木工'], HERE);
    await test.call('problems.create', {
      text: '要找电工',
      anchor: HERE,
      understood: {
        ...nothingKept(),
        corrected: { needs: true },
        addedNeeds: ['木工'],
        removedNeeds: ['电工'],
      },
    });
    expect(sent(await solve())).toEqual({ 要找电工: ['李*红'] });
  });

  it('counts who is on the way already, and does not plan what somebody is working on', async () => {
    const { second } = await atWork();
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
