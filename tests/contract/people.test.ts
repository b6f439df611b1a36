import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Thing } from '#shared/contract/things';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

/** 2026-08-02 10:00 in China, a Sunday. */
const NOW_MS = Date.parse('2026-08-02T10:00:00+08:00');
const CONSENT = { consentBasis: 'signed', consentOn: '2026-01-05' };
const HERE = { geometry: { type: 'Point' as const, coordinates: [121.5, 29.85] as [number, number] } };

type Attrs = Record<string, unknown>;

let test: TestCore;
let nowMs = NOW_MS;
beforeEach(async () => {
  nowMs = NOW_MS;
  test = makeTestCore({ now: () => nowMs });
  await test.call('maps.create', { name: '测试社区' });
});
afterEach(() => test.dispose());

const create = (attrs: Attrs, name = '柳如是'): Promise<Thing> =>
  test.call('things.create', {
    kind: 'person',
    patch: { name, phone: '13812345678', position: HERE, attrs: { skills: ['电工'], ...attrs } },
  });
const electricians = async (): Promise<string[]> =>
  (await test.call('matching.answer', { text: '请电工修灯', anchor: [121.5, 29.85] })).people.map(
    (pick) => pick.thingId,
  );
const dispatchTo = (id: string) =>
  test.call('problems.create', { text: '路灯坏了', picks: [{ thingId: id, reasons: [] }] });

const folder = (): string => join(test.ports.mapsDir, '测试社区');
const database = (): Sqlite.Database => new Sqlite(join(folder(), 'map.sqlite'));

/** A row from before consent was asked for: written past the gate, as an older program did. */
async function oldRow(): Promise<Thing> {
  const made = await create(CONSENT);
  await test.call('maps.close', {});
  const file = database();
  file.prepare('UPDATE things SET attrs = ? WHERE id = ?').run('{"skills":["电工"]}', made.id);
  file.close();
  rmSync(join(folder(), 'cache'), { recursive: true, force: true });
  await test.call('maps.open', { folder: folder() });
  return test.call('things.get', { id: made.id });
}

/** All that the history holds. */
function historyText(): string {
  const file = database();
  const rows = file.prepare('SELECT before, after FROM changes').all();
  file.close();
  return JSON.stringify(rows);
}

describe('consent', () => {
  it.each([
    [{}, 'consentBasis, consentOn'],
    [{ consentBasis: 'signed' }, 'consentOn'],
    [{ consentOn: '2026-01-05' }, 'consentBasis'],
  ])('a person with %o is not saved', async (attrs, field) => {
    await expect(create(attrs)).rejects.toMatchObject({ code: 'consent.missing', params: { field } });
    expect((await test.call('things.list', { filter: { kinds: ['person'] } })).total).toBe(0);
  });

  it('cannot be taken out again, nor marked as withdrawn by a form', async () => {
    const { id, version } = await create(CONSENT);
    const update = (attrs: Attrs) => test.call('things.update', { id, version, patch: { attrs } });
    await expect(update({ consentOn: null })).rejects.toMatchObject({ code: 'consent.missing' });
    await expect(update({ consentWithdrawnOn: '2026-08-02' })).rejects.toMatchObject({
      code: 'consent.withdrawn',
    });
    expect(await electricians()).toEqual([id]);
  });

  it('an old row without it is readable, never matched nor asked, and changes only together with it', async () => {
    const old = await oldRow();
    expect(old.needsRepair).toBe(false);
    expect(await electricians()).toEqual([]);
    await expect(dispatchTo(old.id)).rejects.toMatchObject({ code: 'consent.missing' });
    const update = (attrs: Attrs) =>
      test.call('things.update', { id: old.id, version: old.version, patch: { attrs } });
    await expect(update({ skills: ['木工'] })).rejects.toMatchObject({ code: 'consent.missing' });
    await update({ skills: ['电工'], ...CONSENT });
    expect(await electricians()).toEqual([old.id]);
  });

  it('withdrawn takes effect at once, cannot be undone, and leaves the record as it is', async () => {
    const made = await create(CONSENT);
    expect(await electricians()).toEqual([made.id]);
    await dispatchTo(made.id);
    const { thing, openCalls } = await test.call('people.withdrawConsent', {
      id: made.id,
      version: made.version,
    });
    expect(openCalls).toBe(1);
    expect(thing.attrs.consentWithdrawnOn).toBe('2026-08-02');
    expect(await electricians()).toEqual([]);
    await expect(dispatchTo(made.id)).rejects.toMatchObject({ code: 'consent.withdrawn' });
    await expect(
      test.call('things.update', { id: made.id, version: thing.version, patch: { note: '改一下' } }),
    ).rejects.toMatchObject({ code: 'consent.withdrawn' });
    // The latest step that can be undone is the dispatch, not the withdrawal; before that, what made the person.
    expect((await test.call('history.state', {})).undo?.label).toBe('problemDispatch');
    await test.call('history.undo', {});
    await expect(test.call('history.undo', {})).rejects.toMatchObject({ code: 'undo.conflict' });
    expect((await test.call('things.get', { id: made.id })).attrs.consentWithdrawnOn).toBe('2026-08-02');
  });

  it('given again is a new act of that day or later, never of a day to come', async () => {
    const made = await create(CONSENT);
    const { thing } = await test.call('people.withdrawConsent', { id: made.id, version: made.version });
    const give = (on: string) =>
      test.call('people.giveConsent', { id: made.id, version: thing.version, basis: 'verbal', on });
    for (const on of ['2026-08-01', '2026-08-06'])
      await expect(give(on)).rejects.toMatchObject({ code: 'input.invalid', params: { field: 'consentOn' } });
    nowMs += 3 * 86_400_000;
    const again = await give('2026-08-04');
    expect(again.attrs).toMatchObject({ consentBasis: 'verbal', consentOn: '2026-08-04' });
    expect(again.attrs.consentWithdrawnOn).toBeUndefined();
    expect(await electricians()).toEqual([made.id]);
  });

  it('withdrawn keeps a record also from being placed by its address', async () => {
    const made = await test.call('things.create', {
      kind: 'person',
      patch: { name: '柳如是', address: '安丰小区3幢', attrs: CONSENT },
    });
    await test.call('people.withdrawConsent', { id: made.id, version: made.version });
    const { placed } = await test.call('addresses.place', {
      ids: [made.id],
      at: { type: 'point', anchor: [121.5, 29.85] },
    });
    expect(placed).toBe(0);
    expect((await test.call('things.get', { id: made.id })).anchor).toBeNull();
  });

  it('is asked of persons only', async () => {
    const place = await test.call('things.create', { kind: 'place', patch: { name: '活动室' } });
    const { id, version } = place;
    await expect(test.call('people.withdrawConsent', { id, version })).rejects.toMatchObject({
      code: 'input.invalid',
    });
    await expect(test.call('people.erase', { id, version })).rejects.toMatchObject({ code: 'input.invalid' });
  });
});

describe('已核实', () => {
  it('marks all that can be verified in one step, with the day and by whom', async () => {
    const [first, second] = [await create(CONSENT), await create(CONSENT, '钱谦益')];
    const building = await test.call('things.create', { kind: 'building', patch: { name: '1幢' } });
    await test.call('people.withdrawConsent', { id: second.id, version: second.version });
    const ids = [first.id, second.id, building.id, first.id];
    expect(await test.call('things.verify', { ids })).toEqual({ verified: 1, skipped: 2 });
    const verified = await test.call('things.get', { id: first.id });
    expect(verified.attrs).toMatchObject({ verifiedOn: '2026-08-02', verifiedBy: '管理员' });
    expect((await test.call('things.list', { filter: { verifiedWithinDays: 0 } })).total).toBe(1);
    await test.call('history.undo', {});
    expect((await test.call('things.get', { id: first.id })).attrs.verifiedOn).toBeUndefined();
  });
});

describe('erasing a person', () => {
  it('leaves no word of them: no record, no bin, no history, no undo', async () => {
    const made = await create({ ...CONSENT, employer: '绛云楼' });
    const problem = await dispatchTo(made.id);
    const edited = await test.call('things.update', {
      id: made.id,
      version: made.version,
      patch: { phone: '13900001111' },
    });
    await test.call('people.erase', { id: made.id, version: edited.version });
    await expect(test.call('things.get', { id: made.id })).rejects.toMatchObject({ code: 'notFound' });
    expect(await electricians()).toEqual([]);
    expect((await test.call('bin.list', {})).total).toBe(0);
    await expect(test.call('history.undo', {})).rejects.toMatchObject({ code: 'undo.conflict' });
    const words = JSON.stringify([
      historyText(),
      await test.call('history.of', { entity: 'thing', id: made.id }),
    ]);
    for (const secret of ['柳如是', '13812345678', '13900001111', '绛云楼'])
      expect(words).not.toContain(secret);
    // The problem goes on; its call has no name any more.
    expect((await test.call('problems.get', { id: problem.id })).assignments).toHaveLength(1);
  });

  it('takes along the records that were merged into it', async () => {
    const [keep, other] = [await create(CONSENT), await create({ ...CONSENT, employer: '绛云楼' })];
    const merged = await test.call('duplicates.merge', {
      keepId: keep.id,
      otherId: other.id,
      keepVersion: keep.version,
      otherVersion: other.version,
      choices: {},
    });
    await test.call('people.erase', { id: keep.id, version: merged.version });
    expect((await test.call('bin.list', {})).total).toBe(0);
    expect(historyText()).not.toContain('绛云楼');
  });
});

describe('skills', () => {
  it('are found by the other words of the tree that problems ask for', async () => {
    const made = await create({ ...CONSENT, skills: ['水管维修'] });
    const answer = await test.call('matching.answer', { text: '下水道堵了', anchor: [121.5, 29.85] });
    expect(answer.understood.needs).toContain('水暖工');
    const [first] = answer.people;
    expect(first?.thingId).toBe(made.id);
    expect(first?.reasons.map((reason) => reason.params.need)).toContain('水暖工');
  });

  it('keep levels and certificates; rows with plain certificates stay sound and are taken over on saving', async () => {
    const made = await create({
      ...CONSENT,
      skillLevels: { 电工: 'expert' },
      certificates: ['电工证'],
    });
    expect(made.needsRepair).toBe(false);
    expect(made.attrs).toMatchObject({ skillLevels: { 电工: 'expert' }, certificates: [{ name: '电工证' }] });
  });

  it('a certificate’s number is masked, and stays when its mask comes back with other changes', async () => {
    const made = await create({ ...CONSENT, certificates: [{ name: '电工证', number: 'T33020319800101' }] });
    expect(made.masked).toContain('certificates');
    const [masked] = made.attrs.certificates as { number: string }[];
    expect(masked?.number).not.toContain('19800101');
    const certificates = [{ ...masked, expiresOn: '2027-05-01' }, { name: '健康证' }];
    await test.call('things.update', {
      id: made.id,
      version: made.version,
      patch: { attrs: { certificates } },
    });
    const { values } = await test.call('things.reveal', {
      id: made.id,
      fields: ['certificates'],
      purpose: '核对',
    });
    expect(values.certificates).toEqual([
      { name: '电工证', number: 'T33020319800101', expiresOn: '2027-05-01' },
      { name: '健康证' },
    ]);
  });
});

describe('an office’s list', () => {
  it('says skill, level and certificate in one cell', async () => {
    const csv =
      '姓名,特长,同意方式,同意日期\n柳如是,"电工（高级，证书：电工证 123456，2027-05-01到期）、水管维修",书面同意,2026-01-05\n';
    const { importId } = await test.call('imports.open', {
      fileName: '名单.csv',
      bytes: new TextEncoder().encode(csv),
    });
    const plan = await test.call('imports.propose', { importId, sheet: 0, headerRow: 0, kind: 'person' });
    await test.call('imports.commit', plan);
    const { rows } = await test.call('things.list', { filter: { kinds: ['person'] } });
    expect(rows[0]?.attrs).toMatchObject({
      skills: ['电工', '水管维修'],
      skillLevels: { 电工: 'expert' },
      certificates: [{ name: '电工证', expiresOn: '2027-05-01' }],
    });
  });
});

describe('a list with somebody who withdrew', () => {
  it('takes the others and says why that row is left', async () => {
    const csv =
      '姓名,同意方式,同意日期,撤回同意日期\n柳如是,书面同意,2026-01-05,\n钱谦益,书面同意,2026-01-05,2026-02-01\n';
    const { importId } = await test.call('imports.open', {
      fileName: '名单.csv',
      bytes: new TextEncoder().encode(csv),
    });
    const plan = await test.call('imports.propose', { importId, sheet: 0, headerRow: 0, kind: 'person' });
    const preview = await test.call('imports.preview', plan);
    expect(preview.rows.flatMap(({ errors }) => errors).map(({ row, code }) => [row, code])).toEqual([
      [3, 'consentWithdrawn'],
    ]);
    expect(await test.call('imports.commit', plan)).toMatchObject({ created: 1, errors: 1 });
  });
});

describe('days between calls', () => {
  it('speak against who was asked less than so many days ago', async () => {
    const made = await create({ ...CONSENT, minRestDays: 7 });
    const resting = async () =>
      (
        await test.call('matching.answer', { text: '请电工修灯', anchor: [121.5, 29.85] })
      ).people[0]?.reasons.some((reason) => reason.code === 'resting');
    expect(await resting()).toBe(false);
    await dispatchTo(made.id);
    expect(await resting()).toBe(true);
    nowMs += 6 * 86_400_000;
    expect(await resting()).toBe(true);
    nowMs += 86_400_000;
    expect(await resting()).toBe(false);
  });

  it('and days off are told as the reason', async () => {
    const off = { from: '2026-08-01', to: '2026-08-05', off: true };
    await create({ ...CONSENT, onCall: true, exceptions: [off] });
    const answer = await test.call('matching.answer', { text: '请电工修灯', anchor: [121.5, 29.85] });
    expect(answer.people[0]).toMatchObject({ available: 'no' });
    expect(answer.people[0]?.reasons.map((reason) => reason.code)).toContain('awayThatDay');
    expect((await test.call('things.list', { filter: { availableNow: true } })).total).toBe(0);
  });
});
