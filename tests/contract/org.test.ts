import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Thing } from '#shared/contract/things';
import { ADMIN, makeTestCore, type TestCore } from '#tests/helpers/testCore';

let test: TestCore;
beforeEach(async () => {
  test = makeTestCore();
  await test.call('maps.create', { name: '测试社区' });
});
afterEach(() => test.dispose());

const CONSENT = { consentBasis: 'signed', consentOn: '2026-01-01' };
const person = (name: string, attrs: object = {}): Promise<Thing> =>
  test.call('things.create', {
    kind: 'person',
    patch: { name, phone: '13812345678', attrs: { ...CONSENT, ...attrs } },
  });
const unit = (name: string): Promise<Thing> => test.call('things.create', { kind: 'unit', patch: { name } });
const linksOf = async (thingId: string) => (await test.call('links.of', { thingId })).links;

describe('links', () => {
  it('are told from both sides, masked, and taken back by one undo', async () => {
    const [who, where] = [await person('欧阳小明'), await unit('白云物业')];
    await test.call('links.add', { fromId: who.id, toId: where.id, role: 'lead' });
    expect(await linksOf(who.id)).toMatchObject([
      { direction: 'out', role: 'lead', other: { name: '白云物业' } },
    ]);
    const [back] = await linksOf(where.id);
    expect(back).toMatchObject({ direction: 'in', other: { kind: 'person', name: '欧阳*' } });
    expect(JSON.stringify(back)).not.toContain('13812345678');
    await test.call('links.remove', { id: back?.id ?? '', version: back?.version ?? 0 });
    expect(await linksOf(who.id)).toEqual([]);
    await test.call('history.undo', {});
    expect(await linksOf(who.id)).toHaveLength(1);
    await test.call('history.undo', {});
    expect(await linksOf(who.id)).toEqual([]);
  });

  it('wait in the bin with a record, and come back with it', async () => {
    const [who, where] = [await person('张三'), await unit('白云物业')];
    await test.call('links.add', { fromId: who.id, toId: where.id, role: '顾问' });
    await test.call('things.remove', { ids: [who.id] });
    expect(await linksOf(where.id)).toEqual([]);
    await test.call('bin.restore', { items: [{ entity: 'thing', id: who.id }] });
    expect(await linksOf(where.id)).toMatchObject([{ role: '顾问' }]);
  });

  it('are not made twice, to oneself or to what is gone', async () => {
    const [who, where] = [await person('张三'), await unit('白云物业')];
    const add = (fromId: string, toId: string) => test.call('links.add', { fromId, toId, role: 'member' });
    await add(who.id, where.id);
    await expect(add(who.id, where.id)).rejects.toMatchObject({ code: 'link.exists' });
    await expect(add(who.id, who.id)).rejects.toMatchObject({ code: 'link.self' });
    await expect(add(who.id, 'nobody')).rejects.toMatchObject({ code: 'notFound' });
  });
});

const NONE = { parentId: null, cellId: null, secretaryId: null, note: null };

describe('branches', () => {
  it('found on people are offered, adopted, counted, renamed with their members in one step', async () => {
    await person('张三', { branch: '第一党支部', partyMember: true });
    const second = await person('李四', { branch: '第一党支部', partyMember: true, post: 'specialty' });
    await person('王五', { branch: '安丰第一党小组' });
    const { unfiled } = await test.call('branches.list', {});
    expect(unfiled).toEqual([
      { name: '安丰第一党小组', members: 1 },
      { name: '第一党支部', members: 2 },
    ]);
    expect(await test.call('branches.adopt', { names: unfiled.map(({ name }) => name) })).toEqual({
      made: 2,
    });
    const list = async () => (await test.call('branches.list', {})).branches;
    const [group, branch] = await list();
    expect([group?.tier, branch?.tier, branch?.members, branch?.withoutPost]).toEqual([
      'group',
      'branch',
      2,
      1,
    ]);

    const rename = { ...NONE, name: '安丰党支部', tier: 'branch' as const };
    const saved = await test.call('branches.save', {
      id: branch?.id,
      version: branch?.version,
      branch: rename,
    });
    expect(saved.renamed).toBe(2);
    const reveal = async () =>
      (await test.call('things.reveal', { id: second.id, fields: ['branch'], purpose: '核对' })).values
        .branch;
    expect(await reveal()).toBe('安丰党支部');
    await test.call('history.undo', {});
    expect(await reveal()).toBe('第一党支部');
    expect((await list()).map(({ name }) => name)).toContain('第一党支部');
  });

  it('are not named alike, stand below no descendant, and hand their groups up when they go', async () => {
    const make = async (name: string, parentId: string | null) =>
      (await test.call('branches.save', { branch: { ...NONE, parentId, name, tier: 'branch' } })).id;
    const top = await make('总支', null);
    const middle = await make('支部', top);
    const low = await make('小组', middle);
    await expect(make('支部', null)).rejects.toMatchObject({ code: 'branch.exists' });
    const loop = {
      id: top,
      version: 1,
      branch: { ...NONE, parentId: low, name: '总支', tier: 'branch' as const },
    };
    await expect(test.call('branches.save', loop)).rejects.toMatchObject({ code: 'branch.loop' });
    await test.call('branches.remove', { id: middle, version: 1 });
    const { branches } = await test.call('branches.list', {});
    expect(branches.map(({ id, parentId }) => [id, parentId])).toEqual(
      expect.arrayContaining([
        [low, top],
        [top, null],
      ]),
    );
    expect(branches).toHaveLength(2);
  });
});

describe('the team of a cell', () => {
  const demoCell = async () => {
    await test.call('maps.createDemo', {});
    const { cells } = await test.call('cells.list', {});
    const cell = cells.find((one) => one.tier === 'cell');
    if (!cell) throw new Error('no cell');
    return cell;
  };

  it('is filled from people of the cell, up to its number, and its gaps follow', async () => {
    const cell = await demoCell();
    const team = () => test.call('teams.ofCell', { cellId: cell.id });
    const gapsHere = async () =>
      (await test.call('teams.gaps', {})).gaps.filter(({ id }) => id === cell.id).map(({ rule }) => rule);
    for (const post of (await team()).posts)
      for (const holder of post.holders)
        await test.call('teams.release', { cellId: cell.id, postId: post.id, thingId: holder.id });
    expect(await gapsHere()).toEqual(expect.arrayContaining(['cellNoLead', 'cellPostShort']));
    const everybody = await test.call('things.list', { filter: { kinds: ['person'] }, limit: 10 });
    const [first, second] = everybody.rows;
    const assign = (postId: string, thingId = '') =>
      test.call('teams.assign', { cellId: cell.id, postId, thingId });
    await assign('lead', first?.id);
    await assign('worker', first?.id);
    await expect(assign('worker', second?.id)).rejects.toMatchObject({ code: 'team.full' });
    await expect(assign('king', second?.id)).rejects.toMatchObject({ code: 'notFound' });
    const { posts, proposals } = await team();
    expect(posts.map(({ holders }) => holders.length)).toEqual([1, 1, 0]);
    expect(proposals.map(({ id }) => id)).not.toContain(first?.id);
    expect(await gapsHere()).not.toContain('cellNoLead');
    await test.call('history.undo', {});
    expect((await team()).posts[1]?.holders).toEqual([]);
  });

  it('takes nobody who withdrew consent, and tells when a holder does', async () => {
    const cell = await demoCell();
    const { rows } = await test.call('things.list', { filter: { kinds: ['person'] }, limit: 1 });
    const [who] = rows;
    await test.call('teams.assign', { cellId: cell.id, postId: 'helper', thingId: who?.id ?? '' });
    await test.call('people.withdrawConsent', { id: who?.id ?? '', version: who?.version ?? 0 });
    const { gaps } = await test.call('teams.gaps', {});
    expect(gaps).toContainEqual(expect.objectContaining({ rule: 'holderWithdrew', id: cell.id }));
    await expect(
      test.call('teams.assign', { cellId: cell.id, postId: 'worker', thingId: who?.id ?? '' }),
    ).rejects.toMatchObject({ code: 'consent.missing' });
  });

  it('gives a full post to another when its holder went to the bin', async () => {
    const cell = await demoCell();
    const team = () => test.call('teams.ofCell', { cellId: cell.id });
    for (const post of (await team()).posts)
      for (const holder of post.holders)
        await test.call('teams.release', { cellId: cell.id, postId: post.id, thingId: holder.id });
    const [gone, next] = [await person('赵六'), await person('钱七')];
    const assign = (thingId: string) =>
      test.call('teams.assign', { cellId: cell.id, postId: 'worker', thingId });
    const rules = async () =>
      (await test.call('teams.gaps', {})).gaps.filter(({ id }) => id === cell.id).map(({ rule }) => rule);
    await assign(gone.id);
    await test.call('things.remove', { ids: [gone.id] });
    expect(await rules()).toContain('holderGone');
    await assign(next.id);
    expect((await team()).posts[1]?.holders.map(({ id }) => id)).toEqual([next.id]);
    expect(await rules()).not.toContain('holderGone');
    await test.call('history.undo', {});
    expect(await rules()).toContain('holderGone');
  });
});

describe('undo', () => {
  const colleague = { ...ADMIN, sessionId: 'another' };
  const refused = () =>
    expect(test.call('history.undo', {})).rejects.toMatchObject({ code: 'undo.conflict' });

  it('leaves a record that a colleague meanwhile linked', async () => {
    const where = await unit('白云物业');
    const who = await person('张三');
    await test.call('links.add', { fromId: who.id, toId: where.id, role: 'lead' }, colleague);
    await refused();
    expect(await linksOf(where.id)).toHaveLength(1);
    await test.call('history.undo', {}, colleague);
    await test.call('history.undo', {});
    await expect(test.call('things.get', { id: who.id })).rejects.toMatchObject({ code: 'notFound' });
  });

  it('leaves a person whom a colleague made a secretary, and a branch below which a colleague put one', async () => {
    const who = await person('张三');
    await test.call(
      'branches.save',
      { branch: { ...NONE, name: '第一党支部', tier: 'branch', secretaryId: who.id } },
      colleague,
    );
    await refused();
    const top = await test.call('branches.save', { branch: { ...NONE, name: '党总支', tier: 'committee' } });
    await test.call(
      'branches.save',
      { branch: { ...NONE, name: '第二党支部', tier: 'branch', parentId: top.id } },
      colleague,
    );
    await refused();
  });
});
