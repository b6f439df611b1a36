import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Thing } from '#shared/contract/things';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

let test: TestCore;
beforeEach(async () => {
  test = makeTestCore();
  await test.call('maps.create', { name: '测试社区' });
});
afterEach(() => test.dispose());

const CONSENT = { consentBasis: 'signed', consentOn: '2026-01-01' };
const person = (name: string, phone: string, attrs: object = {}, more: object = {}): Promise<Thing> =>
  test.call('things.create', {
    kind: 'person',
    patch: { name, phone, attrs: { ...CONSENT, ...attrs }, ...more },
  });
const find = () => test.call('duplicates.find', { kinds: ['person'] });

describe('duplicates', () => {
  it('are found, explained and masked; a pair judged to be two is not offered again until undone', async () => {
    await person('柳如是', '13812345678', { skills: ['电工'] });
    await person('柳如是', '138 1234 5678', { skills: ['木工'] });
    await person('钱谦益', '13800000001');
    const found = await find();
    expect(found.total).toBe(1);
    expect(found.pairs[0]?.reasons.map(({ feature }) => feature)).toEqual(['name', 'phone']);
    expect(JSON.stringify(found)).not.toMatch(/13812345678|柳如是/);
    const [pair] = found.pairs;
    await test.call('duplicates.setDistinct', {
      firstId: pair?.second.id ?? '',
      secondId: pair?.first.id ?? '',
    });
    expect((await find()).total).toBe(0);
    await test.call('history.undo', {});
    expect((await find()).total).toBe(1);
  });

  it('become one record: values, dispatches and both histories; one undo makes them two again', async () => {
    const keep = await person('柳如是', '13812345678', { skills: ['电工'] }, { note: '住二楼' });
    const other = await person('柳如是', '13812345678', { skills: ['木工'] }, { note: '周末在' });
    const renamed = await test.call('things.update', {
      id: other.id,
      version: other.version,
      patch: { address: '安丰小区3幢', position: null },
    });
    const problem = await test.call('problems.create', { text: '门坏了', picks: [] });
    await test.call('problems.dispatch', {
      id: problem.id,
      version: problem.version,
      picks: [{ thingId: other.id, reasons: [] }],
    });

    const preview = await test.call('duplicates.mergePreview', { keepId: keep.id, otherId: other.id });
    expect(JSON.stringify(preview)).not.toContain('柳如是');
    expect(preview.fields.find(({ key }) => key === 'skills')).toMatchObject({
      choice: 'both',
      canBoth: true,
    });

    const merged = await test.call('duplicates.merge', {
      keepId: keep.id,
      otherId: other.id,
      keepVersion: keep.version,
      otherVersion: renamed.version,
      choices: { note: 'keep' },
    });
    expect(merged).toMatchObject({ id: keep.id, note: '住二楼', attrs: { skills: ['电工', '木工'] } });
    await expect(test.call('things.get', { id: other.id })).rejects.toMatchObject({ code: 'notFound' });
    const dispatched = await test.call('problems.get', { id: problem.id });
    expect(dispatched.assignments.map(({ thingId }) => thingId)).toEqual([keep.id]);
    const history = await test.call('history.of', { entity: 'thing', id: keep.id });
    expect(new Set(history.entries.map(({ entityId }) => entityId))).toEqual(new Set([keep.id, other.id]));

    await test.call('history.undo', {});
    expect((await test.call('things.get', { id: keep.id })).attrs).toMatchObject({ skills: ['电工'] });
    expect((await test.call('things.get', { id: other.id })).attrs).toMatchObject({ skills: ['木工'] });
    expect((await test.call('problems.get', { id: problem.id })).assignments[0]?.thingId).toBe(other.id);
    const own = await test.call('history.of', { entity: 'thing', id: keep.id });
    expect(new Set(own.entries.map(({ entityId }) => entityId))).toEqual(new Set([keep.id]));
  });

  it('are not merged when one of them moved on, is gone or is of another kind', async () => {
    const keep = await person('柳如是', '13812345678');
    const other = await person('柳如是', '13812345678');
    const place = await test.call('things.create', { kind: 'place', patch: { name: '柳如是' } });
    const merge = (otherId: string, keepVersion: number, otherVersion: number) =>
      test.call('duplicates.merge', { keepId: keep.id, otherId, keepVersion, otherVersion });
    await expect(merge(other.id, 7, 1)).rejects.toMatchObject({ code: 'conflict' });
    await expect(merge(other.id, 1, 7)).rejects.toMatchObject({ code: 'conflict' });
    await expect(merge(place.id, 1, 1)).rejects.toMatchObject({ code: 'input.invalid' });
    await expect(merge(keep.id, 1, 1)).rejects.toMatchObject({ code: 'input.invalid' });
    await test.call('things.remove', { ids: [other.id] });
    await expect(merge(other.id, 1, 2)).rejects.toMatchObject({ code: 'notFound' });
  });
});

describe('quality', () => {
  it('counts and lists what should be mended, and follows a mend at once', async () => {
    const one = await test.call('things.create', { kind: 'place', patch: { name: '活动室' } });
    const summary = () => test.call('quality.summary', { kinds: ['place'] });
    const counts = Object.fromEntries((await summary()).rules.map(({ rule, count }) => [rule, count]));
    expect(counts).toMatchObject({
      missingPlace: 1,
      missingPhone: 1,
      missingCategory: 1,
      stale: 0,
      outsideCells: 0,
    });
    const { rows, total } = await test.call('quality.rows', { kinds: ['place'], rule: 'missingPhone' });
    expect([total, rows[0]?.thing.id]).toEqual([1, one.id]);
    await test.call('things.update', { id: one.id, version: one.version, patch: { phone: '87654321' } });
    expect((await summary()).rules.find(({ rule }) => rule === 'missingPhone')?.count).toBe(0);
  });

  it('asks for verification after the term of the category, and no more once verified', async () => {
    const made = await test.call('things.create', {
      kind: 'place',
      patch: { name: '活动室', attrs: { verifiedOn: '2020-01-01' } },
    });
    const stale = () => test.call('quality.rows', { kinds: ['place'], rule: 'stale' });
    expect((await stale()).rows[0]?.thing.id).toBe(made.id);
    await test.call('settings.set', { freshnessDays: 0 });
    expect((await stale()).total).toBe(0);
    await test.call('settings.set', { freshnessDays: 90 });
    expect(await test.call('things.verify', { ids: [made.id, 'gone'] })).toEqual({ verified: 1, skipped: 1 });
    expect((await stale()).total).toBe(0);
    await test.call('history.undo', {});
    expect((await stale()).total).toBe(1);
  });

  it('tells what stands far from its own address, until a building moves or the record does', async () => {
    const at = (lng: number, lat: number) => ({
      geometry: { type: 'Point' as const, coordinates: [lng, lat] as [number, number] },
      crs: 'wgs84' as const,
    });
    const house = await test.call('things.create', {
      kind: 'building',
      patch: { name: '安丰小区3幢', attrs: { estate: '安丰小区' }, position: at(121.53, 29.87) },
    });
    await test.call('things.create', {
      kind: 'place',
      patch: { name: '活动室', address: '安丰小区3幢101', position: at(121.54, 29.87) },
    });
    const far = async () =>
      (await test.call('quality.rows', { kinds: ['place'], rule: 'farFromAddress' })).rows;
    expect((await far())[0]?.params.distanceM).toBeGreaterThan(900);
    await test.call('things.update', {
      id: house.id,
      version: house.version,
      patch: { position: at(121.54, 29.8701) },
    });
    expect(await far()).toEqual([]);
  });
});
