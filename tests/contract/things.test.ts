import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#shared/contract/errors';
import type { Thing } from '#shared/contract/things';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

let test: TestCore;
beforeEach(async () => {
  test = makeTestCore();
  await test.call('maps.create', { name: '测试社区' });
});
afterEach(() => test.dispose());

const at = (lng: number, lat: number) => ({
  geometry: { type: 'Point' as const, coordinates: [lng, lat] as [number, number] },
  crs: 'wgs84' as const,
});
const person = (patch: object = {}): Promise<Thing> =>
  test.call('things.create', {
    kind: 'person',
    patch: {
      name: '欧阳小明',
      phone: '13812345678',
      address: '安丰小区3幢201室',
      attrs: { skills: ['电工'], partyMember: true, consentBasis: 'signed', consentOn: '2026-01-01' },
      ...patch,
    },
  });

describe('personal data', () => {
  it('leaves the core masked, in every way out', async () => {
    const made = await person();
    const answers = JSON.stringify([
      made,
      await test.call('things.get', { id: made.id }),
      await test.call('things.list', { filter: { kinds: ['person'] } }),
      await test.call('things.search', { text: '5678' }),
      await test.call('history.of', { entity: 'thing', id: made.id }),
    ]);
    expect(answers).toContain('138****5678');
    for (const secret of ['13812345678', '欧阳小明', '201室', 'true,"branch'])
      expect(answers).not.toContain(secret);
    expect(made.masked).toEqual(expect.arrayContaining(['name', 'phone', 'partyMember']));
  });

  it('is shown by reveal alone, which is logged with its purpose', async () => {
    const made = await person();
    const { values } = await test.call('things.reveal', {
      id: made.id,
      fields: ['name', 'phone'],
      purpose: '派单联系',
    });
    expect(values).toEqual({ name: '欧阳小明', phone: '13812345678' });
    await expect(
      test.call('things.reveal', { id: made.id, fields: ['phone'], purpose: '  ' }),
    ).rejects.toMatchObject({ code: 'input.invalid' });
  });

  it('stays as it was when the masked value comes back', async () => {
    const made = await person();
    const saved = await test.call('things.update', {
      id: made.id,
      version: made.version,
      patch: { name: made.name, phone: made.phone, address: made.address, attrs: made.attrs, note: '已核实' },
    });
    expect(saved.note).toBe('已核实');
    const { values } = await test.call('things.reveal', {
      id: made.id,
      fields: ['name', 'phone', 'address', 'partyMember'],
      purpose: '核对',
    });
    expect(values).toEqual({
      name: '欧阳小明',
      phone: '13812345678',
      address: '安丰小区3幢201室',
      partyMember: true,
    });
  });
});

describe('saving', () => {
  it('refuses a stale version and says both', async () => {
    const made = await person();
    await test.call('things.update', { id: made.id, version: 1, patch: { note: '甲' } });
    await expect(
      test.call('things.update', { id: made.id, version: 1, patch: { note: '乙' } }),
    ).rejects.toMatchObject({ code: 'conflict', params: { yours: 1, current: 2 } });
  });

  it('names the fields that are missing or wrong, never their values', async () => {
    await expect(test.call('things.create', { kind: 'risk', patch: { name: '堆物' } })).rejects.toMatchObject(
      { code: 'input.invalid', params: { field: 'level' } },
    );
    const wrong = test.call('things.create', {
      kind: 'place',
      patch: { name: '活动室', attrs: { capacity: '很多' } },
    });
    await expect(wrong).rejects.toMatchObject({ code: 'input.invalid', params: { field: 'capacity' } });
    await expect(
      test.core.dispatch(
        'things.nothing',
        {},
        { userId: 'a', roleId: 'administrator', via: 'script', sessionId: 's' },
      ),
    ).resolves.toMatchObject({
      ok: false,
      error: { code: 'method.unknown' },
    });
  });

  it('converts a GCJ-02 place to WGS-84 and keeps where it was given', async () => {
    const made = await test.call('things.create', {
      kind: 'place',
      patch: { name: '鼓楼', position: { ...at(121.5555, 29.8781), crs: 'gcj02' } },
    });
    const [lng, lat] = made.anchor ?? [0, 0];
    expect(Math.hypot(lng - 121.5555, lat - 29.8781)).toBeGreaterThan(0.002);
    expect(Math.hypot(lng - 121.5555, lat - 29.8781)).toBeLessThan(0.01);
  });
});

describe('undo', () => {
  const state = () => test.call('history.state', {});

  it('takes back and does again: create, update, remove', async () => {
    const made = await test.call('things.create', {
      kind: 'place',
      patch: { name: '甲', position: at(121.5, 29.8) },
    });
    await test.call('things.update', { id: made.id, version: 1, patch: { name: '乙' } });
    await test.call('things.remove', { ids: [made.id] });
    expect((await test.call('things.markers', {})).count).toBe(0);
    await test.call('history.undo', {});
    expect((await test.call('things.get', { id: made.id })).name).toBe('乙');
    expect((await test.call('things.markers', {})).count).toBe(1);
    await test.call('history.undo', {});
    expect((await test.call('things.get', { id: made.id })).name).toBe('甲');
    await test.call('history.undo', {});
    await expect(test.call('things.get', { id: made.id })).rejects.toBeInstanceOf(AppError);
    expect(await state()).toMatchObject({ undo: null, redo: { label: 'create.place' } });
    await test.call('history.redo', {});
    await test.call('history.redo', {});
    expect((await test.call('things.get', { id: made.id })).name).toBe('乙');
    await test.call('history.undo', {});
    expect((await test.call('things.get', { id: made.id })).name).toBe('甲');
    await test.call('history.redo', {});
    await test.call('history.redo', {});
    expect((await test.call('bin.list', {})).rows).toMatchObject([
      { entity: 'thing', id: made.id, title: '乙' },
    ]);
    await test.call('bin.restore', { items: [{ entity: 'thing', id: made.id }] });
    expect((await test.call('things.get', { id: made.id })).name).toBe('乙');
  });

  it('belongs to the session, and is refused whole when a row moved on', async () => {
    const made = await test.call('things.create', { kind: 'place', patch: { name: '甲' } });
    const other = { userId: 'admin', roleId: 'administrator', via: 'script', sessionId: 'other' } as const;
    await expect(test.call('history.undo', {}, other)).rejects.toMatchObject({ code: 'undo.nothing' });
    await test.call('things.update', { id: made.id, version: 1, patch: { name: '乙' } });
    await test.call('things.update', { id: made.id, version: 2, patch: { name: '丙' } }, other);
    await expect(test.call('history.undo', {})).rejects.toMatchObject({ code: 'undo.conflict' });
    expect((await test.call('things.get', { id: made.id })).name).toBe('丙');
  });

  it('keeps every step in the history of the record', async () => {
    const made = await test.call('things.create', { kind: 'place', patch: { name: '甲' } });
    await test.call('things.update', { id: made.id, version: 1, patch: { name: '乙' } });
    await test.call('history.undo', {});
    const { entries } = await test.call('history.of', { entity: 'thing', id: made.id });
    expect(entries.map((entry) => entry.action)).toEqual(['undo', 'update', 'create']);
    expect(entries[1]?.fields).toEqual([{ key: 'name', before: '甲', after: '乙' }]);
  });
});

describe('finding', () => {
  it('finds by name, address, last digits of the phone, pinyin and initials', async () => {
    const made = await person({ name: '单小芳' });
    for (const text of ['单小芳', '小芳', '5678', 'shanxiaofang', 'sxf', 'SXF', '安丰', '电工', '５６７８'])
      expect(
        (await test.call('things.search', { text })).hits.map((hit) => hit.id),
        text,
      ).toContain(made.id);
    for (const text of ['张三', '%', '_', "' OR 1=1 --"])
      expect((await test.call('things.search', { text })).hits, text).toEqual([]);
  });

  it('finds a building by initials and number', async () => {
    const made = await test.call('things.create', { kind: 'building', patch: { name: '朝南埭12幢' } });
    for (const text of ['cnd12', 'chaonandai12', '埭12', 'cnd'])
      expect(
        (await test.call('things.search', { text })).hits.map((hit) => hit.id),
        text,
      ).toContain(made.id);
  });

  it('pages, sorts and filters', async () => {
    for (const name of ['丙', '甲', '乙'])
      await test.call('things.create', { kind: 'place', patch: { name, position: at(121.5, 29.8) } });
    await test.call('things.create', { kind: 'unit', patch: { name: '公司' } });
    const page = await test.call('things.list', {
      filter: { kinds: ['place'] },
      sort: { key: 'name', descending: true },
      limit: 2,
    });
    expect(page.total).toBe(3);
    expect(page.rows).toHaveLength(2);
    expect(
      (await test.call('things.list', { filter: { unplaced: true } })).rows.map((row) => row.name),
    ).toEqual(['公司']);
    expect((await test.call('things.ids', { filter: { kinds: ['place'] } })).ids).toHaveLength(48);
  });
});
