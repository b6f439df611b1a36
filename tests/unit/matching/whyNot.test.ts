import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MatchAnswer, MatchDoc, MatchEngine, WhyNot } from '#shared/domain/matching/index';
import { POINTS } from '#shared/domain/matching/situation';
import { dynamicText } from '#shared/i18n/index';
import { doc, east, engineOf, HERE, NOW_MS, question } from './fixture.ts';

const TEXT = '路灯坏了，朝南埭12幢';
/** Two needs: the first places of a list answer both. */
const TWO_NEEDS = '水管漏水，朝南埭12幢';
const WEDNESDAY = { day: 3, fromMin: 0, toMin: 1440 };
const SUNDAY = { day: 7, fromMin: 480, toMin: 600 };
const TODAY = Math.floor((NOW_MS + 8 * 3_600_000) / 86_400_000);

/** Somebody for either text, with what may speak against one. */
const docArb = (id: string): fc.Arbitrary<MatchDoc> =>
  fc
    .record({
      tags: fc.constantFrom(
        ['电工', '水暖工'],
        ['电工', '路灯维修', '管道疏通'],
        ['水电维修', '水暖工', '管道疏通'],
        ['路灯维修', '管道疏通'],
      ),
      metres: fc.integer({ min: 0, max: 2500 }),
      cellId: fc.constantFrom('micro-1', 'micro-2', 'cell-2', null),
      weekly: fc.constantFrom(null, [WEDNESDAY], [SUNDAY]),
      capacity: fc.constantFrom(null, null, 'none' as const),
      serviceRange: fc.constantFrom(null, 'cell' as const),
      minRestDays: fc.constantFrom(null, 7),
      verifiedOn: fc.constantFrom(null, '2026-07-01', '2024-01-01'),
      kind: fc.constantFrom('person' as const, 'unit' as const),
    })
    .map(({ metres, ...parts }) => doc(id, { ...parts, anchor: east(metres) }));

const community = fc
  .integer({ min: 8, max: 24 })
  .chain((size) =>
    fc.tuple(...Array.from({ length: size }, (_, i) => docArb(`id-${String(i).padStart(2, '0')}`))),
  );

/** Everybody was called some days ago, every third three times. */
function takeCalls(engine: MatchEngine, list: readonly MatchDoc[], spare?: string): void {
  const called = list.map(({ id }, i) => ({ id, often: i % 3 === 0 })).filter(({ id }) => id !== spare);
  engine.setRecentCalls(
    new Map(called.map(({ id, often }) => [id, often ? 3 : 0])),
    new Map(called.map(({ id, often }) => [id, TODAY - (often ? 3 : 20)])),
  );
}

function ask(text: string, list: readonly MatchDoc[], limit: number, spare?: string): MatchAnswer {
  const engine = engineOf(list);
  takeCalls(engine, list, spare);
  return engine.answer(question(text, { limit }));
}

const texts = fc.constantFrom(TEXT, TWO_NEEDS);

/** The candidate as it would be without the thing that a reason speaks of; null: not by changing the record. */
const WITHOUT: Record<string, (one: MatchDoc) => MatchDoc> = {
  unavailable: (one) => ({ ...one, weekly: null }),
  outOfRange: (one) => ({ ...one, serviceRange: null }),
  resting: (one) => ({ ...one, minRestDays: null }),
  stale: (one) => ({ ...one, verifiedOn: null }),
  unverified: (one) => ({ ...one, verifiedOn: '2026-08-01' }),
};

const shownOf = (answer: MatchAnswer, kind: MatchDoc['kind']) =>
  kind === 'person' ? answer.people : answer.resources;
const rankIn = (answer: MatchAnswer, one: WhyNot): number | null => {
  const at = shownOf(answer, one.kind).findIndex(({ thingId }) => thingId === one.thingId);
  return at < 0 ? null : at + 1;
};

describe('why not', () => {
  it('names nobody who is shown, only who would be shown without what speaks against him, the best first', () => {
    fc.assert(
      fc.property(texts, community, fc.integer({ min: 1, max: 4 }), (text, list, limit) => {
        const answer = ask(text, list, limit);
        const shown = [...answer.duty, ...answer.people, ...answer.resources].map(({ thingId }) => thingId);
        expect(answer.whyNot.filter(({ thingId }) => shown.includes(thingId))).toEqual([]);
        expect(new Set(answer.whyNot.map(({ thingId }) => thingId)).size).toBe(answer.whyNot.length);
        for (const [i, one] of answer.whyNot.entries()) {
          expect(one.rankWithout).toBeLessThanOrEqual(limit);
          expect(one.obstacles.length).toBeGreaterThan(0);
          expect(one.rankWithout).toBeGreaterThanOrEqual(answer.whyNot[i - 1]?.rankWithout ?? 0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is exact: the record without that one thing stands where it is said to, by asking anew', () => {
    let tried = 0;
    fc.assert(
      fc.property(texts, community, fc.integer({ min: 1, max: 4 }), (text, list, limit) => {
        for (const one of ask(text, list, limit).whyNot)
          for (const { code, rank } of one.obstacles) {
            const change = WITHOUT[code];
            if (change === undefined) continue;
            const changed = list.map((other) => (other.id === one.thingId ? change(other) : other));
            expect([code, rankIn(ask(text, changed, limit), one)]).toEqual([code, rank]);
            tried += 1;
          }
      }),
      { numRuns: 60 },
    );
    expect(tried).toBeGreaterThan(20);
  });

  it('is exact for calls too: nobody called, and never before, one stands where it is said', () => {
    let tried = 0;
    fc.assert(
      fc.property(texts, community, fc.integer({ min: 1, max: 4 }), (text, list, limit) => {
        for (const one of ask(text, list, limit).whyNot) {
          // Without calls nobody rests either: that would be two things.
          if (one.obstacles.some(({ code }) => code === 'resting')) continue;
          for (const { rank } of one.obstacles.filter(({ code }) => code === 'recentCalls')) {
            expect(rankIn(ask(text, list, limit, one.thingId), one)).toBe(rank);
            tried += 1;
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(tried).toBeGreaterThan(10);
  });

  it('names whom the calls of this week bring down, their turn taken in', () => {
    const same = { tags: ['电工'], anchor: HERE, cellId: 'micro-1', verifiedOn: '2026-08-01' };
    const engine = engineOf([doc('a-called', same), doc('b-rival', { ...same, anchor: east(40) })]);
    engine.setRecentCalls(
      new Map([['a-called', 1]]),
      new Map([['a-called', TODAY - 1]]),
      new Map([['a-called', 1]]),
    );
    expect(engine.answer(question(TEXT, { limit: 1 })).whyNot).toMatchObject([
      { thingId: 'a-called', obstacles: [{ code: 'weekCalls', params: { week: 1 }, rank: 1 }] },
    ]);
  });

  it('is complete: who would be shown if nothing spoke against him is told of, or better ones are', () => {
    let tried = 0;
    fc.assert(
      fc.property(community, fc.integer({ min: 1, max: 3 }), (list, limit) => {
        const answer = ask(TEXT, list, limit);
        const all = ask(TEXT, list, 50);
        for (const kind of ['person', 'unit'] as const) {
          const shown = shownOf(answer, kind);
          // Where the first meets the one need, all stand by score alone.
          const [first] = shown;
          if (first?.available === 'no' || !first?.reasons.some(({ code }) => /^need(Resource)?$/.test(code)))
            continue;
          tried += 1;
          const least = shown.length < limit ? -Infinity : (shown.at(-1)?.score ?? -Infinity);
          const hidden = shownOf(all, kind).filter(
            ({ thingId }) => !shown.some((one) => one.thingId === thingId),
          );
          const lifted = hidden
            .filter(({ reasons }) => reasons.some(({ points }) => points < 0))
            .map((pick) => pick.reasons.reduce((sum, { points }) => sum + Math.max(0, points), 0))
            .filter((score) => score > least + 1e-9);
          const told = answer.whyNot.filter(
            (one) => one.kind === kind && one.obstacles.some(({ points }) => points < 0),
          );
          if (answer.whyNot.length < 6)
            expect(told.length).toBeGreaterThanOrEqual(Math.min(lifted.length, 4));
        }
      }),
      { numRuns: 60 },
    );
    expect(tried).toBeGreaterThan(30);
  });

  it('names who was never verified, apart from whom nobody verified for long, and where it would be verified', () => {
    const told = (verifiedOn: string | null, rivals: string, kind: MatchDoc['kind'] = 'person') => {
      const rival = { tags: ['电工'], anchor: HERE, cellId: 'micro-1', kind };
      const engine = engineOf([
        doc('b-rival', { ...rival, verifiedOn: rivals }),
        doc('a-hidden', { ...rival, verifiedOn }),
      ]);
      return engine.answer(question(TEXT, { limit: 1 })).whyNot;
    };
    for (const kind of ['person', 'unit'] as const) {
      const [one] = told(null, '2026-08-01', kind);
      expect(one?.obstacles).toMatchObject([{ code: 'unverified', params: {}, rank: 1 }]);
      expect(one?.obstacles[0]?.points).toBeLessThan(0);
      // It is said in the reasons too, and takes nothing from the score.
      expect(one?.reasons.filter(({ part }) => part === 'freshness')).toEqual([
        { code: 'unverified', params: {}, part: 'freshness', points: 0 },
      ]);
    }
    expect(told('2024-08-05', '2026-01-05')[0]?.obstacles.map(({ code }) => code)).toEqual(['stale']);
    expect(told('2026-01-05', '2026-08-01')).toEqual([]);
  });

  it('tells one who only stands far away, and where he would be on the spot', () => {
    const engine = engineOf([
      doc('near', {
        tags: ['管道疏通'],
        anchor: HERE,
        cellId: 'micro-1',
        onCall: true,
        verifiedOn: '2026-08-01',
      }),
      doc('far', {
        tags: ['水暖工', '管道疏通'],
        anchor: east(2400),
        cellId: 'cell-2',
        verifiedOn: '2026-01-05',
      }),
      ...[1, 2, 3].map((i) => doc(`other-${i}`, { tags: ['护理'] })),
    ]);
    const [one] = engine.answer(question('朝南埭12幢漏水', { limit: 1 })).whyNot;
    expect(one).toMatchObject({ thingId: 'far', obstacles: [{ code: 'distanceKm', rank: 1 }] });
    expect(one?.obstacles[0]?.points).toBeGreaterThan(-POINTS.near);
  });

  it('says several reasons together where none alone would do', () => {
    const rivals = [1, 2].map((i) =>
      doc(`rival-${i}`, { tags: ['电工'], anchor: east(500), cellId: 'micro-1', onCall: true }),
    );
    const barred = doc('barred', {
      tags: ['电工'],
      anchor: east(10),
      cellId: 'micro-1',
      weekly: [SUNDAY],
      minRestDays: 30,
      verifiedOn: '2026-08-01',
    });
    const engine = engineOf([...rivals, barred]);
    engine.setRecentCalls(new Map([['barred', 1]]), new Map([['barred', TODAY - 1]]));
    const [one] = engine.answer(question(TEXT, { limit: 2 })).whyNot;
    expect(one?.thingId).toBe('barred');
    expect(one?.obstacles.map(({ code }) => code)).toEqual(['unavailable', 'resting', 'recentCalls']);
    expect(one?.obstacles.map(({ rank }) => rank)).toEqual([null, null, null]);
    expect(one?.rankWithout).toBe(1);
  });

  it('never names who may not be asked, and every obstacle has words', () => {
    fc.assert(
      fc.property(community, (list) => {
        const withdrawn = list.map((one, i) => (i % 2 === 0 ? { ...one, mayBeAsked: false } : one));
        const ids = new Set(withdrawn.filter((one) => !one.mayBeAsked).map(({ id }) => id));
        const answer = ask(TEXT, withdrawn, 2);
        expect(answer.whyNot.filter(({ thingId }) => ids.has(thingId))).toEqual([]);
        for (const { code, params } of answer.whyNot.flatMap(({ obstacles }) => obstacles))
          expect(dynamicText(`reason.${code}`, params)).toBeTruthy();
      }),
      { numRuns: 30 },
    );
  });
});
