import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { haversineM } from '#shared/domain/geo/distance';
import type { MatchDoc, Shortage } from '#shared/domain/matching/index';
import { AT_HAND_M } from '#shared/domain/matching/shortage';
import { doc, east, engineOf, HERE, NOW_MS, question } from './fixture.ts';

/** Wednesday evening: 2026-08-05 19:00 +08:00. */
const TONIGHT_MS = Date.parse('2026-08-05T19:00:00+08:00');
const at = (text: string): number => Date.parse(`${text}+08:00`);
const DAYTIME = [1, 2, 3, 4, 5].map((day) => ({ day, fromMin: 480, toMin: 1020 }));
const EVENINGS = [3, 5].map((day) => ({ day, fromMin: 1080, toMin: 1320 }));
const TODAY = Math.floor((NOW_MS + 8 * 3_600_000) / 86_400_000);

const shortages = (docs: readonly MatchDoc[], parts = {}, calls: ReadonlyMap<string, number> = new Map()) => {
  const engine = engineOf(docs);
  engine.setRecentCalls(calls, new Map([...calls.keys()].map((id) => [id, TODAY - 1])));
  return engine.answer(question('路灯坏了，朝南埭12幢', { atMs: TONIGHT_MS, ...parts })).shortages;
};
const electrician = (id: string, metres: number, parts: Partial<MatchDoc> = {}): MatchDoc =>
  doc(id, { tags: ['电工'], anchor: east(metres), cellId: 'micro-1', ...parts });

describe('what is missing', () => {
  it('nobody at all', () => {
    expect(shortages([])).toEqual([
      {
        need: '电工',
        reason: 'nobody',
        essential: true,
        radiusM: AT_HAND_M,
        atMs: TONIGHT_MS,
        nearest: null,
      },
    ]);
  });

  it('nobody within a kilometre: the nearest, and when he is free', () => {
    const list = [electrician('a', 2300, { weekly: DAYTIME }), electrician('b', 4000, { onCall: true })];
    expect(shortages(list)).toMatchObject([
      {
        need: '电工',
        reason: 'noneNear',
        nearest: { thingId: 'a', available: 'no', hindrance: 'busy', freeAtMs: at('2026-08-06T08:00:00') },
      },
    ]);
    expect(shortages(list)[0]?.nearest?.distanceM).toBeCloseTo(2300, 0);
  });

  it('nobody free tonight: of those at hand the one that is free first', () => {
    const list = [
      electrician('a', 300, { weekly: [{ day: 6, fromMin: 0, toMin: 600 }] }),
      electrician('b', 700, { weekly: DAYTIME }),
      electrician('c', 3000, { onCall: true }),
    ];
    expect(shortages(list)).toMatchObject([
      { reason: 'noneFree', nearest: { thingId: 'b', freeAtMs: at('2026-08-06T08:00:00') } },
    ]);
  });

  it('nobody free tonight: the same is named when the index was compacted, each looked at once', () => {
    const SUNDAY = [{ day: 7, fromMin: 480, toMin: 600 }];
    const list = [
      ...[10, 11, 12, 13, 14, 15].map((metres) => electrician(`p${metres}`, metres, { weekly: SUNDAY })),
      electrician('q', 60, { weekly: [{ day: 4, fromMin: 480, toMin: 600 }] }),
    ];
    const engine = engineOf(list);
    const ask = () => engine.answer(question('路灯坏了，朝南埭12幢', { atMs: TONIGHT_MS })).shortages;
    expect(ask()).toMatchObject([{ reason: 'noneFree', nearest: { thingId: 'q' } }]);
    engine.compact();
    expect(ask()).toMatchObject([{ reason: 'noneFree', nearest: { thingId: 'q' } }]);
  });

  it('all called too often or resting, all full, all for their own cells', () => {
    const used = shortages([electrician('a', 100, { maxCallsPerMonth: 2 })], {}, new Map([['a', 2]]));
    expect(used).toMatchObject([{ reason: 'allUsed', nearest: { hindrance: 'used', freeAtMs: null } }]);
    const resting = shortages([electrician('a', 100, { minRestDays: 4 })], {}, new Map([['a', 1]]));
    // Hours that nobody told are promised to nobody.
    expect(resting).toMatchObject([{ reason: 'allUsed', nearest: { freeAtMs: null } }]);
    const rested = shortages(
      [electrician('a', 100, { minRestDays: 4, onCall: true })],
      {},
      new Map([['a', 1]]),
    );
    expect(rested).toMatchObject([{ nearest: { freeAtMs: at('2026-08-08T00:00:00') } }]);
    expect(shortages([electrician('a', 100, { capacity: 'none' })])).toMatchObject([{ reason: 'allFull' }]);
    const away = electrician('a', 100, { serviceRange: 'cell', cellId: 'cell-2' });
    expect(shortages([away])).toMatchObject([{ reason: 'outOfRange', nearest: { hindrance: 'range' } }]);
  });

  it('a certificate that the need demands and that is over meets nothing; one without a known certificate may', () => {
    const over = electrician('a', 100, {
      onCall: true,
      certificates: [{ name: '电工证', expiresOn: '2026-08-01' }],
    });
    expect(shortages([over])).toMatchObject([
      { reason: 'allExpired', nearest: { thingId: 'a', hindrance: 'expired', freeAtMs: null } },
    ]);
    expect(shortages([over, electrician('b', 200)])).toEqual([]);
    const holds = electrician('a', 100, { certificates: [{ name: '电工证', expiresOn: '2026-08-05' }] });
    expect(shortages([holds])).toEqual([]);
    const other = electrician('a', 100, { certificates: [{ name: '健康证', expiresOn: '2020-01-01' }] });
    expect(shortages([other])).toEqual([]);
  });

  it('nothing where somebody at hand is free, has no hours, or no place on the map', () => {
    expect(shortages([electrician('a', 900, { weekly: EVENINGS })])).toEqual([]);
    expect(shortages([electrician('a', 900)])).toEqual([]);
    expect(shortages([doc('a', { tags: ['电工'] })])).toEqual([]);
    expect(shortages([electrician('a', 5000)], { text: '路灯坏了' })).toEqual([]);
  });

  it('is noted unasked when the caller named it, nobody has it, or nothing else will do', () => {
    const noted = (list: Shortage[]) => list.filter(({ essential }) => essential).map(({ need }) => need);
    const text = '水管漏水';
    const plumber = doc('p', { tags: ['水暖工'], anchor: HERE });
    const busy = doc('d', { tags: ['管道疏通'], anchor: HERE, weekly: DAYTIME });
    expect(noted(shortages([plumber], { text }))).toEqual(['管道疏通']);
    expect(noted(shortages([plumber, busy], { text }))).toEqual([]);
    expect(shortages([plumber, busy], { text }).map(({ need }) => need)).toEqual(['管道疏通']);
    expect(noted(shortages([{ ...plumber, weekly: DAYTIME }, busy], { text }))).toEqual([
      '水暖工',
      '管道疏通',
    ]);
    expect(noted(shortages([plumber, busy], { text: '要管道疏通' }))).toEqual(['管道疏通']);
  });

  it('is what looking at every one finds', () => {
    const one = fc.record({
      metres: fc.integer({ min: 0, max: 3000 }),
      weekly: fc.constantFrom(null, DAYTIME, EVENINGS),
      capacity: fc.constantFrom(null, 'none' as const),
      tags: fc.constantFrom(['电工'], ['护理']),
      placed: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), (list) => {
        const docs = list.map(({ metres, placed, ...parts }, i) =>
          doc(`id-${i}`, { ...parts, anchor: placed ? east(metres) : null }),
        );
        const capable = docs.filter(({ tags }) => tags.includes('电工'));
        const far = ({ anchor }: MatchDoc): number => (anchor === null ? 0 : haversineM(HERE, anchor));
        const near = capable.filter((other) => far(other) <= AT_HAND_M);
        const met = near.some(({ weekly, capacity }) => weekly !== DAYTIME && capacity === null);
        const [found] = shortages(docs);
        expect(found === undefined).toBe(met);
        if (found === undefined) return;
        const reason =
          capable.length === 0
            ? 'nobody'
            : near.length === 0
              ? 'noneNear'
              : near.some(({ capacity }) => capacity === null)
                ? 'noneFree'
                : 'allFull';
        expect(found.reason).toBe(reason);
        if (reason === 'noneNear')
          expect(found.nearest?.distanceM).toBeCloseTo(Math.min(...capable.map(far)), 3);
      }),
      { numRuns: 150 },
    );
  });
});
