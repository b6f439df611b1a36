import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentChinese } from '#core/text/segmenter';
import { type MatchDoc, MatchEngine, RINGS, type Ring } from '#shared/domain/matching/index';
import { CATEGORIES, doc, east, HERE, question } from './fixture.ts';

/** Four cells in a row, each with two micro cells; beside each other are those with numbers one apart. */
const CELLS = [
  { id: 'community', name: '水洞埭社区', parentId: null, centre: HERE, leadId: null },
  ...[1, 2, 3, 4].flatMap((i) => [
    { id: `c${i}`, name: `第${i}网格`, parentId: 'community', centre: HERE, leadId: null },
    ...['a', 'b'].map((m) => ({
      id: `c${i}${m}`,
      name: `第${i}网格${m}`,
      parentId: `c${i}`,
      centre: HERE,
      leadId: null,
    })),
  ]),
  { id: 'elsewhere', name: '邻社区', parentId: null, centre: HERE, leadId: null },
];
const numberOf = (cell: string): number => Number(cell[1]);
const neighboursOf = (id: string): string[] =>
  [1, 2, 3, 4].map((i) => `c${i}`).filter((other) => Math.abs(numberOf(other) - numberOf(id)) === 1);

function engineIn(here: string, docs: readonly MatchDoc[]): MatchEngine {
  const engine = new MatchEngine({ segment: segmentChinese, cellAt: () => here, neighboursOf });
  engine.setCategories(CATEGORIES);
  engine.setCells(CELLS);
  for (const one of docs) engine.upsert(one);
  return engine;
}

/** The ring straight from its definition. */
function ringOf(here: string, cellId: string | null): Ring {
  if (cellId === null || cellId === 'elsewhere') return 'beyond';
  if (cellId === 'community') return 'community';
  if (cellId === here && here.length === 3) return 'micro';
  const apart = Math.abs(numberOf(cellId) - numberOf(here));
  return apart === 0 ? 'cell' : apart === 1 ? 'neighbour' : 'community';
}

const cellIds = fc.constantFrom(null, ...CELLS.map(({ id }) => id));
const docs = fc
  .array(
    fc.record({
      cellId: cellIds,
      weekly: fc.constantFrom(
        null,
        [{ day: 7, fromMin: 0, toMin: 60 }],
        [{ day: 3, fromMin: 0, toMin: 1440 }],
      ),
      tags: fc.constantFrom(['电工'], ['路灯维修'], ['电工', '护理']),
    }),
    { maxLength: 14 },
  )
  .map((list) => list.map((parts, i) => doc(`id-${i}`, { ...parts, anchor: east(10 * i) })));
const here = fc.constantFrom('c1a', 'c2b', 'c3a', 'c4b');
const asked = (parts = {}) => question('路灯坏了', { anchor: HERE, limit: 50, ...parts });

describe('rings around a place', () => {
  it('are those of the definition, for every candidate', () => {
    fc.assert(
      fc.property(here, docs, (cell, list) => {
        for (const pick of engineIn(cell, list).answer(asked()).people) {
          const one = list.find(({ id }) => id === pick.thingId);
          expect([pick.thingId, pick.ring]).toEqual([pick.thingId, ringOf(cell, one?.cellId ?? null)]);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('are not drawn where the place or its cell is not known', () => {
    const list = [doc('a', { tags: ['电工'], cellId: 'c1a', anchor: HERE })];
    const engine = engineIn('c1a', list);
    expect(engine.answer(asked({ anchor: null }))).toMatchObject({
      widening: null,
      people: [{ ring: null }],
    });
    expect(engineIn('no such cell', list).answer(asked())).toMatchObject({ widening: null });
  });

  it('a cell without micro cells is its own innermost ring', () => {
    const list = [doc('a', { tags: ['电工'], cellId: 'c1', anchor: HERE })];
    expect(engineIn('c1', list).answer(asked()).people[0]?.ring).toBe('cell');
  });
});

describe('小事不出网格', () => {
  it('goes out to the innermost ring with somebody able to come, and no further', () => {
    fc.assert(
      fc.property(here, docs, (cell, list) => {
        const answer = engineIn(cell, list).answer(asked());
        const able = list.filter(
          ({ tags, weekly }) => tags.includes('电工') && (weekly === null || weekly[0]?.day === 3),
        );
        const rings = able.map((one) => RINGS.indexOf(ringOf(cell, one.cellId)));
        expect(answer.widening).toEqual(
          rings.length === 0
            ? { ring: 'beyond', why: 'nobody', need: '电工' }
            : { ring: RINGS[Math.min(...rings)], why: 'enough', need: '电工' },
        );
      }),
      { numRuns: 80 },
    );
  });

  it('就近优先 lists who can do it from the inside outward, as far as the search went, within a ring by score', () => {
    fc.assert(
      fc.property(here, docs, fc.integer({ min: 1, max: 8 }), (cell, list, limit) => {
        const engine = engineIn(cell, list);
        const all = engine.answer(asked());
        const near = engine.answer(asked({ nearFirst: true, limit }));
        const most = RINGS.indexOf(near.widening?.ring ?? 'beyond');
        const step = (id: string): number => {
          const one = list.find((other) => other.id === id);
          const ring = RINGS.indexOf(ringOf(cell, one?.cellId ?? null));
          if (ring > most) return Number.POSITIVE_INFINITY;
          return one?.tags.includes('电工') ? ring : RINGS.length;
        };
        const expected = all.people
          .filter(({ thingId }) => step(thingId) < Number.POSITIVE_INFINITY)
          .sort((a, b) => step(a.thingId) - step(b.thingId))
          .slice(0, limit);
        expect(near.people.map(({ thingId }) => thingId)).toEqual(expected.map(({ thingId }) => thingId));
        // The scores themselves stay what they are, and whoever the ring left out is told of.
        expect(near.people).toEqual(expected);
        const left = all.people
          .slice(0, limit)
          .filter(({ thingId }) => !expected.some((one) => one.thingId === thingId));
        if (left.length > 0 && near.whyNot.length < 6)
          expect(near.whyNot.map(({ thingId }) => thingId)).toEqual(
            expect.arrayContaining(left.map(({ thingId }) => thingId)),
          );
      }),
      { numRuns: 80 },
    );
  });

  it('a red emergency goes to the whole community at once', () => {
    const engine = engineIn('c1a', [doc('a', { tags: ['电工'], cellId: 'c1a', anchor: HERE })]);
    engine.setCategories(CATEGORIES.map((one) => ({ ...one, defaultLevel: 1 })));
    expect(engine.answer(asked()).widening).toEqual({ ring: 'community', why: 'emergency', need: null });
  });

  it('what the caller named must all be met, of what is only supposed one', () => {
    const engine = engineIn('c1a', [
      doc('electrician', { tags: ['电工'], cellId: 'c1a', anchor: HERE }),
      doc('carer', { tags: ['护理'], cellId: 'c2a', anchor: HERE }),
      doc('cook', { tags: ['助餐'], cellId: 'c1a', anchor: HERE }),
    ]);
    expect(engine.answer({ ...asked(), text: '独居老人要人照顾' }).widening).toMatchObject({
      ring: 'micro',
      need: '助餐',
    });
    expect(engine.answer({ ...asked(), text: '独居老人要护理' }).widening).toMatchObject({
      ring: 'neighbour',
      need: '护理',
    });
  });
});
