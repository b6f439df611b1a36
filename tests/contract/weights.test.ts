import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OutputOf } from '#shared/contract/index';
import { choiceOf, LEAST_CHOICES, STANDARD_PERCENTS, weightsOf } from '#shared/domain/matching/index';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';
import { east } from '#tests/unit/matching/fixture';

let test: TestCore;
let nowMs = Date.parse('2026-08-05T14:30:00+08:00');
const TEXT = '路灯坏了，朝南埭12幢';

beforeEach(async () => {
  nowMs = Date.parse('2026-08-05T14:30:00+08:00');
  test = makeTestCore({ now: () => nowMs });
  await test.call('maps.create', { name: '测试社区' });
  await create('building', '朝南埭12幢', 0, {});
});
afterEach(() => test.dispose());

function create(kind: 'building' | 'person', name: string, metres: number, attrs: Record<string, unknown>) {
  const consent = kind === 'person' ? { consentBasis: 'signed', consentOn: '2026-01-01' } : {};
  const geometry = { type: 'Point' as const, coordinates: [...east(metres)] as [number, number] };
  return test.call('things.create', {
    kind,
    patch: { name, position: { geometry, crs: 'wgs84' }, attrs: { ...consent, ...attrs } },
  });
}
/** One near who is away today, one far who is there. */
async function nearAndFar() {
  const near = await create('person', '王小近', 50, {
    skills: ['电工'],
    weekly: [{ day: 1, fromMin: 0, toMin: 60 }],
  });
  const far = await create('person', '李大远', 1500, { skills: ['电工'], onCall: true });
  return { near: near.id, far: far.id };
}
type Answer = OutputOf<'matching.answer'>;
const ask = (weights?: Answer['weights']): Promise<Answer> =>
  test.call('matching.answer', { text: TEXT, ...(weights && { weights }) });
const people = (answer: Answer): string[] => answer.people.map(({ thingId }) => thingId);
const ONLY_NEAR = { ...STANDARD_PERCENTS, availability: 0, distance: 200 };

async function dispatch(thingId: string) {
  const answer = await ask();
  const choice = choiceOf(answer, new Set([thingId]), weightsOf(answer.weights));
  return test.call('problems.create', {
    text: TEXT,
    picks: [{ thingId, reasons: [] }],
    ...(choice && { choice }),
  });
}

it('weights tried out re-rank one answer; those that are set count for all, and can be taken back', async () => {
  const { near, far } = await nearAndFar();
  expect(people(await ask())).toEqual([far, near]);
  expect(people(await ask(ONLY_NEAR))).toEqual([near, far]);
  expect((await ask()).weights).toEqual(STANDARD_PERCENTS);
  await test.call('settings.set', { matchWeights: { percents: ONLY_NEAR, useLearned: false } });
  const set = await ask();
  expect(people(set)).toEqual([near, far]);
  expect(set.weights).toEqual(ONLY_NEAR);
  await test.call('history.undo', {});
  expect(people(await ask())).toEqual([far, near]);
});

it('learns from dispatches once there are enough, and forgets', async () => {
  const { near } = await nearAndFar();
  expect((await test.call('weights.get', {})).learned).toMatchObject({
    choices: 0,
    enough: false,
    least: LEAST_CHOICES,
  });
  for (let i = 0; i < LEAST_CHOICES; i += 1) {
    // The day after the last call has dropped out, so that load plays no part.
    nowMs += 31 * 86_400_000;
    await dispatch(near);
  }
  const learned = await test.call('weights.get', {});
  expect(learned.learned).toMatchObject({ choices: LEAST_CHOICES, enough: true });
  expect(learned.learnedInUse).toBe(true);
  expect(learned.effective).toEqual(learned.learned.percents);
  expect(learned.effective.availability).toBeLessThan(100);
  expect(learned.effective.distance).toBeGreaterThan(100);
  expect((await ask()).weights).toEqual(learned.effective);
  await test.call('settings.set', { matchWeights: { percents: STANDARD_PERCENTS, useLearned: false } });
  expect((await ask()).weights).toEqual(STANDARD_PERCENTS);
  expect(await test.call('weights.forget', {})).toEqual({ forgotten: LEAST_CHOICES });
  expect((await test.call('weights.get', {})).learned.choices).toBe(0);
  await test.call('history.undo', {});
  expect((await test.call('weights.get', {})).learned.choices).toBe(LEAST_CHOICES);
});

it('undoing a dispatch takes its choice away', async () => {
  const { near } = await nearAndFar();
  await dispatch(near);
  expect((await test.call('weights.get', {})).learned.choices).toBe(1);
  await test.call('history.undo', {});
  expect((await test.call('weights.get', {})).learned.choices).toBe(0);
});

it('past calls count: seen through and well rated for, declined though free against, declined when away not', async () => {
  const good = await create('person', '好记录', 100, { skills: ['电工'], onCall: true });
  const bad = await create('person', '常推辞', 100, { skills: ['电工'], onCall: true });
  const away = await create('person', '不在时', 100, { skills: ['电工'], onCall: true });
  const free = { code: 'onCall', params: {}, part: 'availability' as const, points: 10 };
  for (let i = 0; i < 3; i += 1) {
    const problem = await test.call('problems.create', {
      text: TEXT,
      picks: [
        { thingId: good.id, reasons: [free] },
        { thingId: bad.id, reasons: [free] },
        { thingId: away.id, reasons: [{ ...free, code: 'unavailable', points: -12 }] },
      ],
    });
    for (const { id, version, thingId } of problem.assignments)
      if (thingId !== good.id) await test.call('problems.setAssignment', { id, version, state: 'declined' });
    const { version } = await test.call('problems.get', { id: problem.id });
    const started = await test.call('problems.transition', { id: problem.id, version, action: 'start' });
    await test.call('problems.transition', {
      id: problem.id,
      version: started.version,
      action: 'close',
      result: '修好',
      rating: 5,
    });
  }
  const answer = await ask();
  const record = (id: string) =>
    answer.people.find(({ thingId }) => thingId === id)?.reasons.find(({ part }) => part === 'reliability');
  expect(record(good.id)).toMatchObject({
    code: 'recordRated',
    params: { done: 3, cases: 3, rating: '5.0' },
  });
  expect(record(good.id)?.points).toBeGreaterThan(0);
  expect(record(bad.id)).toMatchObject({ code: 'record', params: { done: 0, cases: 3 } });
  expect(record(bad.id)?.points).toBeLessThan(0);
  expect(record(away.id)).toBeUndefined();
});

it('levels and certificates of the register count; a demanded one that is over bars', async () => {
  const expert = await create('person', '高级工', 100, { skills: ['电工'], skillLevels: { 电工: 'expert' } });
  const plain = await create('person', '普通工', 100, { skills: ['电工'] });
  const over = await create('person', '证过期', 100, {
    skills: ['电工'],
    certificates: [{ name: '电工证', expiresOn: '2026-08-04' }],
  });
  const answer = await ask();
  expect(people(answer)).toEqual([expert.id, plain.id]);
  const barred = answer.whyNot.find(({ thingId }) => thingId === over.id);
  expect(barred?.obstacles[0]).toMatchObject({
    code: 'certExpired',
    params: { name: '电工证', date: '2026-08-04' },
  });
});
