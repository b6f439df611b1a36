import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

const GREEN = 'problem-environment-greening';
const LIGHT = 'problem-property-lighting';
/** A word of this office alone: no lexicon knows the names of its machines. */
const QUESTION = '咕噜车又没有来';
const WHERE = ['南门', '北门', '东头', '西边', '河边', '后面'];
const WHEN = ['今天', '昨天', '上周', '前天', '早上'];

/** With a real training process. */
describe('learning from closed problems', () => {
  let test: TestCore;
  let folder = '';
  beforeAll(async () => {
    test = makeTestCore();
    await test.call('maps.create', { name: '学习社区' });
    folder = join(test.ports.mapsDir, '学习社区');
  }, 60_000);
  afterAll(() => test.dispose());

  const file = (): string => join(folder, 'cache', 'learned.model');
  const ask = async () => (await test.call('matching.answer', { text: QUESTION, limit: 3 })).understood;
  const status = () => test.call('learning.status', {});
  const learned = (least: number) =>
    expect
      .poll(
        async () => {
          const { state, learnt } = await status();
          return state === 'ready' ? (learnt?.lessons ?? 0) : 0;
        },
        { timeout: 120_000, interval: 200 },
      )
      .toBeGreaterThanOrEqual(least);
  async function close(text: string, categoryId: string): Promise<string> {
    const { id, version } = await test.call('problems.create', { text, categoryId });
    await test.call('problems.transition', { id, version, action: 'close', result: '已办' });
    return id;
  }
  const ids: string[] = [];

  it('says how much is missing while there is too little', async () => {
    expect(await status()).toMatchObject({
      state: 'none',
      lessons: 0,
      missing: 30,
      missingClasses: 2,
      learnt: null,
    });
    expect((await ask()).learned).toBeNull();
  });

  it('learns a word that the lexicon does not know, and says so', async () => {
    for (const where of WHERE)
      for (const when of WHEN) {
        ids.push(await close(`${when}${where}的咕噜车没有来，树枝堆了一地`, GREEN));
        await close(`${when}${where}的路灯不亮`, LIGHT);
      }
    await test.call('learning.relearn', {});
    await learned(60);
    const after = await status();
    expect(after).toMatchObject({ state: 'ready', missing: 0, changed: 0 });
    expect(after.learnt?.check.tested).toBe(60);
    expect(after.learnt?.check.blend).toBeGreaterThanOrEqual(after.learnt?.check.lexicon ?? 1);
    expect(after.perCategory).toEqual([
      { categoryId: GREEN, texts: 30, learnt: 30 },
      { categoryId: LIGHT, texts: 30, learnt: 30 },
    ]);
    const understood = await ask();
    expect(understood.categoryId).toBe(GREEN);
    expect(understood.learned).toMatchObject({ texts: 60, ofClass: 30 });
    expect(understood.learned?.part).toBeGreaterThan(0.5);
    expect(understood.learned?.words.join()).toMatch(/咕噜|没有/);
  }, 240_000);

  it('keeps numbers and hashes on the disk, none of the words', () => {
    const content = readFileSync(file());
    for (const word of ['咕噜', '树枝', '路灯']) expect(content.includes(word)).toBe(false);
  });

  it('off means off, and on again needs no learning', async () => {
    const { on: _on, strengthPct, sinceMs } = await status();
    await test.call('settings.set', { learning: { on: false, strengthPct, sinceMs } });
    expect((await ask()).learned).toBeNull();
    await test.call('settings.set', { learning: { on: true, strengthPct: 0, sinceMs } });
    expect((await ask()).learned).toBeNull();
    await test.call('settings.set', { learning: { on: true, strengthPct, sinceMs } });
    expect((await ask()).categoryId).toBe(GREEN);
  });

  it('needs no learning when the map is opened again; a damaged file is learnt anew', async () => {
    const before = (await status()).learnt?.atMs;
    await test.call('maps.close', {});
    await test.call('maps.open', { folder });
    await learned(60);
    expect((await status()).learnt?.atMs).toBe(before);
    await test.call('maps.close', {});
    const bytes = readFileSync(file());
    writeFileSync(file(), bytes.subarray(0, bytes.length - 100));
    await test.call('maps.open', { folder });
    await learned(60);
    expect((await status()).learnt?.atMs).toBeGreaterThan(before ?? 0);
    expect((await ask()).categoryId).toBe(GREEN);
  }, 240_000);

  it('forgets at once when a problem is removed, and learns again without it', async () => {
    await test.call('problems.remove', { ids: ids.slice(0, 1) });
    expect((await status()).learnt?.lessons ?? 0).not.toBe(60);
    await learned(59);
    expect((await status()).learnt?.lessons).toBe(59);
  }, 240_000);

  it('a reset forgets on the disk too, and undo learns again', async () => {
    await test.call('learning.reset', {});
    expect(existsSync(file())).toBe(false);
    expect(await status()).toMatchObject({ lessons: 0, missing: 30, learnt: null });
    expect((await ask()).learned).toBeNull();
    await test.call('history.undo', {});
    await learned(59);
    await test.call('learning.reset', {});
    await test.call('learning.relearn', { all: true });
    await learned(59);
  }, 240_000);
});
