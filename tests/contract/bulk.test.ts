import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Thing } from '#shared/contract/things';
import { makeTestCore } from '#tests/helpers/testCore';

const OVER_HTTP = process.env.LIVING_MAP_TARGET === 'http';

const core = makeTestCore();
const CONSENT = { consentBasis: 'signed', consentOn: '2026-01-05' };
const people: Thing[] = [];

const person = (name: string, more: Record<string, unknown> = {}) =>
  core.call('things.create', {
    kind: 'person',
    patch: { name, phone: '13812345678', attrs: { ...CONSENT, ...more } },
  });
const now = (id: string) => core.call('things.get', { id });
const undo = () => core.call('history.undo', {});

beforeAll(async () => {
  await core.call('maps.create', { name: '批量' });
  for (const [name, skills, maxCallsPerMonth] of [
    ['张小明', ['电工'], 4],
    ['李四', ['木工', '电工'], 2],
    ['王五', [], undefined],
  ] as const)
    people.push(await person(name, { skills, ...(maxCallsPerMonth && { maxCallsPerMonth }) }));
});
afterAll(core.dispose);

const ALL = { filter: { kinds: ['person' as const] } };

describe('bulk edit', () => {
  test('the preview says what would happen and writes nothing', async () => {
    const found = await core.call('things.bulkPreview', {
      targets: ALL,
      change: { op: 'addTags', key: 'skills', words: ['电工'] },
    });
    expect(found).toMatchObject({ total: 3, changed: 1, same: 2, refused: [] });
    expect(found.rows[0]?.before.name).toBe('王*');
    expect(found.rows[0]?.after?.attrs.skills).toEqual(['电工']);
    expect((await now(people[2]?.id ?? '')).attrs.skills ?? []).toEqual([]);
  });

  test('many records change in one step, and one undo takes it back', async () => {
    const change = { op: 'set', key: 'serviceRange', value: 'street' } as const;
    expect(await core.call('things.bulkUpdate', { targets: ALL, change })).toMatchObject({ changed: 3 });
    for (const { id } of people) expect((await now(id)).attrs.serviceRange).toBe('street');
    expect(await undo()).toMatchObject({ label: 'bulk', count: 3 });
    for (const { id } of people) expect((await now(id)).attrs.serviceRange).toBeUndefined();
  });

  test('words are taken away and replaced inside lists', async () => {
    const ids = people.map(({ id }) => id);
    await core.call('things.bulkUpdate', {
      targets: { ids },
      change: { op: 'replace', key: 'skills', find: '电', by: '水电' },
    });
    expect((await now(ids[1] ?? '')).attrs.skills).toEqual(['木工', '水电工']);
    const removed = await core.call('things.bulkUpdate', {
      targets: { ids },
      change: { op: 'removeTags', key: 'skills', words: ['水电工'] },
    });
    expect(removed).toMatchObject({ changed: 2, same: 1 });
    await undo();
    await undo();
    expect((await now(ids[1] ?? '')).attrs.skills).toEqual(['木工', '电工']);
  });

  test('what the consent gate and the kind refuse is counted, the rest is done', async () => {
    const bare = await core.call('things.bulkPreview', {
      targets: ALL,
      change: { op: 'clear', key: 'consentBasis' },
    });
    expect(bare).toMatchObject({ changed: 0, refused: [{ text: 'error.consent.missing', count: 3 }] });
    const wrong = await core.call('things.bulkUpdate', {
      targets: ALL,
      change: { op: 'set', key: 'maxCallsPerMonth', value: 1000 },
    });
    expect(wrong).toMatchObject({ changed: 0, refused: [{ text: 'error.input.invalid', count: 3 }] });
  });

  test('all that a filter takes goes to the bin, and comes back by one undo', async () => {
    expect(await core.call('things.bulkRemove', { targets: ALL })).toEqual({ removed: 3 });
    await undo();
    expect((await core.call('things.list', { filter: ALL.filter })).total).toBe(3);
  });

  // Over HTTP three records are done before a second call can come.
  test.skipIf(OVER_HTTP)('a bulk edit that is cancelled leaves nothing behind', async () => {
    const work = core.call('things.bulkUpdate', {
      targets: ALL,
      change: { op: 'set', key: 'employer', value: '物业' },
      jobId: 'stop',
    });
    await core.call('jobs.cancel', { jobId: 'stop' });
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
    expect((await now(people[0]?.id ?? '')).attrs.employer).toBeUndefined();
  });
});

describe('cells', () => {
  const cell = (thing: Thing, key: string, text: string) => ({
    id: thing.id,
    version: thing.version,
    key,
    text,
  });

  test('texts are read as the import reads them; the good ones are written as one step', async () => {
    const [first, second] = await Promise.all(people.map(({ id }) => now(id)));
    if (!first || !second) throw new Error('no people');
    const cells = [
      cell(first, 'phone', '139 0000 1111'),
      cell(first, 'verifiedBy', '我'),
      cell(second, 'gender', '男'),
      cell(second, 'maxCallsPerMonth', '很多'),
    ];
    const checked = await core.call('things.checkCells', { cells });
    expect(checked.refused.map(({ cell: at, text }) => [at, text]).sort()).toEqual([
      [1, 'import.error.notEditable'],
      [3, 'import.error.notNumber'],
    ]);
    expect((await now(second.id)).attrs.gender).toBeUndefined();
    const written = await core.call('things.updateCells', { cells });
    expect(written).toMatchObject({ updated: 2, created: 0 });
    expect(written.versions).toContainEqual({ id: second.id, version: second.version + 1 });
    expect((await now(first.id)).phone).toBe('139****1111');
    expect(await undo()).toMatchObject({ label: 'cells', count: 2 });
    expect((await now(first.id)).phone).toBe('138****5678');
  });

  test('a mask that comes back changes nothing; the mask of another is refused', async () => {
    const [first, second] = await Promise.all(people.map(({ id }) => now(id)));
    if (!first || !second) throw new Error('no people');
    const same = await core.call('things.updateCells', { cells: [cell(first, 'phone', '138****5678')] });
    expect(same).toMatchObject({ updated: 0, refused: [] });
    const other = await core.call('things.updateCells', { cells: [cell(second, 'name', '张*明')] });
    expect(other.refused[0]?.text).toBe('import.error.masked');
    const { values } = await core.call('things.reveal', {
      id: second.id,
      fields: ['name', 'phone'],
      purpose: '核对',
    });
    expect(values).toEqual({ name: '李四', phone: '13812345678' });
  });

  test('a record that somebody saved meanwhile keeps what they saved', async () => {
    const [first] = await Promise.all(people.map(({ id }) => now(id)));
    if (!first) throw new Error('no people');
    await core.call('things.update', { id: first.id, version: first.version, patch: { note: '新' } });
    const late = await core.call('things.updateCells', { cells: [cell(first, 'note', '旧')] });
    expect(late).toMatchObject({ updated: 0, refused: [{ cell: 0, text: 'error.conflict', record: true }] });
    expect((await now(first.id)).note).toBe('新');
  });

  test('rows pasted behind the last become records, if their kind takes them', async () => {
    const news = [
      {
        kind: 'place' as const,
        texts: { name: '老年食堂', phone: '0574-87000000', capabilities: '助餐、送餐' },
      },
      { kind: 'place' as const, texts: { phone: '0574-87000000' } },
    ];
    const written = await core.call('things.updateCells', { news });
    expect(written).toMatchObject({ created: 1, refusedNews: [{ at: 1 }] });
    const { rows } = await core.call('things.list', { filter: { kinds: ['place'] } });
    expect(rows[0]?.attrs.capabilities).toEqual(['助餐', '送餐']);
    await undo();
  });
});

describe('order and sums', () => {
  const names = async (key: string, descending = false) =>
    (await core.call('things.list', { filter: ALL.filter, sort: { key, descending } })).rows.map(
      ({ name }) => name,
    );

  test('every column sorts, blanks last whichever way', async () => {
    expect(await names('maxCallsPerMonth')).toEqual(['李*', '张*明', '王*']);
    expect(await names('maxCallsPerMonth', true)).toEqual(['张*明', '李*', '王*']);
    expect(await names('skills')).toEqual(['张*明', '李*', '王*']);
  });

  test('a second key parts what is alike', async () => {
    const { rows } = await core.call('things.list', {
      filter: ALL.filter,
      sort: { key: 'consentBasis', next: [{ key: 'name', descending: true }] },
    });
    expect(rows.map(({ name }) => name)).toEqual(['张*明', '王*', '李*']);
  });

  test('sums count what is there and add up numbers only', async () => {
    const asked = { filter: ALL.filter, offset: 0, limit: 10 };
    expect(await core.call('things.summary', { ...asked, keys: ['maxCallsPerMonth', 'name'] })).toEqual({
      filled: 5,
      numbers: 2,
      sum: 6,
      min: 2,
      max: 4,
    });
    const part = { ...asked, sort: { key: 'maxCallsPerMonth' }, limit: 1 };
    expect((await core.call('things.summary', { ...part, keys: ['maxCallsPerMonth'] })).sum).toBe(2);
  });

  // Over HTTP every window is the administrator's.
  test.skipIf(OVER_HTTP)('who may not see a value cannot sort by it', async () => {
    const viewer = { userId: 'v', roleId: 'viewer', via: 'script', sessionId: 'v' } as const;
    await expect(core.call('things.list', { sort: { key: 'idNumber' } }, viewer)).rejects.toMatchObject({
      code: 'permission.denied',
    });
  });
});
