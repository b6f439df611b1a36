import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { correctionsOf, questionOf } from '#renderer/features/problems/understood/question';
import { savedOf } from '#renderer/features/problems/understood/saved';
import { EMPTY_DRAFT, type ProblemDraft } from '#renderer/state/index';
import type { InputOf } from '#shared/contract/index';
import { keptCorrections, keptWantedMs, type SavedUnderstood } from '#shared/contract/understood';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';
import { nothingKept } from '#tests/helpers/understood';

const TEXT = '3幢下水道堵了';
const SEWAGE = 'problem-environment-sewage';
const WANTED_MS = Date.parse('2026-08-05T18:00:00+08:00');
let test: TestCore;
let nowMs: number;
beforeEach(async () => {
  nowMs = Date.parse('2026-08-05T10:00:00+08:00');
  test = makeTestCore({ now: () => nowMs });
  await test.call('maps.create', { name: '测试社区' });
});
afterEach(() => test.dispose());

/** Nothing of an answer but how long it took. */
const answer = async (text = TEXT) => {
  const { tookMs: _tookMs, ...rest } = await test.call('matching.answer', { text, atMs: WANTED_MS });
  return rest;
};
const understood = async (text = TEXT) => (await answer(text)).understood;
const habits = async () => (await test.call('habits.list', {})).habits;

/** Registers a problem as the window does, with something put right. */
async function register(
  right: Pick<InputOf<'matching.answer'>, 'corrections'>['corrections'],
  text = TEXT,
): Promise<string> {
  nowMs += 60_000;
  const { understood: read } = await test.call('matching.answer', { text, corrections: right });
  const kept: SavedUnderstood = nothingKept({
    guess: { categoryId: read.categoryId, confidence: 1, by: 'lexicon', because: [], level: read.readLevel },
    corrected: {
      level: right?.level !== undefined,
      vulnerable: right?.vulnerable !== undefined,
      needs: (right?.addedNeeds ?? right?.removedNeeds) !== undefined,
    },
    needs: read.needs,
    addedNeeds: right?.addedNeeds ?? [],
    removedNeeds: right?.removedNeeds ?? [],
    usualLevel: read.usualLevel,
    urgency: read.urgency,
    vulnerable: read.vulnerable.map(({ group }) => group),
    readVulnerable: read.readVulnerable,
    rivalNeeds: read.rivalNeeds,
  });
  const { categoryId, level } = read;
  return (await test.call('problems.create', { text, categoryId, level, understood: kept })).id;
}

describe('what corrections teach', () => {
  it('is the level of the category after the second time, told, forgotten exactly, undone and learnt again', async () => {
    const plain = await answer();
    const { usualLevel, categoryId, deadlineHours } = plain.understood;
    expect([usualLevel, categoryId]).toEqual([3, SEWAGE]);
    await register({ level: 2 });
    // One correction says nothing about other problems.
    expect(await understood()).toMatchObject({ level: 3, habits: [] });
    expect(await habits()).toEqual([]);
    await register({ level: 2 });
    const key = `level:${categoryId}:2`;
    expect(await habits()).toMatchObject([{ key, type: 'level', what: '2', corrections: 2, seen: 2 }]);
    const now = await understood();
    expect(now).toMatchObject({ level: 2, usualLevel: 2, readLevel: 2, habits: [{ key }] });
    expect(now.deadlineHours).toBeLessThan(deadlineHours ?? 0);
    // Problems of today agree by being left as they are.
    for (let i = 0; i < 3; i += 1) await register({});
    expect(await habits()).toMatchObject([{ key, corrections: 2, seen: 5 }]);
    nowMs += 60_000;
    const learnt = await understood();
    await test.call('habits.forget', { key });
    expect(await habits()).toEqual([]);
    expect(await answer()).toEqual({ ...plain, past: expect.anything() });
    await test.call('history.undo', {});
    expect(await understood()).toEqual(learnt);
    await expect(test.call('habits.forget', { key: 'level:none:1' })).rejects.toMatchObject({
      code: 'notFound',
    });
  });

  it('is which skills such problems take, and re-ranks who is asked', async () => {
    const person = (name: string, skill: string) =>
      test.call('things.create', {
        kind: 'person',
        patch: { name, attrs: { skills: [skill], consentBasis: 'signed', consentOn: '2026-01-01' } },
      });
    const welder = await person('王大明', '电焊');
    const before = await understood();
    const [usual] = before.needs;
    expect((await answer()).people).toEqual([]);
    for (let i = 0; i < 2; i += 1) await register({ addedNeeds: ['电焊'], removedNeeds: [usual ?? ''] });
    const now = await answer();
    expect(now.understood.needs).toEqual([...before.needs.filter((need) => need !== usual), '电焊']);
    expect(now.people.map(({ thingId }) => thingId)).toEqual([welder.id]);
    expect((await habits()).map(({ type, what }) => [type, what])).toEqual([
      ['needAdded', '电焊'],
      ['needRemoved', usual],
    ]);
    const { lines } = await test.call('matching.team', { text: TEXT });
    expect(lines.some(({ members }) => members.some(({ thingId }) => thingId === welder.id))).toBe(true);
  });

  it('is told of needs as long as a category may have them, a rival’s too', async () => {
    const long =
      '会照顾独自在家的孩子并能与家长老师社区三方沟通协调还懂一点急救知识和心理疏导的热心邻居或退休教师';
    const { categories } = await test.call('categories.list', {});
    const text = '家里没人做饭';
    const taken = (await understood(text)).categoryId;
    for (const { id, version, ...category } of categories.filter(({ scope }) => scope === 'problem'))
      if (id !== taken && ['problem-minor-left', 'problem-elderly-meal'].includes(id))
        await test.call('categories.save', { id, version, category: { ...category, needs: [long] } });
    const { rivalNeeds, needs } = await understood(text);
    expect([...rivalNeeds, ...needs]).toContain(long);
    await register({ removedNeeds: [long] }, text);
  });

  it('is never what a danger asks for: that stays, whatever was taken away, and no line says otherwise', async () => {
    const danger = '3幢下水道堵了，师傅下去晕倒了';
    const { needs, categoryId } = await understood(danger);
    expect(categoryId).toBe(SEWAGE);
    expect(needs).toEqual(expect.arrayContaining(['急救', '上门医护']));
    for (let i = 0; i < 2; i += 1) await register({ removedNeeds: ['急救', '上门医护'] }, danger);
    expect((await understood(danger)).needs).toEqual(needs);
    expect(await habits()).toEqual([]);
    for (let i = 0; i < 3; i += 1) await register({ removedNeeds: ['水暖工'] });
    expect((await understood()).habits).toMatchObject([{ type: 'needRemoved', what: '水暖工' }]);
    const named = await understood('3幢下水道堵了，要找水暖工');
    expect(named.needs).toContain('水暖工');
    expect(named.habits).toEqual([]);
  });

  it('is whom such problems hit, and which words of haste need not alarm; never of danger', async () => {
    for (let i = 0; i < 2; i += 1) await register({ vulnerable: ['elderly'] });
    expect((await understood()).vulnerable).toEqual([{ group: 'elderly', words: [] }]);
    const hasty = '3幢下水道堵了，马上来人';
    for (let i = 0; i < 2; i += 1) await register({ level: 3, vulnerable: [] }, hasty);
    expect((await habits()).map(({ type, what }) => [type, what])).toContainEqual(['calmWord', '马上']);
    expect((await understood(hasty)).urgency.because.map(({ sign }) => sign)).not.toContain('now');
  });

  it('goes with the problems that it rests on, with the switch, and with the reset of all learning', async () => {
    await register({ level: 2 });
    const second = await register({ level: 2 });
    const level = async () => (await understood()).level;
    expect(await level()).toBe(2);
    await test.call('problems.remove', { ids: [second] });
    expect(await level()).toBe(3);
    await test.call('history.undo', {});
    expect(await level()).toBe(2);
    const { learning } = await test.call('settings.get', {});
    await test.call('settings.set', { learning: { ...learning, on: false } });
    expect(await level()).toBe(3);
    await test.call('settings.set', { learning: { ...learning, on: true } });
    expect(await level()).toBe(2);
    nowMs += 60_000;
    await test.call('learning.reset', {});
    expect([await level(), await habits()]).toEqual([3, []]);
    await test.call('learning.relearn', { all: true });
    expect(await level()).toBe(2);
    // What the office sets by hand makes older corrections void.
    const { categories } = await test.call('categories.list', {});
    const own = categories.find(({ id }) => id === SEWAGE);
    if (!own) throw new Error('no category');
    const { id, version, ...category } = own;
    await test.call('categories.save', { id, version, category: { ...category, defaultLevel: 4 } });
    expect(await level()).toBe(4);
  });
});

const LAMP = '3幢楼下路灯坏了';
const at = (text: string): number => Date.parse(`${text}:00+08:00`);

/** Asks and registers as the window does, with what the draft says put right. */
async function putRight(text: string, right: Partial<ProblemDraft>): Promise<SavedUnderstood> {
  const draft: ProblemDraft = { ...EMPTY_DRAFT, text, ...right };
  const { understood: read } = await test.call('matching.answer', questionOf(draft));
  const kept = savedOf(read, draft);
  const { categoryId, level } = read;
  await test.call('problems.create', { text, categoryId, level, understood: kept });
  return kept;
}
/** What is read of a text now, no time given. */
const readNow = async (text: string) => (await test.call('matching.answer', { text })).understood;
const FAMILY_OF_FOUR = { quantities: [{ text: '', count: 4, sort: 'people', of: '' }] } as const;

describe('what corrections of times and numbers teach', () => {
  it('are the hours of a word: told, asked for at that time, forgotten exactly, undone', async () => {
    const text = `${LAMP}，晚上来修`;
    const plain = await readNow(text);
    expect(plain.wantedAtMs).toBeNull();
    for (const day of ['05', '06']) {
      nowMs = at(`2026-08-${day}T10:00`);
      await putRight(text, { atMs: at(`2026-08-${day}T20:00`) });
      if (day === '05') expect((await readNow(text)).wantedAtMs).toBeNull();
    }
    nowMs = at('2026-08-07T10:00');
    const [habit] = await habits();
    const key = `timeWord:${plain.categoryId}:晚上`;
    expect(habit).toMatchObject({ key, corrections: 2, seen: 2, meaning: { day: 0, minute: 1200 } });
    const learnt = await readNow(text);
    expect(learnt).toMatchObject({ wantedAtMs: at('2026-08-07T20:00'), habits: [{ key }] });
    // Who is free then is asked: the one who only works by day is not.
    for (const [name, fromMin, toMin] of [
      ['日班', 480, 1020],
      ['夜班', 1080, 1320],
    ] as const) {
      const attrs = {
        skills: ['电工'],
        consentBasis: 'signed',
        consentOn: '2026-01-01',
        weekly: [{ day: 5, fromMin, toMin }],
      };
      await test.call('things.create', { kind: 'person', patch: { name, attrs } });
    }
    const free = async () => {
      const { people } = await test.call('matching.answer', { text });
      return people.map(({ name, available }) => [name.charAt(0), available]);
    };
    expect(await free()).toEqual([
      ['夜', 'yes'],
      ['日', 'no'],
    ]);
    await test.call('habits.forget', { key });
    expect(await habits()).toEqual([]);
    expect((await readNow(text)).wantedAtMs).toBeNull();
    expect((await free())[0]).toEqual(['日', 'yes']);
    await test.call('history.undo', {});
    expect(await readNow(text)).toEqual(learnt);
    // The clerk has the last word, and it is kept.
    const kept = await putRight(text, { corrections: { noTime: true } });
    expect(kept).toMatchObject({ wantedAtMs: null, corrected: { wanted: true } });
    expect(kept.readWhen).toEqual({ word: '晚上', day: null, atMs: at('2026-08-07T20:00') });
  });

  it('are the usual time of a category, from the day of each problem on', async () => {
    for (const day of ['05', '06']) {
      nowMs = at(`2026-08-${day}T09:00`);
      await putRight(LAMP, { atMs: at(`2026-08-${day}T19:00`) });
    }
    nowMs = at('2026-09-01T21:00');
    expect((await readNow(LAMP)).wantedAtMs).toBe(at('2026-09-02T19:00'));
    expect((await readNow(`${LAMP}，还漏电`)).wantedAtMs).toBeNull();
  });

  it('are the figure of a vague word, and what is not counted; nothing else of the words is kept', async () => {
    const text = `${LAMP}，一家人摸黑，王阿婆不敢出门`;
    const kept = await putRight(text, { corrections: FAMILY_OF_FOUR });
    expect(kept.readCounts).toEqual([{ word: '一家人', exact: false, of: null, figure: null }]);
    expect(JSON.stringify([kept.readCounts, kept.readWhen])).not.toMatch(/王阿婆|出门|摸黑/);
    await putRight(text, { corrections: FAMILY_OF_FOUR });
    expect((await readNow(text)).quantities).toMatchObject([{ count: 4, sort: 'people' }]);
    const cars = `${LAMP}，边上停着3辆电动车`;
    for (let i = 0; i < 2; i += 1) await putRight(cars, { corrections: { quantities: [] } });
    expect((await readNow(cars)).quantities).toEqual([]);
    expect((await habits()).map(({ key }) => key.split(':').at(-1))).toEqual(['一家人', '辆电动车']);
    await test.call('habits.forget', { key: (await habits())[1]?.key ?? '' });
    expect((await readNow(cars)).quantities).toMatchObject([{ text: '3辆电动车' }]);
    expect((await readNow(text)).quantities).toMatchObject([{ count: 4 }]);
  });

  it('are none of problems that an older program kept, which open as ever', async () => {
    const { categoryId, level } = await readNow(LAMP);
    const old = nothingKept({
      corrected: { wanted: true, quantities: true },
      wantedAtMs: at('2026-08-05T19:00'),
      quantities: [{ text: '', count: 4, sort: 'people', of: '' }],
    });
    const made = [];
    for (let i = 0; i < 3; i += 1)
      made.push(await test.call('problems.create', { text: LAMP, categoryId, level, understood: old }));
    expect(await habits()).toEqual([]);
    expect((await readNow(LAMP)).wantedAtMs).toBeNull();
    const { understood: read } = await test.call('problems.get', { id: made[0]?.id ?? '' });
    expect(read).toEqual(old);
  });

  it('asked again for a kept problem, the clerk has said when: a time that is over is now, not a usual one', async () => {
    for (const day of ['05', '06']) {
      nowMs = at(`2026-08-${day}T09:00`);
      await putRight(LAMP, { atMs: at(`2026-08-${day}T19:00`) });
    }
    nowMs = at('2026-08-07T12:00');
    const draft: ProblemDraft = { ...EMPTY_DRAFT, text: LAMP, atMs: at('2026-08-07T10:00') };
    const kept = savedOf({ ...(await readNow(LAMP)), wantedAtMs: draft.atMs }, draft);
    const again = { ...draft, atMs: keptWantedMs(kept, nowMs), corrections: keptCorrections(kept, null) };
    const { understood: read } = await test.call('matching.answer', questionOf(again));
    expect([again.atMs, correctionsOf(again), read.wantedAtMs]).toEqual([
      null,
      { corrections: { noTime: true } },
      null,
    ]);
  });
});
