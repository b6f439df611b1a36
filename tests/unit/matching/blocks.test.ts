import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentChinese } from '#core/text/segmenter';
import { haversineM } from '#shared/domain/geo/distance';
import type { LngLat } from '#shared/domain/geo/types';
import { EPSILON, leastEvidenceFor, mostScore } from '#shared/domain/matching/band';
import { BLOCK_SIZE, Blocks, blocksOf, highestFirst } from '#shared/domain/matching/blocks';
import { onSphere } from '#shared/domain/matching/candidates';
import { compactOrder } from '#shared/domain/matching/compactOrder';
import { MatchEngine, type MatchQuery } from '#shared/domain/matching/index';
import { sortRows } from '#shared/domain/matching/rows';
import { Scores } from '#shared/domain/matching/scores';
import { forParts, PARTS, STANDARD_WEIGHTS } from '#shared/domain/matching/weights/weights';
import { seeded } from '#shared/domain/random';
import { BENCH_CATEGORIES, CENTRE, madeDocs, madeProblems } from '#tests/bench/matchData';
import { NOW_MS } from './fixture.ts';

const COUNT = 3000;
type Place = readonly [number, number] | null;

/** Some places, a few of them far outside of the middle, every tenth nowhere. */
function somePlaces(seed: number): { places: readonly Place[]; at: (reach: number) => [number, number] } {
  const random = seeded(seed);
  const at = (reach: number): [number, number] => [
    CENTRE[0] + (random() - 0.5) * reach,
    CENTRE[1] + (random() - 0.5) * reach,
  ];
  const places = Array.from({ length: COUNT }, (_, n) => (n % 10 === 0 ? null : at(n % 97 === 0 ? 20 : 0.2)));
  return { places, at };
}

const orderOf = (places: readonly Place[], listOf: (n: number) => number): Uint32Array =>
  compactOrder(
    Uint32Array.from(places, (_, n) => n),
    {
      lngLat: Float64Array.from(places.flatMap((place) => place ?? [0, 0])),
      hasPlace: (n) => places[n] !== null,
      listOf,
    },
  );

describe('blocks of candidates', () => {
  const glanceOf = (places: readonly Place[]): Float32Array => {
    const glance = new Float32Array(4 * places.length).fill(Number.NaN);
    for (const [n, place] of places.entries()) if (place !== null) glance.set(onSphere(place), 4 * n);
    return glance;
  };

  it('never say that somebody is farther off than they are, and in their new order mostly about where', () => {
    const { places: anyhow, at } = somePlaces(3);
    const ordered = Array.from(
      orderOf(anyhow, () => 1),
      (n) => anyhow[n] as Place,
    );
    for (const [places, tellsMuch] of [
      [anyhow, false],
      [ordered, true],
    ] as const) {
      const blocks = new Blocks();
      const glance = glanceOf(places);
      const known = { glance, listOf: () => 1, cellOf: () => -1 };
      // In two steps that do not end with a block.
      blocks.take({ ...known, size: COUNT / 2 + 7 });
      blocks.take({ ...known, size: COUNT });
      const least = new Float64Array(blocksOf(COUNT));
      let near = 0;
      for (const from of [at(0.2), at(0.2), at(20)]) {
        blocks.leastM(onSphere(from), least);
        for (const [n, place] of places.entries()) {
          if (place === null) continue;
          const bound = least[Math.floor(n / BLOCK_SIZE)] as number;
          expect(bound).toBeLessThanOrEqual(haversineM(from, place));
          near += haversineM(from, place) - bound < 5000 ? 1 : 0;
        }
      }
      if (tellsMuch) expect(near).toBeGreaterThan(1.5 * COUNT);
    }
  });

  it('know their lists and whose cells are in them, also after somebody moved', () => {
    const blocks = new Blocks();
    const known = {
      glance: new Float32Array(4 * COUNT).fill(Number.NaN),
      listOf: (n: number) => (n < BLOCK_SIZE ? 1 : 2),
      cellOf: (n: number) => (n % 500 === 3 ? 7 : -1),
    };
    blocks.take({ ...known, size: COUNT });
    expect([...blocks.lists.subarray(0, 2)]).toEqual([1, 2]);
    expect(blocks.ofCell(7)).toEqual([3, 503, 1003, 1503, 2003, 2503].map((n) => Math.floor(n / BLOCK_SIZE)));
    blocks.moved(9, 7);
    blocks.moved(BLOCK_SIZE, 7);
    blocks.moved(BLOCK_SIZE, 7);
    expect(blocks.ofCell(7).filter((block) => block <= 1)).toEqual([0, 1]);
    expect(blocks.ofCell(8)).toEqual([]);
  });

  it.each([false, true])(
    'come with the highest bounds first, to a 256th; those without any only with all: %s',
    (all) => {
      const bounds = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 90, noNaN: true })));
      fc.assert(
        fc.property(bounds, (list) => {
          const order = [...highestFirst(Float64Array.from(list), all)];
          const wanted = list.flatMap((bound, block) => (all || bound > 0 ? [block] : []));
          expect([...order].sort((a, b) => a - b)).toEqual(wanted);
          const slack = Math.max(0, ...list) / 255 + 1e-9;
          for (let i = 1; i < order.length; i += 1)
            expect(list[order[i] as number]).toBeLessThanOrEqual(
              (list[order[i - 1] as number] as number) + slack,
            );
        }),
      );
    },
  );

  it('change no answer: the few best are the beginning of all, in a large index, whatever counts, after changes too', () => {
    const engine = new MatchEngine({ segment: segmentChinese, cellAt: () => 'cell-7' });
    engine.setCategories(BENCH_CATEGORIES);
    engine.setCells(
      Array.from({ length: 500 }, (_, i) => ({
        id: `cell-${i}`,
        name: `第${i}网格`,
        parentId: null,
        centre: CENTRE,
        leadId: null,
      })),
    );
    const docs = madeDocs(COUNT, 5);
    for (const one of docs) engine.upsert(one);
    engine.compact();
    const problems = madeProblems(12, 9);
    const silent = forParts(() => 0);
    const ways: readonly Partial<MatchQuery>[] = [
      {},
      { anchor: null },
      { nearFirst: true },
      { weights: silent },
      ...PARTS.map((part) => ({ weights: { ...STANDARD_WEIGHTS, [part]: 0 } })),
      ...PARTS.map((part) => ({ weights: { ...silent, [part]: 2 } })),
    ];
    const check = (): void => {
      for (const [i, { text, anchor }] of problems.entries())
        for (const way of i < 2 ? ways : ways.slice(0, 1)) {
          const ask = (limit: number) =>
            engine.answer({ text, anchor, categoryId: null, nowMs: NOW_MS, atMs: null, limit, ...way });
          const [few, all] = [ask(6), ask(COUNT)];
          expect(few.people).toEqual(all.people.slice(0, 6));
          expect(few.candidateCount).toBe(all.candidateCount);
        }
    };
    check();
    for (const one of docs.slice(0, 200)) engine.remove(one.id);
    for (const [i, one] of docs.slice(0, 100).entries())
      engine.upsert({ ...one, anchor: [CENTRE[0] + i / 100, CENTRE[1]], onCall: true });
    for (const one of docs.slice(300, 900)) engine.setCellOf(one.id, 'cell-7');
    check();
  });
});

describe('the order in which candidates are numbered anew', () => {
  it('has everybody once, list by list, those without a place last', () => {
    const { places } = somePlaces(4);
    const listOf = (n: number): number => (n % 3 === 0 ? 2 : 1);
    const order = [...orderOf(places, listOf)];
    expect([...order].sort((a, b) => a - b)).toEqual(places.map((_, n) => n));
    const keys = order.map((n) => 2 * listOf(n) + (places[n] === null ? 1 : 0));
    expect(keys).toEqual([...keys].sort((a, b) => a - b));
  });

  it('goes from neighbour to neighbour', () => {
    const random = seeded(5);
    const placed = Array.from(
      { length: COUNT },
      () => [CENTRE[0] + random() / 5, CENTRE[1] + random() / 5] as const,
    );
    const lengthOf = (order: Iterable<number>): number => {
      const way = Array.from(order, (n) => placed[n] as LngLat);
      return way.slice(1).reduce((sum, to, i) => sum + haversineM(way[i] as LngLat, to), 0);
    };
    expect(lengthOf(orderOf(placed, () => 1)) * 20).toBeLessThan(lengthOf(placed.keys()));
  });
});

describe('rows brought into order', () => {
  it('hold what they held, ascending, each value with its weight', () => {
    const row = fc.uniqueArray(fc.nat(40), { maxLength: 20 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
        const offsets = Uint32Array.from([0, ...rows.map((_, i) => rows.slice(0, i + 1).flat().length)]);
        const values = Uint32Array.from(rows.flat());
        // What goes with a value is told by its row and itself.
        const weightOf = (i: number, value: number): number => 100 * i + value / 2;
        const weights = Float32Array.from(rows.flatMap((list, i) => list.map((value) => weightOf(i, value))));
        sortRows(offsets, values, weights, 41);
        for (const [i, list] of rows.entries()) {
          const sorted = [...list].sort((a, b) => a - b);
          expect([...values.subarray(offsets[i], offsets[i + 1])]).toEqual(sorted);
          expect([...weights.subarray(offsets[i], offsets[i + 1])]).toEqual(
            sorted.map((value) => weightOf(i, value)),
          );
        }
      }),
    );
  });
});

describe('bounds', () => {
  it('of blocks are the highest scores in them, and the count is of those with any, question after question', () => {
    const added = fc.array(fc.tuple(fc.nat(299), fc.double({ min: 1e-6, max: 20, noNaN: true })));
    const scores = new Scores();
    fc.assert(
      fc.property(added, (list) => {
        scores.reset(300);
        scores.addShares(
          list.map(([n, points]) => ({
            docs: Uint32Array.of(n),
            factor: points / 2,
            shares: Float32Array.of(2),
          })),
        );
        const flat = [...new Set(list.map(([n]) => n))];
        const marks = new Uint8Array(flat.length).fill(1);
        scores.addMarked([{ docs: Uint32Array.from(flat), marks, points: Float64Array.of(0, 0.5) }]);
        scores.finish();
        for (const n of flat) {
          const shares = list.reduce((sum, [one, points]) => (one === n ? sum + points : sum), 0);
          expect(scores.values[n]).toBeCloseTo(shares + 0.5, 9);
        }
        expect(scores.count).toBe(new Set(list.map(([n]) => n)).size);
        for (let block = 0; block < blocksOf(300); block += 1)
          expect(scores.tops[block]).toBe(
            Math.max(...scores.values.subarray(block * BLOCK_SIZE, Math.min(300, (block + 1) * BLOCK_SIZE))),
          );
      }),
    );
  });

  it('of evidence pass over nobody whose score would do', () => {
    const points = fc.double({ min: 0, max: 60, noNaN: true });
    const evidence = fc.double({ min: 1e-9, max: 12, noNaN: true });
    const topic = fc.constantFrom(0, 0.3, 1, 2);
    fc.assert(
      fc.property(points, points, evidence, topic, (score, most, one, weight) => {
        const weights = { ...STANDARD_WEIGHTS, topic: weight };
        const least = leastEvidenceFor(score, most, weights);
        if (mostScore(one, most, weights) >= score) expect(one).toBeGreaterThanOrEqual(least);
        // And not much fewer than it could: what it gives is about the score.
        if (Number.isFinite(least) && score > 2 * EPSILON)
          expect(mostScore(least, most, weights)).toBeCloseTo(score, 6);
      }),
      { numRuns: 2000 },
    );
  });
});
