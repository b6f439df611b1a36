import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

let test: TestCore;
beforeEach(async () => {
  test = makeTestCore();
  await test.call('maps.create', { name: '测试社区' });
});
afterEach(() => test.dispose());

const square = (lng: number, lat: number, size = 0.0002) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [lng, lat],
      [lng + size, lat],
      [lng + size, lat + size],
      [lng, lat + size],
      [lng, lat],
    ] as [number, number][],
  ],
});
async function building(name: string, lng: number, estate: string | null = null): Promise<string> {
  const made = await test.call('things.create', {
    kind: 'building',
    patch: {
      name,
      attrs: estate ? { estate } : {},
      position: { geometry: square(lng, 29.85), crs: 'wgs84' },
    },
  });
  return made.id;
}
async function person(name: string, address: string | null): Promise<string> {
  const made = await test.call('things.create', {
    kind: 'person',
    patch: { name, address, attrs: { consentBasis: 'signed', consentOn: '2026-08-01' } },
  });
  return made.id;
}
const tray = async () => test.call('addresses.unplaced', {});
const thing = (id: string) => test.call('things.get', { id });

describe('addresses', () => {
  it('follow the register: saved, renamed, removed and brought back', async () => {
    const ask = async () => (await test.call('addresses.resolve', { text: '安丰 3-201' })).best;
    expect(await ask()).toBeNull();
    const id = await building('3幢', 121.5, '安丰小区');
    expect(await ask()).toMatchObject({
      thingId: id,
      name: '安丰小区3幢',
      how: 'building',
      matched: '安丰3',
    });
    await test.call('things.update', { id, version: 1, patch: { name: '4幢' } });
    expect(await ask()).toMatchObject({ thingId: null, how: 'estate' });
    await test.call('things.remove', { ids: [id] });
    expect(await ask()).toBeNull();
    await test.call('history.undo', {});
    expect(await ask()).toMatchObject({ how: 'estate' });
  });

  it('the tray masks, guesses, and says who has the same building written', async () => {
    await building('安丰小区3幢', 121.5);
    await person('张小明', '安丰小区3幢2单元201室');
    await person('李小红', '安丰小区 3-502');
    await person('王小刚', null);
    const { rows, total } = await tray();
    expect(total).toBe(3);
    // An id is made of such digits too.
    const shown = JSON.stringify(rows).replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, 'id');
    expect(shown).not.toMatch(/小明|小红|201|502/);
    expect(rows.map(({ alike }) => alike)).toEqual([1, 1, 0]);
    expect(rows.map(({ teachable }) => teachable)).toEqual(['安丰小区3幢', '安丰小区3幢', null]);
    expect(rows[0]?.guess).toMatchObject({ name: '安丰小区3幢', how: 'building' });
    expect(rows[2]).toMatchObject({ address: null, guess: null });
    expect(await test.call('addresses.outlook', { confidence: 0.9 })).toEqual({ total: 3, sure: 2 });
    expect((await test.call('addresses.unplaced', { kinds: ['place'] })).total).toBe(0);
  });

  it('a guess taken says that it is one; a click later is a survey', async () => {
    await building('安丰小区3幢', 121.5);
    const id = await person('张小明', '安丰小区3幢2单元201室');
    expect(await test.call('addresses.place', { ids: [id], at: { type: 'guess' } })).toMatchObject({
      placed: 1,
    });
    const placed = await thing(id);
    expect(placed.placedBy).toEqual({ text: '安丰小区3幢', how: 'building', confidence: 1 });
    expect(placed.anchor?.[0]).toBeCloseTo(121.5001);
    const position = { geometry: { type: 'Point' as const, coordinates: [121.6, 29.9] as [number, number] } };
    const moved = await test.call('things.update', { id, version: placed.version, patch: { position } });
    expect(moved.placedBy).toBeNull();
  });

  it('all sure ones at once, in one step that one undo takes back', async () => {
    await building('安丰小区3幢', 121.5);
    for (const name of ['张一', '张二', '张三']) await person(name, '安丰小区3幢201');
    await person('张四', '某地');
    const done = await test.call('addresses.placeAll', { confidence: 0.9 });
    expect(done).toMatchObject({ placed: 3, left: 1 });
    expect((await tray()).total).toBe(1);
    await test.call('history.undo', {});
    expect((await tray()).total).toBe(4);
    await expect(
      test.call('addresses.placeAll', { kinds: ['place'], confidence: 0.9 }),
    ).rejects.toMatchObject({
      code: 'address.noGuess',
    });
  });

  it('a click on a building teaches how it is written, without room or name, and takes the others along', async () => {
    const id = await building('安丰小区3幢', 121.5);
    const first = await person('张小明', '菜场后面小楼201 张小明');
    await person('李小红', '菜场后面小楼 305');
    expect((await tray()).rows.map(({ guess }) => guess)).toEqual([null, null]);
    const at = { type: 'point' as const, anchor: [121.5001, 29.8501] as [number, number] };
    const done = await test.call('addresses.place', { ids: [first], at, teach: true, alike: true });
    expect(done).toMatchObject({ placed: 2, taught: '菜场后面小楼', building: '安丰小区3幢' });
    const later = await test.call('addresses.resolve', { text: '菜场后面小楼 602' });
    expect(later.best).toMatchObject({ thingId: id, how: 'alias' });
    await test.call('history.undo', {});
    expect((await test.call('addresses.resolve', { text: '菜场后面小楼 602' })).best).toBeNull();
    expect((await tray()).total).toBe(2);
  });

  it('a click beside every building teaches the point; teaching again corrects it', async () => {
    await building('安丰小区3幢', 121.5);
    const ids = [await person('张小明', '老码头仓库'), await person('李小红', '老码头仓库')];
    for (const [i, lng] of [121.51, 121.52].entries()) {
      const anchor: [number, number] = [lng, 29.86];
      const input = { ids: [ids[i] ?? ''], at: { type: 'point' as const, anchor }, teach: true };
      expect(await test.call('addresses.place', input)).toMatchObject({
        taught: '老码头仓库',
        building: null,
      });
      const { best } = await test.call('addresses.resolve', { text: '老码头仓库' });
      expect(best).toMatchObject({ thingId: null, how: 'alias', anchor });
    }
  });

  it('one of several is chosen', async () => {
    const ids = [await building('3幢', 121.5, '同心苑'), await building('3幢', 121.6, '同心苑')];
    const id = await person('张小明', '同心苑3幢');
    const [row] = (await tray()).rows;
    expect(row?.guess).toBeNull();
    expect(new Set(row?.alternatives.map(({ thingId }) => thingId))).toEqual(new Set(ids));
    await expect(test.call('addresses.place', { ids: [id], at: { type: 'guess' } })).rejects.toMatchObject({
      code: 'address.noGuess',
    });
    await test.call('addresses.place', { ids: [id], at: { type: 'building', thingId: ids[1] ?? '' } });
    expect((await thing(id)).anchor?.[0]).toBeCloseTo(121.6001);
  });

  it('buildings are not placed by their own address', async () => {
    await building('安丰小区3幢', 121.5);
    await test.call('things.create', { kind: 'building', patch: { name: '门房', address: '安丰小区3幢' } });
    expect((await tray()).rows[0]).toMatchObject({ kind: 'building', guess: null });
  });
});
