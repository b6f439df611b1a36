import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWeekly } from '#shared/domain/availability/index';
import type { MatchDoc, Pick } from '#shared/domain/matching/index';
import {
  COVER_POINTS,
  type Contender,
  FIRST_PLACES,
  placed,
  placeIn,
  precedes,
} from '#shared/domain/matching/places';
import { dynamicText } from '#shared/i18n/index';
import { CATEGORIES, category, doc, east, engineOf, HERE, NOW_MS, question } from './fixture.ts';

/** The rule as it is written, over everybody there is: for each place all are tried. */
function naive<T extends Contender>(all: readonly T[], limit: number): T[] {
  const rest = [...all].sort((a, b) => (precedes(a, b) ? -1 : 1));
  const list: T[] = [];
  /** What one would bring to the place in hand that nobody before meets. */
  const brings = (one: T): boolean =>
    list.length > 0 &&
    list.length < FIRST_PLACES &&
    list.reduce((bits, { meets }) => bits & ~meets, one.meets) !== 0;
  const worth = (one: T): number => one.score + (brings(one) ? COVER_POINTS : 0);
  while (list.length < limit && rest.length > 0) {
    // Of equal worth the one comes first who brings a need with it; then the order by score.
    const best = rest.reduce((a, b) =>
      worth(b) > worth(a) || (worth(b) === worth(a) && brings(b) && !brings(a)) ? b : a,
    );
    list.push(best);
    rest.splice(rest.indexOf(best), 1);
  }
  return list;
}

const contenders = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 7 })), { maxLength: 14 })
  .map((list) =>
    list.map(([score, meets], i): Contender => ({ id: `id-${String(i).padStart(2, '0')}`, score, meets })),
  );

/** As an engine finds them: the best by score, and for each need that these do not meet the best who does. */
function found(all: readonly Contender[], limit: number): { byScore: Contender[]; forNeeds: Contender[] } {
  const sorted = [...all].sort((a, b) => (precedes(a, b) ? -1 : 1));
  const byScore = sorted.slice(0, limit);
  const bits = [1, 2, 4].filter((bit) => byScore.every(({ meets }) => (meets & bit) === 0));
  return { byScore, forNeeds: bits.flatMap((bit) => sorted.find(({ meets }) => (meets & bit) !== 0) ?? []) };
}

const idsOf = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);

describe('the places of a list', () => {
  it('are as the rule says it of everybody, whoever was passed over', () => {
    fc.assert(
      fc.property(contenders, fc.integer({ min: 1, max: 6 }), (all, limit) => {
        const { byScore, forNeeds } = found(all, limit);
        const list = placed(byScore, forNeeds, limit).map(({ one }) => one);
        expect(idsOf(list)).toEqual(idsOf(naive(all, limit)));
      }),
      { numRuns: 2000 },
    );
  });

  it('of one who comes in are told exactly', () => {
    fc.assert(
      fc.property(
        contenders,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 7 }),
        (all, limit, score, meets) => {
          const { byScore, forNeeds } = found(all, limit);
          const one = { id: 'id-05b', score, meets };
          const at = naive([...all, one], limit).indexOf(one);
          expect(placeIn(one, byScore, forNeeds, limit)).toBe(at < 0 ? null : at + 1);
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it('leave the first where it is, and say for which need somebody came forward', () => {
    const one = (id: string, score: number, meets: number): Contender => ({ id, score, meets });
    const list = [one('a', 50, 1), one('b', 49, 1), one('c', 48, 1), one('d', 40, 1)];
    const told = (forNeeds: Contender[]) =>
      placed(list, forNeeds, 4).map(({ one: { id }, forNeed }) => [id, forNeed]);
    expect(told([one('x', 30, 2)])).toEqual([
      ['a', -1],
      ['x', 1],
      ['b', -1],
      ['c', -1],
    ]);
    expect(told([one('x', 48 - COVER_POINTS - 1, 2)])).toEqual(list.map(({ id }) => [id, -1]));
    expect(told([one('x', 35, 2), one('y', 40, 4)]).slice(0, 3)).toEqual([
      ['a', -1],
      ['y', 2],
      ['x', 1],
    ]);
  });
});

const TEXT = '水管漏水，朝南埭12幢';
const canDo = (id: string, tags: string[], parts: Partial<MatchDoc> = {}): MatchDoc =>
  doc(id, { tags, anchor: HERE, cellId: 'micro-1', onCall: true, verifiedOn: '2026-08-01', ...parts });

const canCome = ({ available, reasons }: Pick): boolean =>
  available !== 'no' && reasons.every(({ code }) => code !== 'outOfRange' && code !== 'resting');

describe('who is asked first', () => {
  it('meets different needs: the first who can do what those above cannot comes forward and says so', () => {
    const engine = engineOf([
      ...['a', 'b', 'c', 'd'].map((id) => canDo(id, ['水暖工'])),
      canDo('drains', ['管道疏通'], { anchor: east(300) }),
      canDo('drains-far', ['管道疏通'], { anchor: east(900), cellId: 'cell-2' }),
    ]);
    for (const limit of [3, 6]) {
      const { people } = engine.answer(question(TEXT, { limit }));
      expect(people.slice(0, 3).map(({ thingId }) => thingId)).toEqual(['a', 'drains', 'b']);
      const [first, second] = people;
      const told = second?.reasons.filter(({ code }) => code === 'putForward') ?? [];
      expect(told.map(({ code, params }) => dynamicText(`reason.${code}`, params))).toEqual([
        '要“管道疏通”，上面的没写明会，或来不了，所以往前排',
      ]);
      expect(told[0]?.points).toBe(0);
      expect(first?.reasons.some(({ code }) => code === 'putForward')).toBe(false);
    }
  });

  it('nobody comes forward who is away, serves other cells only, or is far behind', () => {
    const others = ['a', 'b', 'c', 'd'].map((id) => canDo(id, ['水暖工']));
    const away = canDo('drains', ['管道疏通'], { onCall: false, weekly: parseWeekly('周日8:00-9:00') });
    const elsewhere = canDo('drains', ['管道疏通'], { serviceRange: 'cell', cellId: 'cell-2' });
    const far = canDo('drains', ['管道疏通'], { anchor: east(9000), cellId: null, onCall: false });
    for (const drains of [away, elsewhere, far]) {
      const { people } = engineOf([...others, drains]).answer(question(TEXT, { limit: 4 }));
      expect(people.map(({ thingId }) => thingId)).toEqual(['a', 'b', 'c', 'd']);
    }
  });

  it('one whom a hard rule keeps out is told the place that it would come forward to', () => {
    const mixed = category('mixed', { name: '水电', keywords: ['水电坏了'], needs: ['水暖工', '电工'] });
    const ask = (expiresOn: string, limit: number) => {
      const engine = engineOf([
        ...['a', 'b', 'c', 'd'].map((id) => canDo(id, ['水暖工'])),
        canDo('electrician', ['电工'], { certificates: [{ name: '电工证', expiresOn }] }),
      ]);
      engine.setCategories([...CATEGORIES, mixed]);
      return engine.answer(question('水电坏了，朝南埭12幢', { limit }));
    };
    for (const limit of [2, 3, 4, 6]) {
      const rank = ask('2030-01-01', limit).people.findIndex(({ thingId }) => thingId === 'electrician') + 1;
      expect(rank).toBe(2);
      const { people, whyNot } = ask('2020-01-01', limit);
      expect(people.some(({ thingId }) => thingId === 'electrician')).toBe(false);
      expect(whyNot.find(({ thingId }) => thingId === 'electrician')).toMatchObject({
        rankWithout: 2,
        obstacles: [{ code: 'certExpired', rank: 2 }],
      });
    }
  });

  it('equal ones stand by their ids, in the compressed rows or outside of them', () => {
    for (const tags of [['管道疏通'], ['水暖工'], ['水暖工', '管道疏通']]) {
      const alike = (id: string) => canDo(id, tags, { note: '水管漏水' });
      const engine = engineOf(['b0', 'b1', 'b2'].map(alike));
      engine.compact();
      for (const id of ['a0', 'a1', 'a2']) engine.upsert(alike(id));
      const shown = () => engine.answer(question(TEXT, { limit: 3 })).people.map(({ thingId }) => thingId);
      expect(shown()).toEqual(['a0', 'a1', 'a2']);
      engine.compact();
      expect(shown()).toEqual(['a0', 'a1', 'a2']);
    }
  });

  it('the engine finds those who come forward among all', () => {
    const one = fc.record({
      tags: fc.constantFrom(['水暖工'], ['管道疏通'], ['水暖工', '管道疏通'], ['管道疏通维修'], ['保洁']),
      metres: fc.integer({ min: 0, max: 3000 }),
      kind: fc.constantFrom('person' as const, 'person' as const, 'unit' as const),
      weekly: fc.constantFrom(null, parseWeekly('周日8:00-9:00'), parseWeekly('每天8:00-20:00')),
      cellId: fc.constantFrom('micro-1', 'cell-2'),
      serviceRange: fc.constantFrom(null, null, 'cell' as const),
      minRestDays: fc.constantFrom(null, 7),
    });
    let forward = 0;
    fc.assert(
      fc.property(
        fc.array(one, { minLength: 4, maxLength: 30 }),
        fc.integer({ min: 1, max: 6 }),
        fc.boolean(),
        (list, limit, isCompact) => {
          const engine = engineOf(
            list.map(({ metres, ...parts }, i) => doc(`id-${i + 10}`, { ...parts, anchor: east(metres) })),
          );
          engine.setRecentCalls(new Map(), new Map([['id-10', Math.floor(NOW_MS / 86_400_000) - 1]]));
          if (isCompact) engine.compact();
          const long = engine.answer(question(TEXT, { limit: 100 }));
          const short = engine.answer(question(TEXT, { limit }));
          const { needs } = long.understood;
          const contender = (pick: Pick): Contender => {
            const met = pick.reasons.filter(({ code }) => code === 'need' || code === 'needResource');
            const bits = met.reduce((all, { params }) => all | (1 << needs.indexOf(String(params.need))), 0);
            return { id: pick.thingId, score: pick.score, meets: canCome(pick) ? bits : 0 };
          };
          for (const kind of ['people', 'resources'] as const) {
            const shown = short[kind].map(({ thingId }) => thingId);
            expect(shown).toEqual(idsOf(naive(long[kind].map(contender), limit)));
            forward += short[kind]
              .flatMap(({ reasons }) => reasons)
              .filter(({ code }) => code === 'putForward').length;
          }
        },
      ),
      { numRuns: 250 },
    );
    expect(forward).toBeGreaterThan(10);
  });
});
