import { copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf, OutputOf } from '#shared/contract/index';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';
import { east, HERE, NOW_MS } from './fixture.ts';

let test: TestCore;
let folder: string;
let nowMs = NOW_MS;

beforeEach(async () => {
  nowMs = NOW_MS;
  test = makeTestCore({ now: () => nowMs });
  await test.call('maps.create', { name: '测试社区' });
  folder = join(test.ports.mapsDir, '测试社区');
});
afterEach(() => test.dispose());

type Patch = InputOf<'things.create'>['patch'];
const CONSENT = { consentBasis: 'signed', consentOn: '2026-01-01' };
type Kind = InputOf<'things.create'>['kind'];

function create(kind: Kind, name: string, metres: number, patch: Omit<Patch, 'name' | 'position'>) {
  const position = {
    geometry: { type: 'Point' as const, coordinates: [...east(metres)] as [number, number] },
  };
  return test.call('things.create', {
    kind,
    patch: { name, position: { ...position, crs: 'wgs84' }, ...patch },
  });
}

async function community() {
  await create('building', '朝南埭12幢', 0, { attrs: { aliases: ['老供销社楼'] } });
  const near = await create('person', '王小明', 150, {
    phone: '13812341234',
    address: '朝南埭8幢201',
    attrs: { skills: ['持证电工'], onCall: true, ...CONSENT },
  });
  const far = await create('person', '李大海', 900, { attrs: { skills: ['电工'], ...CONSENT } });
  const property = await create('unit', '水洞埭物业公司', 400, {
    attrs: { unitType: 'property', capabilities: ['路灯维修'] },
  });
  return { near, far, property };
}

const ask = (text = '路灯坏了，朝南埭12幢'): Promise<OutputOf<'matching.answer'>> =>
  test.call('matching.answer', { text });
const people = async (text?: string): Promise<string[]> =>
  (await ask(text)).people.map((pick) => pick.thingId);
/** The answer without what may differ between two equal ones. */
const stable = async () => ({ ...(await ask()), tookMs: 0 });

describe('matching.answer', () => {
  it('answers the model case with the built-in categories, personal values masked', async () => {
    const { near, far, property } = await community();
    const answer = await ask();
    expect(answer.people.map((pick) => pick.thingId)).toEqual([near.id, far.id]);
    expect(answer.people[0]).toMatchObject({ name: '王*明', phone: '138****1234', detail: '持证电工' });
    expect(answer.people[0]?.distanceM).toBeCloseTo(150, 0);
    expect(answer.people[0]?.reasons.map((reason) => reason.code)).toEqual([
      'need',
      'certMissing',
      'distance',
      'onCall',
      'unverified',
    ]);
    expect(answer.understood).toMatchObject({
      categoryId: 'problem-property-lighting',
      place: { anchor: HERE },
    });
    expect(answer.duty.map((pick) => pick.thingId)).toContain(property.id);
    expect(JSON.stringify(answer)).not.toMatch(/王小明|13812341234|幢201/);
  });

  it('an empty map and words that say nothing get an empty answer', async () => {
    expect((await ask()).people).toEqual([]);
    expect((await ask()).shortages.map(({ need }) => need)).toContain('电工');
    expect((await ask('……')).understood).toMatchObject({
      categoryId: 'problem-other',
      unsure: true,
      place: null,
      terms: [],
    });
  });

  it('follows every save, removal, undo and withdrawal at once', async () => {
    const { near, far } = await community();
    await test.call('things.remove', { ids: [near.id] });
    expect(await people()).toEqual([far.id]);
    await test.call('history.undo', {});
    expect(await people()).toEqual([near.id, far.id]);
    const update = await test.call('things.update', {
      id: far.id,
      version: far.version,
      patch: { attrs: { skills: ['书法'] } },
    });
    expect(await people()).toEqual([near.id]);
    expect(await people('想学书法')).toEqual([far.id]);
    await test.call('people.withdrawConsent', { id: far.id, version: update.version });
    expect(await people('想学书法')).toEqual([]);
  });

  it('remembers how a problem was solved, and who was asked lately', async () => {
    const { near } = await community();
    let problem = await test.call('problems.create', {
      text: '朝南埭3幢路灯不亮',
      categoryId: 'problem-property-lighting',
      picks: [{ thingId: near.id, reasons: [] }],
    });
    const step = async (action: 'start' | 'close', result: string | null) => {
      const { id, version } = problem;
      problem = await test.call('problems.transition', { id, version, action, result });
    };
    await step('start', null);
    expect((await ask()).past).toEqual([]);
    await step('close', '更换灯泡');
    const answer = await ask();
    expect(answer.past).toMatchObject([{ problemId: problem.id, result: '更换灯泡', solvedBy: ['王*明'] }]);
    const load = async () => (await ask()).people[0]?.reasons.filter(({ part }) => part === 'load') ?? [];
    // Wednesday: of this week, from Monday to Sunday in China.
    expect(await load()).toMatchObject([{ code: 'weekCalls', params: { week: 1 } }]);
    const sunday = Date.parse('2026-08-09T23:59:00+08:00');
    const started = nowMs;
    nowMs = sunday;
    expect(await load()).toMatchObject([{ code: 'weekCalls' }, { code: 'turn' }]);
    nowMs = sunday + 60_000;
    expect(await load()).toMatchObject([{ code: 'recentCalls', params: { count: 1 } }, { code: 'turn' }]);
    nowMs = started + 31 * 86_400_000;
    expect(await load()).toMatchObject([{ code: 'turn', params: { days: 31 } }]);
  });
});

describe('the saved index', () => {
  const saved = () => join(folder, 'cache', 'matching.index');
  const reopen = async (): Promise<void> => {
    await ask(); // a half-built index is not kept
    await test.call('maps.close', {});
    await test.call('maps.open', { folder });
  };

  it('gives the same answer after opening again', async () => {
    await community();
    const before = await stable();
    await reopen();
    expect(existsSync(saved())).toBe(true);
    expect(await stable()).toEqual(before);
  });

  it('an older one is brought up to date, a damaged one is built anew', async () => {
    const { near, far } = await community();
    await reopen();
    copyFileSync(saved(), `${saved()}.old`);
    await test.call('things.remove', { ids: [near.id] });
    const added = await create('person', '新来的', 50, {
      attrs: { skills: ['电工'], onCall: true, ...CONSENT },
    });
    await test.call('maps.close', {});
    copyFileSync(`${saved()}.old`, saved());
    await test.call('maps.open', { folder });
    expect(await people()).toEqual([added.id, far.id]);
    await test.call('maps.close', {});
    for (const damage of ['', '{"version":1}\n', 'x'.repeat(1000)]) {
      writeFileSync(saved(), damage);
      await test.call('maps.open', { folder });
      expect(await people()).toEqual([added.id, far.id]);
      await test.call('maps.close', {});
    }
    await test.call('maps.open', { folder });
  });

  it('the index of a map that was restored to an earlier state is not believed', async () => {
    const { far } = await community();
    const backup = await test.call('backups.now', {});
    await test.call('things.remove', { ids: [far.id] });
    await test.call('backups.restore', { id: backup.id });
    expect(await people()).toContain(far.id);
  });
});
