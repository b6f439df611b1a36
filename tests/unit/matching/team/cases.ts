import fc from 'fast-check';
import type { RuledOut, TeamCandidate, TeamQuery } from '#shared/domain/matching/team/index';

export type CaseShape = {
  readonly demands: number;
  readonly mostCount: number;
  readonly candidates: number;
  readonly mostRoles: number;
  readonly mostReserve: number;
};

const GROUPS = ['g1', 'g2', null] as const;

/** Any case of a shape: some ruled out, some fixed, groups with a reserve. */
export function anyCase(shape: CaseShape): fc.Arbitrary<TeamQuery> {
  const demandIds = Array.from({ length: shape.demands }, (_, i) => `d${i}`);
  const candidate = (i: number): fc.Arbitrary<TeamCandidate> =>
    fc
      .record({
        fills: fc.subarray(demandIds),
        barred: fc.oneof({ weight: 3, arbitrary: fc.constant<string[]>([]) }, fc.subarray(demandIds)),
        scores: fc.array(fc.integer({ min: -20, max: 60 }), {
          minLength: shape.demands,
          maxLength: shape.demands,
        }),
        mostRoles: fc.integer({ min: 1, max: shape.mostRoles }),
        group: fc.constantFrom(...GROUPS),
        ruledOut: fc.constantFrom<(RuledOut | null)[]>(null, null, null, null, 'busy', 'unavailable'),
      })
      .map(({ fills, barred, scores, ...rest }) => ({
        id: `c${i}`,
        fills: new Map(fills.map((id, k) => [id, (scores[k] as number) + 0.25 * k])),
        barred: new Set(barred.filter((id) => fills.includes(id))),
        ...rest,
      }));
  return fc
    .record({
      demands: fc
        .tuple(...demandIds.map(() => fc.tuple(fc.integer({ min: 1, max: shape.mostCount }), fc.boolean())))
        .map((list) => list.map(([count, reserved], i) => ({ id: demandIds[i] as string, count, reserved }))),
      candidates: fc
        .integer({ min: 0, max: shape.candidates })
        .chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => candidate(i)))),
      reserve: fc.integer({ min: 0, max: shape.mostReserve }),
      ownGroup: fc.constantFrom('g1', null),
      fixedAt: fc.option(fc.tuple(fc.nat(), fc.nat()), { freq: 3 }),
    })
    .map(({ fixedAt, ...query }) => {
      const able = query.candidates.filter(({ fills }) => fills.size > 0);
      const one = fixedAt && able.length > 0 ? able[fixedAt[0] % able.length] : undefined;
      const demandId = one && fixedAt ? [...one.fills.keys()][fixedAt[1] % one.fills.size] : undefined;
      const fixed = one && demandId ? [{ demandId, candidateId: one.id }] : [];
      return { ...query, fixed };
    });
}

type Best = { readonly seats: number; readonly members: number; readonly score: number };

function better(a: Best, b: Best | null): boolean {
  if (b === null || a.seats !== b.seats) return b === null || a.seats > b.seats;
  return a.members === b.members ? a.score > b.score + 1e-9 : a.members < b.members;
}

/** Whether lending groups keep their reserve when these come (fixed ones beyond it count as the clerk's own doing). */
export function keepsReserve(query: TeamQuery, members: readonly string[]): boolean {
  const fixed = new Set(query.fixed.map(({ candidateId }) => candidateId));
  if (query.reserve <= 0) return true;
  return query.demands.every(({ id, reserved }) => {
    const groups = new Set(query.candidates.map(({ group }) => group));
    return [...groups].every((group) => {
      if (!reserved || group === null || group === query.ownGroup) return true;
      const there = query.candidates.filter(
        (one) => one.group === group && one.ruledOut === null && one.fills.has(id) && !one.barred.has(id),
      );
      const come = there.filter((one) => members.includes(one.id));
      return there.length - come.length >= query.reserve || come.every((one) => fixed.has(one.id));
    });
  });
}

/** The best there is, by trying everything. */
export function bruteForce(query: TeamQuery): Best {
  const fixed = new Map(query.fixed.map((seat) => [seat.candidateId, seat.demandId]));
  const people = [...query.candidates].filter((one) => one.ruledOut === null || fixed.has(one.id));
  let best: Best | null = null;
  const left = new Map(query.demands.map(({ id, count }) => [id, count]));
  const go = (i: number, seats: number, members: readonly string[], score: number): void => {
    const one = people[i];
    if (one === undefined) {
      const found = { seats, members: members.length, score };
      if (better(found, best) && keepsReserve(query, members)) best = found;
      return;
    }
    const must = fixed.get(one.id);
    const choose = (from: readonly string[], chosen: readonly string[]): void => {
      const [next, ...rest] = from;
      if (next === undefined) {
        if (must !== undefined && !chosen.includes(must)) return;
        const earned = chosen.reduce((sum, id) => sum + (one.fills.get(id) as number), 0);
        go(i + 1, seats + chosen.length, chosen.length > 0 ? [...members, one.id] : members, score + earned);
        return;
      }
      choose(rest, chosen);
      const room = left.get(next) as number;
      if (room === 0 || chosen.length >= one.mostRoles) return;
      if (one.barred.has(next) && next !== must) return;
      left.set(next, room - 1);
      choose(rest, [...chosen, next]);
      left.set(next, room);
    };
    choose([...one.fills.keys()], []);
  };
  go(0, 0, [], 0);
  return best ?? { seats: 0, members: 0, score: 0 };
}
