import { describe, expect, it } from 'vitest';
import type { MatchDoc } from '#shared/domain/matching/index';
import { type Assembled, assembleTeam } from '#shared/domain/matching/team/assemble';
import type { PostHolder, WantedDemand } from '#shared/domain/matching/team/fillers';
import { doc, east, emptyEngine, engineOf, NOW_MS, question } from '../fixture.ts';

const skill = (name: string, count = 1, words: readonly string[] = [name]) =>
  wanted('skill', name, count, words);
const wanted = (
  type: WantedDemand['type'],
  name: string,
  count = 1,
  words: readonly string[] = [name],
  holders: readonly PostHolder[] = [],
) => ({ id: `${type}:${name}`, type, count, words, holders, label: name });

type Options = Partial<Parameters<typeof assembleTeam>[1]>;
function assemble(docs: readonly MatchDoc[], demands: Options['demands'], more: Options = {}): Assembled {
  const view = engineOf(docs).view(question('出事了，朝南埭12幢'));
  return assembleTeam(view, {
    demands: demands ?? [],
    level: 1,
    busy: new Set(),
    fixed: [],
    reserve: 0,
    ...more,
  });
}
const idsOf = ({ team }: Assembled): readonly string[] => team.seats.map(({ candidateId }) => candidateId);
const CLOSED = { weekly: [{ day: 7, fromMin: 480, toMin: 540 }] };

describe('assembleTeam', () => {
  const electrician = doc('e1', { tags: ['电工'], anchor: east(100), cellId: 'micro-1' });
  const plumber = doc('p1', { tags: ['水暖工'], anchor: east(100), cellId: 'micro-1' });
  const both = doc('both', { tags: ['电工', '水暖工'], anchor: east(100), cellId: 'micro-1' });

  it('lets one do two things in small matters, and one thing each in serious ones', () => {
    const demands = [skill('电工'), skill('水暖工')];
    expect(idsOf(assemble([electrician, plumber, both], demands, { level: 3 }))).toEqual(['both', 'both']);
    expect(idsOf(assemble([electrician, plumber, both], demands, { level: null }))).toEqual(['both', 'both']);
    expect(new Set(idsOf(assemble([electrician, plumber, both], demands, { level: 2 }))).size).toBe(2);
  });

  it("takes whoever shows any of a demand's words, the nearest first", () => {
    const near = doc('near', { tags: ['强电'], anchor: east(10) });
    const demands = [skill('电工', 1, ['电工', '强电'])];
    const found = assemble([electrician, near], demands);
    expect(found.team.alternatives.get('skill:电工')?.length).toBe(1);
    expect(
      [
        ...idsOf(found),
        ...(found.team.alternatives.get('skill:电工') ?? []).map((one) => one.candidateId),
      ].sort(),
    ).toEqual(['e1', 'near']);
    // All words of one are needed: 电工 alone is no 电工 of lifts.
    expect(idsOf(assemble([electrician], [skill('电梯电工')]))).toEqual([]);
  });

  it('gives the seat of what the problem needs to who meets the first of it; to others where nobody can', () => {
    const office = doc('office', { kind: 'unit', tags: ['物业维修'], anchor: east(1), cellId: 'micro-1' });
    const need = wanted('need', '', 1, ['电工', '物业维修']);
    const alsoOffice = skill('物业维修');
    expect(idsOf(assemble([electrician, office], [need]))).toEqual(['e1']);
    // The smallest team is no reason to leave out whoever solves it.
    expect(idsOf(assemble([electrician, office], [need, alsoOffice], { level: 3 }))).toEqual([
      'e1',
      'office',
    ]);
    expect(idsOf(assemble([electrician, office], [need], { busy: new Set(['e1']) }))).toEqual(['office']);
    expect(idsOf(assemble([office], [need]))).toEqual(['office']);
    expect([...idsOf(assemble([electrician, office], [{ ...need, count: 2 }]))].sort()).toEqual([
      'e1',
      'office',
    ]);
    const fixed = [{ demandId: need.id, candidateId: 'office' }];
    expect(idsOf(assemble([electrician, office], [need], { fixed }))).toEqual(['office']);
    const expired = doc('x', {
      ...electrician,
      id: 'x',
      certificates: [{ name: '电工证', expiresOn: '2020-01-01' }],
    });
    expect(idsOf(assemble([expired, office], [need]))).toEqual(['office']);
  });

  it('scores as its reasons add up, for every way to fit', () => {
    const team = doc('t1', { kind: 'team', name: '应急救援队', anchor: east(300) });
    const pump = doc('q1', { kind: 'equipment', name: '水泵', tags: ['抽水泵'], anchor: east(50) });
    const holders: PostHolder[] = [{ thingId: 'e1', cellName: '朝南埭微网格', nearness: 'own' }];
    const demands = [
      skill('电工'),
      wanted('resource', '应急救援队'),
      wanted('resource', '抽水泵'),
      wanted('need', '', 1, ['水暖工']),
      wanted('post', 'lead', 1, [], holders),
    ];
    const found = assemble([electrician, plumber, both, team, pump], demands, { level: 4 });
    expect(found.team.gaps).toEqual([]);
    for (const { demandId, candidateId, score } of found.team.seats) {
      const pick = found.pick(demandId, candidateId);
      expect(pick.score).toBeCloseTo(score, 9);
      expect(pick.reasons.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score, 9);
    }
    expect(() => found.pick('skill:电工', 'nobody')).toThrow(RangeError);
  });

  it('scores each by what it shows of a skill of several words, in whatever order they came', () => {
    const exact = doc('exact', { tags: ['路灯维修'], anchor: east(100) });
    // Shows both words, but of two other skills.
    const parts = doc('parts', { tags: ['路灯', '家电维修'], anchor: east(90) });
    for (const docs of [
      [exact, parts],
      [parts, exact],
    ]) {
      const found = assemble(docs, [skill('路灯维修')]);
      expect(idsOf(found)).toEqual(['exact']);
      const points = ['exact', 'parts'].map((id) => {
        const { score, reasons } = found.pick('skill:路灯维修', id);
        expect(reasons.reduce((sum, reason) => sum + reason.points, 0)).toBeCloseTo(score, 9);
        return score;
      });
      expect(points[0]).toBeGreaterThan((points[1] as number) + 10);
    }
  });

  it('wants a resource that is called so or offers it, and no person for it', () => {
    const person = doc('x', { name: '应急救援队', tags: ['应急救援队'], anchor: east(1) });
    const team = doc('t1', { kind: 'team', name: '棠梨应急救援队', anchor: east(300) });
    const found = assemble([person, team], [wanted('resource', '应急救援队')]);
    expect(idsOf(found)).toEqual(['t1']);
    expect(found.pick('resource:应急救援队', 't1').reasons[0]).toMatchObject({ code: 'teamCalled' });
  });

  it('proposes nobody who is busy elsewhere or away then; a team of many may be', () => {
    const team = doc('t1', { kind: 'team', tags: ['电工'], anchor: east(900) });
    const away = doc('away', { tags: ['电工'], ...CLOSED });
    const found = assemble([electrician, team, away], [skill('电工')], { busy: new Set(['e1', 't1']) });
    expect(idsOf(found)).toEqual(['t1']);
    expect(
      found.team.alternatives.get('skill:电工')?.map(({ candidateId, but }) => [candidateId, but]),
    ).toEqual(
      expect.arrayContaining([
        ['e1', 'busy'],
        ['away', 'unavailable'],
      ]),
    );
  });

  it('keeps the reserve of other cells only, counting micro cells as one, and only in serious cases', () => {
    const far = doc('far', { tags: ['电工'], anchor: east(900), cellId: 'cell-2' });
    const beside = doc('beside', { tags: ['电工'], anchor: east(300), cellId: 'micro-2' });
    const reserve = { reserve: 1 };
    expect(idsOf(assemble([far], [skill('电工')], reserve))).toEqual([]);
    expect(idsOf(assemble([far], [skill('电工')], { ...reserve, level: 3 }))).toEqual(['far']);
    // micro-2 lies in the problem's own cell.
    expect(idsOf(assemble([beside], [skill('电工')], reserve))).toEqual(['beside']);
    const second = doc('far2', { tags: ['电工'], anchor: east(950), cellId: 'cell-2' });
    expect(idsOf(assemble([far, second], [skill('电工', 2)], reserve))).toHaveLength(1);
    // A team leaves no gap at home.
    const team = doc('t1', { kind: 'team', tags: ['电工'], anchor: east(900), cellId: 'cell-2' });
    expect(idsOf(assemble([team], [skill('电工')], reserve))).toEqual(['t1']);
  });

  it("brings the cell's own lead; the one of the cell beside only when that one cannot", () => {
    const lead = doc('lead', { anchor: east(800) });
    const other = doc('other', { anchor: east(10) });
    const holders: PostHolder[] = [
      { thingId: 'lead', cellName: '第一网格', nearness: 'above' },
      { thingId: 'other', cellName: '第二网格', nearness: 'neighbour' },
    ];
    const demands = [wanted('post', 'lead', 1, [], holders)];
    expect(idsOf(assemble([lead, other], demands))).toEqual(['lead']);
    expect(idsOf(assemble([lead, other], demands, { busy: new Set(['lead']) }))).toEqual(['other']);
    expect(idsOf(assemble([other], demands))).toEqual(['other']);
    const two = [wanted('post', 'lead', 2, [], holders)];
    expect(idsOf(assemble([lead, other], two))).toEqual(['lead', 'other']);
  });

  it('proposes nobody beyond the calls and the rest that they agreed to, and says so; the clerk may', () => {
    const full = doc('full', { tags: ['电工', '水暖工'], anchor: east(1), maxCallsPerMonth: 2 });
    const tired = doc('tired', { tags: ['电工'], anchor: east(2), minRestDays: 7 });
    const engine = engineOf([full, tired, electrician, plumber]);
    const today = Math.floor((NOW_MS + 8 * 3_600_000) / 86_400_000);
    engine.setRecentCalls(
      new Map([
        ['full', 2],
        ['tired', 1],
      ]),
      new Map([
        ['full', today - 9],
        ['tired', today - 1],
      ]),
    );
    const go = (count: number, fixed: Options['fixed'] = []) =>
      assembleTeam(engine.view(question('出事了，朝南埭12幢')), {
        demands: [skill('电工', count), skill('水暖工')],
        level: 3,
        busy: new Set(),
        fixed,
        reserve: 0,
      });
    // One could do both, and would be the smaller team.
    expect([...idsOf(go(1))].sort()).toEqual(['e1', 'p1']);
    const { team } = go(2);
    expect(team.gaps).toMatchObject([
      { missing: 1, reasons: [{ code: 'used', count: 2, candidateId: 'tired' }] },
    ]);
    expect(team.alternatives.get('skill:电工')?.map(({ but }) => but)).toEqual(['used', 'used']);
    expect(idsOf(go(1, [{ demandId: 'skill:电工', candidateId: 'full' }]))).toContain('full');
  });

  describe('without a place', () => {
    const assembleNowhere = (docs: readonly MatchDoc[], demands: NonNullable<Options['demands']>) =>
      assembleTeam(engineOf(docs).view(question('出事了')), {
        demands,
        level: 1,
        busy: new Set(),
        fixed: [],
        reserve: 1,
      });

    it('does not know who holds a post of the cell, and says so; outside of all cells it is nobody', () => {
      const demands = [wanted('post', 'lead')];
      const codes = (found: Assembled) =>
        found.team.gaps.flatMap(({ reasons }) => reasons.map(({ code }) => code));
      expect(codes(assembleNowhere([], demands))).toEqual(['placeUnknown']);
      expect(assembleNowhere([], demands).notes('post:lead')).toBe(false);
      expect(codes(assemble([], demands))).toEqual(['nobody']);
      const outside = assembleTeam(
        emptyEngine({ cellAt: () => null }).view(question('出事了', { anchor: east(9000) })),
        { demands, level: 1, busy: new Set(), fixed: [], reserve: 1 },
      );
      expect(codes(outside)).toEqual(['outsideCells']);
      // Others than posts can be looked for all the same.
      expect(codes(assembleNowhere([], [skill('潜水')]))).toEqual(['nobody']);
    });

    it('keeps no reserve: no cell is known to be another one', () => {
      const far = doc('far', { tags: ['电工'], anchor: east(900), cellId: 'cell-2' });
      const found = assembleNowhere([far], [skill('电工')]);
      expect([idsOf(found), found.reserve, found.team.kept]).toEqual([['far'], 0, []]);
    });
  });

  describe('whether a gap is noted unasked', () => {
    const HOUR_MS = 3_600_000;
    const inHours = (hours: number) => ({ deadlineMs: NOW_MS + hours * HOUR_MS });
    // The day of the question is a Wednesday, 14:30.
    const tonight = doc('tonight', {
      tags: ['电工'],
      anchor: east(1),
      weekly: [{ day: 3, fromMin: 18 * 60, toMin: 20 * 60 }],
    });
    const notes = (docs: readonly MatchDoc[], more: Options = {}, count = 1): boolean =>
      assemble(docs, [skill('电工', count)], more).notes('skill:电工');

    it('is not where somebody is only away now and free before the deadline', () => {
      expect(notes([tonight], inHours(24))).toBe(false);
      expect(notes([tonight], inHours(2))).toBe(true);
      expect(notes([tonight], { deadlineMs: null })).toBe(false);
      // Two are wanted, and one will be free.
      expect(notes([tonight], inHours(24), 2)).toBe(true);
    });

    it('is not where somebody is at work who will have done before the deadline, or of whom that is not known', () => {
      const busy = { busy: new Set(['e1']) };
      expect(notes([electrician], { ...busy, ...inHours(24) })).toBe(false);
      const until = (hours: number) => ({ busyUntil: new Map([['e1', NOW_MS + hours * HOUR_MS]]) });
      expect(notes([electrician], { ...busy, ...inHours(24), ...until(3) })).toBe(false);
      expect(notes([electrician], { ...busy, ...inHours(2), ...until(3) })).toBe(true);
    });

    it('is where nobody can do it at all, or too few are there', () => {
      expect(notes([], inHours(24))).toBe(true);
      expect(notes([electrician], inHours(24), 2)).toBe(true);
      expect(notes([electrician], inHours(24))).toBe(false);
      const full = doc('full', { tags: ['电工'], capacity: 'none' });
      expect(notes([full], inHours(24))).toBe(true);
    });
  });

  describe('a demanded certificate that is over', () => {
    const expired = { certificates: [{ name: '低压电工证', expiresOn: '2026-08-01' }] };
    const over = doc('over', { tags: ['电工'], anchor: east(1), cellId: 'micro-1', ...expired });

    it('keeps from the seat, is told with its day, and leaves the seat to the next or empty', () => {
      const found = assemble([over, electrician], [skill('电工')]);
      expect(idsOf(found)).toEqual(['e1']);
      expect(found.team.barred).toEqual([{ demandId: 'skill:电工', candidateId: 'over' }]);
      expect(found.team.alternatives.get('skill:电工')).toMatchObject([
        { candidateId: 'over', but: 'expired' },
      ]);
      const pick = found.pick('skill:电工', 'over');
      const params = { name: '低压电工证', date: '2026-08-01' };
      expect(pick.reasons[0]).toMatchObject({ code: 'certExpired', params });
      expect(pick.reasons.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(pick.score, 9);
      const alone = assemble([over], [skill('电工')]);
      expect(idsOf(alone)).toEqual([]);
      expect(alone.team.gaps).toMatchObject([
        { missing: 1, reasons: [{ code: 'expired', count: 1, candidateId: 'over' }] },
      ]);
    });

    it('is judged by the day of the visit, by the skill of the line and not by others of the same one', () => {
      const until = (expiresOn: string) =>
        doc('over', {
          tags: ['电工', '木工'],
          anchor: east(1),
          certificates: [{ name: '电工证', expiresOn }],
        });
      expect(idsOf(assemble([until('2026-08-05')], [skill('电工')]))).toEqual(['over']);
      expect(idsOf(assemble([until('2026-08-04')], [skill('电工')]))).toEqual([]);
      expect(idsOf(assemble([until('2026-08-04')], [skill('木工')]))).toEqual(['over']);
      // Another name of the same skill is no way round it.
      expect(idsOf(assemble([until('2026-08-04')], [skill('电工', 1, ['电工', '木工'])]))).toEqual([]);
    });

    it('leaves who meets another need of the problem, as in the answer', () => {
      const both = { ...over, tags: ['电工', '木工'] };
      const any = (words: readonly string[]) => [wanted('need', '', 1, words)];
      expect(idsOf(assemble([both], any(['电工'])))).toEqual([]);
      expect(idsOf(assemble([both], any(['电工', '木工'])))).toEqual(['over']);
    });

    it('holds against neither a post nor the own choice of the clerk, and is no reserve that stays at home', () => {
      const holders: PostHolder[] = [{ thingId: 'over', cellName: '朝南埭微网格', nearness: 'own' }];
      expect(idsOf(assemble([over], [wanted('post', 'lead', 1, [], holders)]))).toEqual(['over']);
      const fixed = [{ demandId: 'skill:电工', candidateId: 'over' }];
      expect(assemble([over, electrician], [skill('电工')], { fixed }).team.seats).toMatchObject([
        { candidateId: 'over', fixed: true },
      ]);
      const far = doc('far', { tags: ['电工'], anchor: east(900), cellId: 'cell-2' });
      const home = { ...over, id: 'home', anchor: east(950), cellId: 'cell-2' };
      expect(idsOf(assemble([far, home], [skill('电工')], { reserve: 1 }))).toEqual([]);
    });
  });

  it('never brings anybody who may not be asked', () => {
    const withdrawn = doc('w', { tags: ['电工'], mayBeAsked: false });
    expect(idsOf(assemble([withdrawn], [skill('电工')]))).toEqual([]);
  });

  it('stays what it was when the index moves on', () => {
    const engine = engineOf([electrician, plumber]);
    const view = engine.view(question('出事了，朝南埭12幢'));
    const found = assembleTeam(view, {
      demands: [skill('电工')],
      level: 1,
      busy: new Set(),
      fixed: [],
      reserve: 0,
    });
    engine.remove('e1');
    expect(found.pick('skill:电工', 'e1').thingId).toBe('e1');
  });
});
