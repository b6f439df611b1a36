import { describe, expect, it } from 'vitest';
import { greedyChoice } from '#shared/domain/matching/team/greedy';
import {
  GAP_CODES,
  type GapCode,
  proposeTeam,
  shortageReasonOf,
  type TeamCandidate,
  type TeamQuery,
} from '#shared/domain/matching/team/index';
import { problemOf } from '#shared/domain/matching/team/problem';
import { seeded } from '#shared/domain/random';
import { plainTeam } from '#tests/helpers/plainTeam';

const demand = (id: string, count = 1, reserved = false) => ({ id, count, reserved });
function who(id: string, fills: Record<string, number>, more: Partial<TeamCandidate> = {}): TeamCandidate {
  return {
    id,
    fills: new Map(Object.entries(fills)),
    mostRoles: 2,
    barred: new Set(),
    group: null,
    ruledOut: null,
    ...more,
  };
}
describe('a gap as it is noted', () => {
  const because = (...codes: GapCode[]) => ({
    reasons: codes.map((code) => ({ code, count: 1, candidateId: null })),
  });
  it('goes by its most telling reason; who is kept at home or elsewhere are only too few; of a post of a cell that nobody knows, nothing is', () => {
    expect(GAP_CODES.map((code) => shortageReasonOf(because(code)))).toEqual([
      'noneFree',
      'noneFree',
      'allUsed',
      'allExpired',
      'tooFew',
      'tooFew',
      'tooFew',
      'nobody',
      null,
      null,
    ]);
    expect(shortageReasonOf(because('expired', 'elsewhere'))).toBe('allExpired');
  });
});

const query = (
  demands: TeamQuery['demands'],
  candidates: readonly TeamCandidate[],
  more: Partial<TeamQuery> = {},
): TeamQuery => ({ demands, candidates, fixed: [], reserve: 0, ownGroup: null, ...more });
const seats = (q: TeamQuery): string[] =>
  proposeTeam(q).seats.map(({ demandId, candidateId }) => `${demandId} ${candidateId}`);

const JOB = [demand('电工'), demand('水暖工')];

describe('proposeTeam', () => {
  it('sends one who can do both rather than two who are better at each', () => {
    const people = [who('电', { 电工: 50 }), who('水', { 水暖工: 50 }), who('全', { 电工: 20, 水暖工: 20 })];
    expect(seats(query(JOB, people))).toEqual(['电工 全', '水暖工 全']);
  });

  it('sends two when nobody may do two things at once', () => {
    const people = [
      who('电', { 电工: 50 }),
      who('水', { 水暖工: 50 }),
      who('全', { 电工: 20, 水暖工: 20 }, { mostRoles: 1 }),
    ];
    expect(seats(query(JOB, people))).toEqual(['电工 电', '水暖工 水']);
  });

  it('never counts one person twice for one demand', () => {
    const team = proposeTeam(query([demand('电工', 2)], [who('电', { 电工: 50 }, { mostRoles: 3 })]));
    expect(team.seats).toHaveLength(1);
    expect(team.gaps).toEqual([
      { demandId: '电工', missing: 1, reasons: [{ code: 'tooFew', count: 1, candidateId: null }] },
    ]);
  });

  it('takes the best of teams of one size, and the smaller id of equals', () => {
    const people = [who('c', { 电工: 40 }), who('a', { 电工: 40 }), who('b', { 电工: 30 })];
    expect(seats(query([demand('电工')], people))).toEqual(['电工 a']);
  });

  it('says why nobody comes: busy first, then away, then kept at home', () => {
    const far = { group: '第二网格' };
    const people = [
      who('忙', { 电工: 50 }, { ruledOut: 'busy' }),
      who('走', { 电工: 60 }, { ruledOut: 'unavailable' }),
      who('留', { 电工: 40 }, far),
    ];
    const team = proposeTeam(query([demand('电工', 1, true)], people, { reserve: 1, ownGroup: '第一网格' }));
    expect(team.seats).toEqual([]);
    expect(team.gaps[0]?.reasons.map(({ code, candidateId }) => [code, candidateId])).toEqual([
      ['busy', '忙'],
      ['unavailable', '走'],
      ['reserve', '留'],
    ]);
    expect(team.kept).toEqual([{ demandId: '电工', group: '第二网格', count: 1 }]);
  });

  it('says that nobody can do it', () => {
    const team = proposeTeam(query([demand('潜水')], [who('电', { 电工: 50 })]));
    expect(team.gaps[0]?.reasons).toEqual([{ code: 'nobody', count: 0, candidateId: null }]);
    expect(team).toMatchObject({ members: [], exact: true, leastMembers: 0 });
  });

  it('says of a demand that hangs on the place that it is not known, and not that there is nobody', () => {
    const blind = { ...demand('网格长'), blind: 'placeUnknown' as const };
    expect(proposeTeam(query([blind], [])).gaps[0]?.reasons).toEqual([
      { code: 'placeUnknown', count: 0, candidateId: null },
    ]);
    const fixed = [{ demandId: '网格长', candidateId: '长' }];
    expect(proposeTeam(query([blind], [who('长', { 网格长: 50 })], { fixed })).gaps).toEqual([]);
  });

  it('says that somebody fills another demand of the team', () => {
    const one = who('电', { 电工: 50, 水暖工: 10 }, { mostRoles: 1 });
    expect(proposeTeam(query(JOB, [one])).gaps).toEqual([
      {
        demandId: '水暖工',
        missing: 1,
        reasons: [{ code: 'elsewhere', count: 1, candidateId: '电' }],
      },
    ]);
  });

  it('keeps a reserve in lending cells: the second best comes from a cell that can spare one', () => {
    const people = [
      who('单', { 电工: 60 }, { group: '单' }),
      who('双一', { 电工: 50 }, { group: '双' }),
      who('双二', { 电工: 40 }, { group: '双' }),
    ];
    const q = query([demand('电工', 1, true)], people, { reserve: 1 });
    expect(seats(q)).toEqual(['电工 双一']);
    expect(seats({ ...q, ownGroup: '单' })).toEqual(['电工 单']);
    expect(seats({ ...q, reserve: 0 })).toEqual(['电工 单']);
    // The clerk may break it; then it is spent for the others.
    const fixed = [{ demandId: '电工', candidateId: '单' }];
    expect(seats({ ...q, fixed })).toEqual(['电工 单']);
  });

  it('counts a reserved skill also when its holder comes for something else', () => {
    const people = [
      who('甲', { 电工: 50, 急救: 50 }, { group: '二', mostRoles: 1 }),
      who('乙', { 电工: 40 }, { group: '二' }),
      who('丙', { 急救: 10 }),
    ];
    const q = query([demand('电工', 1, true), demand('急救')], people, { reserve: 1, ownGroup: '一' });
    // Two electricians, one may leave: 甲 and 乙 together would empty the cell.
    expect(proposeTeam(q).seats).toHaveLength(2);
    expect(seats(q)).toEqual(['电工 甲', '急救 丙']);
  });

  it('offers the next best, those who would have to be asked against a rule last', () => {
    const people = [
      who('一', { 电工: 50 }),
      who('二', { 电工: 40 }),
      who('忙', { 电工: 60 }, { ruledOut: 'busy' }),
    ];
    const team = proposeTeam(query([demand('电工')], people));
    expect(team.alternatives.get('电工')).toEqual([
      { candidateId: '二', score: 40, but: null },
      { candidateId: '忙', score: 60, but: 'busy' },
    ]);
  });

  it('gives seats to fixed ones only where they fit, once, and not beyond the count', () => {
    const people = [who('电', { 电工: 50 }), who('水', { 水暖工: 50 })];
    const fixed = [
      { demandId: '电工', candidateId: '水' },
      { demandId: '电工', candidateId: '无' },
      { demandId: '没有', candidateId: '电' },
      { demandId: '水暖工', candidateId: '水' },
      { demandId: '水暖工', candidateId: '水' },
    ];
    const team = proposeTeam(query(JOB, people, { fixed }));
    expect(team.seats.map(({ candidateId, fixed: held }) => [candidateId, held])).toEqual([
      ['电', false],
      ['水', true],
    ]);
    expect(team.leastMembers).toBe(2);
  });

  it('lets a fixed one do more without counting it twice', () => {
    const people = [who('全', { 电工: 20, 水暖工: 20 }), who('水', { 水暖工: 50 })];
    const fixed = [{ demandId: '电工', candidateId: '全' }];
    const team = proposeTeam(query(JOB, people, { fixed }));
    expect(team.members).toEqual(['全']);
  });

  it('asks for nothing when nothing is asked for', () => {
    expect(proposeTeam(query([], [who('电', { 电工: 50 })]))).toMatchObject({
      seats: [],
      exact: true,
      score: 0,
    });
  });
});

describe('many seats', () => {
  const next = seeded(5);
  const demands = Array.from({ length: 30 }, (_, i) => demand(`d${i}`, 1 + (i % 2), i % 3 === 0));
  const candidates = Array.from({ length: 200 }, (_, i) =>
    who(
      `c${i}`,
      Object.fromEntries(Array.from({ length: 3 }, () => [`d${Math.floor(next() * 30)}`, next() * 60])),
      { group: `g${i % 9}`, mostRoles: 1 + (i % 3) },
    ),
  );

  it('are filled with a bound that is told, never worse than picking by hand', () => {
    const q = query(demands, candidates);
    const team = proposeTeam(q);
    const plain = plainTeam(q);
    expect(team.exact).toBe(false);
    expect(team.gaps).toEqual([]);
    expect(team.seats.length).toBeGreaterThanOrEqual(plain.seats);
    expect(team.members.length).toBeLessThanOrEqual(plain.members);
    expect(team.leastMembers).toBeLessThanOrEqual(team.members.length);
    expect(team.members.length / team.leastMembers).toBeLessThan(1.5);
  });

  it('keep the reserve too, and nobody is without a seat', () => {
    const q = query(demands, candidates, { reserve: 2, ownGroup: 'g0' });
    const team = proposeTeam(q);
    for (const { id, reserved } of demands.filter((one) => one.reserved))
      for (let g = 1; g < 9; g += 1) {
        const there = candidates.filter(({ group, fills }) => group === `g${g}` && fills.has(id));
        const come = there.filter((one) => team.members.includes(one.id));
        if (come.length > 0) expect(there.length - come.length).toBeGreaterThanOrEqual(2);
        expect(reserved).toBe(true);
      }
    const { placed } = greedyChoice(problemOf(q));
    expect(placed.every(({ demands: own }) => own.length > 0)).toBe(true);
  });
});
