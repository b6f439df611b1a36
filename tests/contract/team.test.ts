import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutputOf } from '#shared/contract/index';
import { type RunDemand, sumDemands } from '#shared/domain/matching/team/index';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

let test: TestCore;
/** Wednesday afternoon. */
const NOW_MS = Date.parse('2026-08-05T14:30:00+08:00');
const GAS = '朝南埭12幢燃气泄漏，煤气味很重';
const GAS_CATEGORY = 'problem-utilities-gas';
type Team = OutputOf<'matching.team'>;

beforeAll(async () => {
  test = makeTestCore({ now: () => NOW_MS });
  await test.call('maps.createDemo', {});
});
afterAll(() => test.dispose());

const team = (text = GAS, more: object = {}): Promise<Team> => test.call('matching.team', { text, ...more });
const lineOf = ({ lines }: Team, id: string) => {
  const line = lines.find((one) => one.id === id);
  if (!line) throw new Error(`no line ${id}`);
  return line;
};
const membersOf = ({ lines }: Team): string[] =>
  lines.flatMap(({ members }) => members.map(({ thingId }) => thingId));

describe('matching.team on the demo community', () => {
  it("adds up the cards of all levels down to the problem's own", async () => {
    const found = await team();
    expect(found.level).toBe(1);
    expect(found.cards.map(({ level }) => level)).toEqual([4, 3, 2, 1]);
    const { cards } = await test.call('runCards.list', {});
    const own = cards.filter((card) => card.categoryId === GAS_CATEGORY).flatMap((card) => card.demands);
    expect(found.lines.map(({ id, count }) => [id, count])).toEqual(
      sumDemands(own).map(({ type, name, count }: RunDemand) => [`${type}:${name}`, count]),
    );
    const mild = await team(GAS, { level: 3 });
    expect(mild.lines.length).toBeLessThan(found.lines.length);
  });

  it('seats nobody twice at a serious case, tells reasons that add up, and says why a seat stays empty', async () => {
    const found = await team();
    const people = found.lines.flatMap(({ members }) => members).filter(({ kind }) => kind === 'person');
    expect(new Set(people.map(({ thingId }) => thingId)).size).toBe(people.length);
    expect(people.length).toBeGreaterThan(0);
    for (const { members, gap, count } of found.lines) {
      expect(members.length + (gap?.missing ?? 0)).toBe(count);
      if (gap) expect(gap.reasons.length).toBeGreaterThan(0);
      for (const { reasons, score } of members)
        expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score, 6);
    }
    expect(found.exact).toBe(true);
    expect(new Set(membersOf(found)).size).toBe(found.memberCount);
    for (const { phone, name } of people) expect([phone, name].join()).toMatch(/\*.*\*/);
  });

  it("brings the lead of the problem's own cell", async () => {
    const lead = lineOf(await team(), 'post:lead').members[0];
    const { understood } = await test.call('matching.answer', { text: GAS });
    const { posts } = await test.call('teams.ofCell', { cellId: understood.place?.cellId ?? '' });
    expect(posts.find(({ id }) => id === 'lead')?.holders.map(({ id }) => id)).toEqual([lead?.thingId]);
  });

  it('solves the rest anew around a swapped seat', async () => {
    const before = await team();
    const line = before.lines.find(
      ({ alternatives, members }) => members.length === 1 && alternatives.some(({ but }) => but === null),
    );
    const other = line?.alternatives.find(({ but }) => but === null);
    const fixed = [{ demandId: line?.id ?? '', candidateId: other?.thingId ?? '' }];
    const after = lineOf(await team(GAS, { fixed }), line?.id ?? '');
    expect(after.members).toMatchObject([{ thingId: other?.thingId, fixed: true }]);
  });

  it('never proposes a person who is at work on another problem, and says at which', async () => {
    const before = lineOf(await team('有人打架', { anchor: null }), 'skill:治安巡逻');
    const people = lineOf(await team(), 'post:lead').members;
    const lead = people[0]?.thingId ?? '';
    const problem = await test.call('problems.create', {
      text: '帮忙看看',
      picks: [{ thingId: lead, reasons: [] }],
    });
    const line = lineOf(await team(), 'post:lead');
    expect(line.members.map(({ thingId }) => thingId)).not.toContain(lead);
    const busy = line.alternatives.find(({ thingId }) => thingId === lead);
    expect(busy).toMatchObject({ but: 'busy', busyWith: problem.number });
    const answer = await test.call('matching.answer', { text: GAS });
    expect(answer.duty.find(({ thingId }) => thingId === lead)?.busyWith).toBe(problem.number);
    // Its own problem makes nobody busy, and the clerk may choose them all the same.
    const own = lineOf(await team(GAS, { problemId: problem.id }), 'post:lead');
    expect(own.members.map(({ thingId }) => thingId)).toContain(lead);
    const fixed = [{ demandId: 'post:lead', candidateId: lead }];
    expect(lineOf(await team(GAS, { fixed }), 'post:lead').members).toMatchObject([
      { thingId: lead, fixed: true, busyWith: problem.number },
    ]);
    await test.call('history.undo', {});
    expect(lineOf(await team(), 'post:lead').members.map(({ thingId }) => thingId)).toContain(lead);
    expect(before.count).toBeGreaterThan(0);
  });

  it('keeps a reserve in serious cases of other cells only, as many as the office says', async () => {
    const mild = await team(GAS, { level: 3 });
    expect([mild.reserve, mild.kept]).toEqual([0, []]);
    await test.call('settings.set', { teamReserve: 20 });
    const strict = await team();
    expect(strict.reserve).toBe(20);
    await test.call('settings.set', { teamReserve: 0 });
    const free = await team();
    expect(free.kept).toEqual([]);
    const seated = (one: Team): number => one.lines.reduce((sum, { members }) => sum + members.length, 0);
    expect(seated(strict)).toBeLessThanOrEqual(seated(free));
    await test.call('settings.set', { teamReserve: 1 });
  });

  it('takes the needs that the text names, with their numbers', async () => {
    const found = await team('楼上漏水，要两名电工');
    expect(lineOf(found, 'skill:电工')).toMatchObject({ count: 2, origin: 'text' });
  });

  it('seats nobody whose demanded certificate is over, names them with its day, and lets the clerk decide', async () => {
    const text = '楼上漏水，要两名电工';
    const line = async (more: object = {}) => lineOf(await team(text, more), 'skill:电工');
    const idsIn = (list: readonly { thingId: string }[]) => list.map(({ thingId }) => thingId);
    // Of the demo community one electrician's certificate is over.
    const [left] = (await line()).barred;
    const id = left?.thingId ?? '';
    expect(left?.reasons[0]).toMatchObject({ code: 'certExpired' });
    expect(left?.name).toMatch(/\*/);
    expect(idsIn((await line()).members)).not.toContain(id);
    const own = await line({ fixed: [{ demandId: 'skill:电工', candidateId: id }] });
    expect(own.members.find(({ thingId }) => thingId === id)).toMatchObject({ fixed: true });
    expect(own.members.find(({ thingId }) => thingId === id)?.reasons[0]?.code).toBe('certExpired');
    expect(own.barred).toEqual([]);
    const renew = async (expiresOn: string) => {
      const { version } = await test.call('things.get', { id });
      const certificates = [{ name: '低压电工证', expiresOn }];
      await test.call('things.update', { id, version, patch: { attrs: { certificates } } });
    };
    await renew('2027-01-01');
    expect(idsIn((await line()).members)).toContain(id);
    await renew('2026-08-04');
    expect(idsIn((await line()).members)).not.toContain(id);
    expect((await line()).barred[0]?.reasons[0]?.params).toEqual({ name: '低压电工证', date: '2026-08-04' });
    for (let i = 0; i < 2; i += 1) await test.call('history.undo', {});
  });

  it('notes what nobody comes for in the 缺口清单 with the problem: posts, skills and resources of a card, as many as lack', async () => {
    const demands: RunDemand[] = [
      { type: 'post', name: 'worker', count: 9 },
      { type: 'skill', name: '潜水', count: 2 },
      { type: 'resource', name: '直升机', count: 1 },
      { type: 'need', name: '', count: 1 },
    ];
    const card = { categoryId: GAS_CATEGORY, level: 1 };
    const { cards } = await test.call('runCards.list', {});
    const version = cards.find((one) => one.categoryId === GAS_CATEGORY && one.level === 1)?.version ?? null;
    await test.call('runCards.save', { ...card, version, demands });
    const found = await team();
    const noted = found.lines.flatMap(({ gap }) => gap?.noted ?? []);
    const workers = lineOf(found, 'post:worker');
    expect(noted).toEqual(
      expect.arrayContaining([
        { need: '潜水', reason: 'nobody', count: 2, wantedAtMs: NOW_MS },
        { need: '直升机', reason: 'nobody', count: 1, wantedAtMs: NOW_MS },
        expect.objectContaining({ need: workers.name, count: workers.gap?.missing }),
      ]),
    );
    // Whoever holds the post is away at this hour.
    expect(noted.find(({ need }) => need === workers.name)?.reason).toBe('noneFree');
    const problem = await test.call('problems.create', { text: GAS, shortages: noted });
    const { groups } = await test.call('shortages.list', {});
    for (const { need, count, reason } of noted)
      expect(groups.find((group) => group.need === need)).toMatchObject({
        count,
        reason,
        entries: [{ problemId: problem.id, wantedAtMs: NOW_MS }],
      });
    for (let i = 0; i < 2; i += 1) await test.call('history.undo', {});
    expect((await test.call('shortages.list', {})).groups).toEqual([]);
  });

  it('does not say of a problem without a place that nobody holds the posts of its cell, and notes nothing of it', async () => {
    const found = await team('电梯困人，棠梨苑，里面有小孩');
    expect(
      (await test.call('matching.answer', { text: '电梯困人，棠梨苑，里面有小孩' })).understood.place,
    ).toBeNull();
    const posts = found.lines.filter(({ type }) => type === 'post');
    expect(posts.length).toBeGreaterThan(0);
    for (const { gap } of posts) {
      expect(gap?.reasons.map(({ code }) => code)).toEqual(['placeUnknown']);
      expect([gap?.noted, gap?.essential]).toEqual([null, false]);
    }
    expect([found.reserve, found.kept]).toEqual([0, []]);
  });

  it('notes nothing unasked for whom only this hour keeps away', async () => {
    // At night nobody answers who mediates; the matter has 48 hours.
    const night = makeTestCore({ now: () => Date.parse('2026-11-28T06:10:00+08:00') });
    await night.call('maps.createDemo', {});
    const text = '我要离婚财产怎么分，朝南埭12幢';
    const { lines, level } = await night.call('matching.team', { text });
    const away = lines.flatMap(({ gap }) =>
      gap && ['busy', 'unavailable'].includes(gap.reasons[0]?.code ?? '') ? [gap] : [],
    );
    expect(level).toBe(3);
    expect(away.map(({ essential }) => essential)).not.toEqual([]);
    expect(away.filter(({ essential }) => essential)).toEqual([]);
    await night.dispose();
  });

  it('notes how many lack of those that the caller named', async () => {
    const line = lineOf(await team('楼上漏水，要50名电工'), 'skill:电工');
    expect(line.members.length).toBeGreaterThan(0);
    expect(line.gap?.noted).toMatchObject({ need: '电工', count: 50 - line.members.length });
    expect(line.gap?.essential).toBe(true);
  });

  it('never brings anybody whose consent was withdrawn', async () => {
    const lead = lineOf(await team(), 'post:lead').members[0]?.thingId ?? '';
    const thing = await test.call('things.get', { id: lead });
    await test.call('people.withdrawConsent', { id: lead, version: thing.version });
    const after = await team();
    expect(JSON.stringify(after)).not.toContain(lead);
  });
});

describe('run cards', () => {
  const card = async (categoryId: string | null, level: number) =>
    (await test.call('runCards.list', {})).cards.find(
      (one) => one.categoryId === categoryId && one.level === level,
    );

  it('stand for categories that there are, with skills and resources somebody can have', async () => {
    const { cards } = await test.call('runCards.list', {});
    const { categories } = await test.call('categories.list', {});
    const ids = new Set(categories.filter(({ scope }) => scope === 'problem').map(({ id }) => id));
    expect(cards.filter(({ categoryId }) => categoryId !== null && !ids.has(categoryId))).toEqual([]);
    const roots = categories.filter(({ scope, parentId }) => scope === 'problem' && parentId === null);
    const withCard = new Set(cards.map(({ categoryId }) => categoryId));
    expect(roots.filter(({ id }) => withCard.has(id)).length).toBeGreaterThanOrEqual(25);
    // What has none takes the general card, which says something for every level.
    const general = cards.filter(({ categoryId }) => categoryId === null);
    expect(general.map(({ level }) => level).sort()).toEqual([1, 2, 3, 4]);
    expect(cards.every(({ edited, hasBuiltin }) => !edited && hasBuiltin)).toBe(true);
  });

  it('are printed as one list, what is inherited written out, and exported', async () => {
    const list = { source: 'runCard' as const, title: '预案一览' };
    const { html, rows } = await test.call('lists.html', { list, edition: 'public' });
    const { cards } = await test.call('runCards.list', {});
    expect(rows).toBe(new Set(cards.map(({ categoryId }) => categoryId)).size);
    for (const word of ['预案一览', '红（再加）', '燃气', '网格长', '能办这事的人', '通用'])
      expect(html).toContain(word);
    expect(html).not.toContain('lead');
    const { fileName, bytes } = await test.call('lists.xlsx', {
      list: { ...list, columns: ['category', 'level1'] },
      edition: 'public',
    });
    expect(fileName).toContain('预案一览');
    expect(bytes.byteLength).toBeGreaterThan(1000);
  });

  it("are edited, undone and put back; a new card takes the place of the parent's", async () => {
    const before = await card(GAS_CATEGORY, 1);
    const demands: RunDemand[] = [{ type: 'skill', name: '电工', count: 2 }];
    const saved = await test.call('runCards.save', {
      categoryId: GAS_CATEGORY,
      level: 1,
      demands,
      version: before?.version ?? null,
    });
    expect(saved).toMatchObject({ demands, edited: true, hasBuiltin: true });
    expect(lineOf(await team(), 'skill:电工').count).toBe(2);
    await expect(
      test.call('runCards.save', {
        categoryId: GAS_CATEGORY,
        level: 1,
        demands,
        version: before?.version ?? null,
      }),
    ).rejects.toMatchObject({ code: 'conflict' });
    await test.call('history.undo', {});
    expect(await card(GAS_CATEGORY, 1)).toMatchObject({ demands: before?.demands, edited: false });
    await test.call('history.redo', {});
    const { card: back } = await test.call('runCards.reset', { categoryId: GAS_CATEGORY, level: 1 });
    expect(back).toMatchObject({ demands: before?.demands, edited: false });
  });

  it("of the office's own go when they are put back, and the parent's holds again", async () => {
    const own = 'problem-utilities-heating';
    expect(await card(own, 1)).toBeUndefined();
    await test.call('runCards.save', { categoryId: own, level: 1, demands: [], version: null });
    expect(await card(own, 1)).toMatchObject({ demands: [], hasBuiltin: false });
    expect((await test.call('runCards.reset', { categoryId: own, level: 1 })).card).toBeNull();
    expect(await card(own, 1)).toBeUndefined();
    // And may be written once more.
    await test.call('runCards.save', { categoryId: own, level: 1, demands: [], version: null });
    expect(await card(own, 1)).toMatchObject({ demands: [] });
  });

  it("keep the office's edits when the map is opened again", async () => {
    const demands: RunDemand[] = [{ type: 'post', name: 'lead', count: 1 }];
    const now = await card(null, 4);
    await test.call('runCards.save', { categoryId: null, level: 4, demands, version: now?.version ?? null });
    const { maps } = await test.call('maps.recent', {});
    await test.call('maps.close', {});
    await test.call('maps.open', { folder: maps[0]?.folder ?? '' });
    expect(await card(null, 4)).toMatchObject({ demands, edited: true });
    await expect(
      test.call('runCards.save', {
        categoryId: null,
        level: 4,
        demands: [{ type: 'need', name: '电工', count: 1 }],
        version: null,
      }),
    ).rejects.toMatchObject({ code: 'input.invalid' });
  });
});
