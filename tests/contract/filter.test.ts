import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#core/actor';
import type { Thing, ThingFilter } from '#shared/contract/things';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

const NOW_MS = Date.parse('2026-08-05T14:30:00+08:00'); // a Wednesday

let test: TestCore;
let officeField = '';
beforeEach(async () => {
  test = makeTestCore({ now: () => NOW_MS });
  await test.call('maps.create', { name: '筛选' });
  const field = await test.call('fields.save', {
    field: {
      kind: 'person',
      categoryId: null,
      label: '家中人口',
      type: 'number',
      required: false,
      privacy: 'open',
      inTable: true,
    },
  });
  officeField = field.id;
  const consent = { consentBasis: 'signed', consentOn: '2026-01-05' } as const;
  const weekly = [{ day: 3, fromMin: 840, toMin: 960 }];
  const made: Thing[] = [];
  for (const patch of [
    {
      name: '单田芳',
      phone: '13800001234',
      attrs: { ...consent, skills: ['电工', '水暖'], post: 'standing', weekly, verifiedOn: '2026-08-01' },
      custom: { [officeField]: 3 },
    },
    {
      name: '张三',
      attrs: { ...consent, skills: ['电工'], partyMember: true, verifiedOn: '2026-01-01' },
      custom: { [officeField]: 8 },
    },
    {
      name: '白居易',
      phone: '13800005678',
      attrs: { ...consent, skills: ['调解'], onCall: true },
    },
  ])
    made.push(await test.call('things.create', { kind: 'person', patch }));
  const { id = '', version = 1 } = made.at(-1) ?? {};
  await test.call('people.withdrawConsent', { id, version });
  await test.call('things.create', {
    kind: 'place',
    patch: { name: '活动室', attrs: { capabilities: ['电工'], capacity: 60 } },
  });
  await test.call('things.create', { kind: 'building', patch: { name: '1幢' } });
});
afterEach(() => test.dispose());

const names = async (filter: ThingFilter): Promise<string[]> =>
  (await test.call('things.list', { filter })).rows.map((row) => row.name);
const count = async (filter: ThingFilter): Promise<number> =>
  (await test.call('things.ids', { filter })).total;

describe('a filter by fields', () => {
  it('asks for skills and capabilities, any or all', async () => {
    expect(await names({ skills: ['电工'] })).toHaveLength(3);
    expect(await count({ skills: ['电工', '水暖'], allSkills: true })).toBe(1);
    expect(await count({ skills: ['電工'], kinds: ['place'] })).toBe(1);
  });
  it('knows who can come now or then', async () => {
    expect(await count({ availableNow: true })).toBe(2);
    expect(await count({ availableAtMs: NOW_MS + 86_400_000 })).toBe(1);
  });
  it('counts days since the last verification; never counts as long ago', async () => {
    expect(await count({ verifiedWithinDays: 90 })).toBe(1);
    expect(await count({ notVerifiedForDays: 90, kinds: ['person'] })).toBe(2);
    expect(await count({ missing: ['verifiedOn'] })).toBe(2);
  });
  it('finds what is missing among those that can have it', async () => {
    expect(await names({ missing: ['phone'] })).toEqual(['活动室', '张*']);
    expect(await count({ missing: ['place'] })).toBe(5);
    expect(await count({ missing: ['phone', 'verifiedOn'] })).toBe(1);
  });
  it('asks for consent, posts and fields of the office', async () => {
    expect(await count({ consent: ['withdrawn'] })).toBe(1);
    expect(await count({ consent: ['valid'] })).toBe(2);
    expect(await count({ conditions: [{ field: 'post', op: 'anyOf', value: ['standing'] }] })).toBe(1);
    expect(await count({ conditions: [{ field: officeField, op: 'atLeast', value: 5 }] })).toBe(1);
    expect(await count({ conditions: [{ field: 'capacity', op: 'atMost', value: 60 }] })).toBe(1);
    expect(await count({ conditions: [{ field: 'phone', op: 'contains', value: '5678' }] })).toBe(1);
  });
  it('takes all parts together', async () => {
    expect(
      await count({
        kinds: ['person'],
        skills: ['电工'],
        verifiedWithinDays: 30,
        conditions: [{ field: 'post', op: 'filled' }],
      }),
    ).toBe(1);
  });
  // Over HTTP every window is the administrator's.
  it.skipIf(process.env.LIVING_MAP_TARGET === 'http')(
    'by Party membership is for those who may see it',
    async () => {
      const filter: ThingFilter = { conditions: [{ field: 'partyMember', op: 'is', value: true }] };
      expect(await count(filter)).toBe(1);
      const viewer: Actor = { userId: 'v', roleId: 'viewer', via: 'script', sessionId: 'v' };
      for (const asked of [filter, { missing: ['branch'] }])
        await expect(test.call('things.list', { filter: asked }, viewer)).rejects.toMatchObject({
          code: 'permission.denied',
        });
    },
  );
});

describe('the order by name', () => {
  it('is by pinyin, surnames as they are read', async () => {
    expect(await names({ kinds: ['person'] })).toEqual(['白*易', '单*芳', '张*']);
    const { rows } = await test.call('things.list', { filter: {}, sort: { key: 'name', descending: true } });
    expect(rows[0]?.name).toBe('张*');
  });
});
