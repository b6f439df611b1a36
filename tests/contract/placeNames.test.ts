import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LngLat } from '#shared/domain/geo/types';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

let test: TestCore;
beforeEach(async () => {
  test = makeTestCore();
  await test.call('maps.create', { name: '测试社区' });
});
afterEach(() => test.dispose());

const SHOP: [number, number] = [121.5, 29.8];
const TEXT = '老供销社门口的路灯坏了';
const ask = async (text: string, anchor: LngLat | null = null) =>
  (await test.call('matching.answer', { text, anchor: anchor && [anchor[0], anchor[1]] })).understood;
const names = async () => (await test.call('placeNames.list', {})).names;
const learn = () => test.call('problems.create', { text: TEXT, anchor: SHOP, placeName: '老供销社' });

describe('what clerks call places', () => {
  it('is offered once the clerk has chosen the place, and nothing is learnt unasked', async () => {
    expect(await ask(TEXT)).toMatchObject({ place: null, placeWords: [] });
    expect((await ask(TEXT, SHOP)).placeWords).toEqual(['老供销社']);
    await test.call('problems.create', { text: TEXT, anchor: SHOP });
    expect([await ask(TEXT), await names()]).toMatchObject([{ place: null }, []]);
  });

  it('finds the place from then on; undo, forgetting and opening again', async () => {
    const plain = await ask('老供销社边上漏水');
    await learn();
    const { place } = await ask('老供销社边上漏水');
    expect(place).toMatchObject({ text: '老供销社', anchor: SHOP, thingId: null });
    // Near the place nothing is asked again.
    expect((await ask(TEXT, SHOP)).placeWords).toEqual([]);
    const { folder } = (await test.call('maps.recent', {})).maps[0] ?? { folder: '' };
    await test.call('maps.close', {});
    await test.call('maps.open', { folder });
    expect((await ask('老供销社边上漏水')).place?.text).toBe('老供销社');
    const [name] = await names();
    expect(name).toMatchObject({ text: '老供销社', building: null, source: 'problem' });
    await test.call('placeNames.forget', { id: name?.id ?? '' });
    const now = await ask('老供销社边上漏水');
    expect({ ...now, atMs: 0 }).toEqual({ ...plain, atMs: 0 });
    await test.call('history.undo', {});
    expect((await ask('老供销社边上漏水')).place?.text).toBe('老供销社');
    await expect(test.call('placeNames.forget', { id: 'none' })).rejects.toMatchObject({ code: 'notFound' });
  });

  it('goes with the problem when that is undone; the address form knows it too', async () => {
    await learn();
    expect((await test.call('addresses.resolve', { text: '老供销社' })).best?.how).toBe('alias');
    await test.call('history.undo', {});
    expect([await names(), (await ask(TEXT)).place]).toEqual([[], null]);
  });

  it('means the building that was clicked, follows it, and is nothing while that is gone', async () => {
    const building = await test.call('things.create', {
      kind: 'building',
      patch: { name: '9幢', position: { geometry: { type: 'Point', coordinates: SHOP }, crs: 'wgs84' } },
    });
    await learn();
    expect((await ask(TEXT)).place?.thingId).toBe(building.id);
    expect((await names())[0]?.building).toBe('9幢');
    const moved: [number, number] = [121.51, 29.81];
    const { version } = await test.call('things.update', {
      id: building.id,
      version: building.version,
      patch: { position: { geometry: { type: 'Point', coordinates: moved }, crs: 'wgs84' } },
    });
    expect((await ask(TEXT)).place?.anchor).toEqual(moved);
    expect(version).toBeGreaterThan(building.version);
    await test.call('things.remove', { ids: [building.id] });
    expect((await ask(TEXT)).place).toBeNull();
  });

  it('is given anew to another place, and is nobody’s home', async () => {
    await learn();
    await test.call('problems.create', { text: TEXT, anchor: [121.6, 29.9], placeName: '老供销社' });
    expect(await names()).toHaveLength(1);
    expect((await ask(TEXT)).place?.anchor).toEqual([121.6, 29.9]);
    for (const placeName of ['张三家', '小区门口', '老街'])
      await expect(
        test.call('problems.create', { text: TEXT, anchor: SHOP, placeName }),
      ).rejects.toMatchObject({ code: 'input.invalid' });
  });

  it('are not those of residents: none is offered, learnt or shown', async () => {
    for (const text of ['王桂芳门口有人吵架', '王桂芳家隔壁漏水', '独居老人王桂芳门口漏水'])
      expect([text, (await ask(text, SHOP)).placeWords]).toEqual([text, []]);
    for (const placeName of ['王桂芳', '王桂芳门口', '王桂芳家门口', '独居老人王桂芳'])
      await expect(
        test.call('problems.create', { text: `${placeName}漏水`, anchor: SHOP, placeName }),
      ).rejects.toMatchObject({ code: 'input.invalid', params: { field: 'placeName' } });
    expect([await names(), (await ask('王桂芳门口漏水')).place]).toEqual([[], null]);
  });

  it('do not contain the name of anybody in the register, and the answer says why', async () => {
    const attrs = { consentBasis: 'signed', consentOn: '2026-01-01' };
    const { id } = await test.call('things.create', { kind: 'person', patch: { name: '尧 阿德', attrs } });
    const ofPerson = { text: TEXT, anchor: SHOP, placeName: '尧阿德小店' };
    await expect(test.call('problems.create', ofPerson)).rejects.toMatchObject({
      code: 'input.invalid',
      params: { field: 'placeName', reason: 'personName' },
    });
    expect([await names(), (await test.call('problems.list', { filter: {} })).total]).toEqual([[], 0]);
    await test.call('things.remove', { ids: [id] });
    await test.call('problems.create', ofPerson);
    expect(await names()).toHaveLength(1);
  });
});
