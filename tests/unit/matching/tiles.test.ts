import { describe, expect, it } from 'vitest';
import { segmentChinese } from '#core/text/segmenter';
import { haversineM } from '#shared/domain/geo/distance';
import { onSphere } from '#shared/domain/matching/candidates';
import { MatchEngine } from '#shared/domain/matching/index';
import { Tiles } from '#shared/domain/matching/tiles';
import { seeded } from '#shared/domain/random';
import { BENCH_CATEGORIES, CENTRE, madeDocs, madeProblems } from '#tests/bench/matchData';
import { NOW_MS } from './fixture.ts';

const COUNT = 3000;

describe('tiles of candidates', () => {
  it('never say that somebody is farther off than they are', () => {
    const random = seeded(3);
    const at = (reach: number): [number, number] => [
      CENTRE[0] + (random() - 0.5) * reach,
      CENTRE[1] + (random() - 0.5) * reach,
    ];
    // A few far outside of the middle, every tenth nowhere.
    const places = Array.from({ length: COUNT }, (_, n) =>
      n % 10 === 0 ? null : at(n % 97 === 0 ? 20 : 0.2),
    );
    const lngLat = new Float64Array(2 * COUNT);
    const glance = new Float32Array(4 * COUNT).fill(Number.NaN);
    for (const [n, place] of places.entries()) {
      if (place === null) continue;
      lngLat.set(place, 2 * n);
      glance.set(onSphere(place), 4 * n);
    }
    const tiles = new Tiles(lngLat, glance, COUNT / 2);
    tiles.take(lngLat, glance, COUNT);
    for (const from of [at(0.2), at(0.2), at(20)]) {
      const least = tiles.leastM(onSphere(from));
      let near = 0;
      for (const [n, place] of places.entries()) {
        const bound = least[tiles.of[n] as number] as number;
        if (place === null) expect(bound).toBeNaN();
        else {
          expect(bound).toBeLessThanOrEqual(haversineM(from, place));
          near += haversineM(from, place) - bound < 2000 ? 1 : 0;
        }
      }
      // And mostly about where they are, else they would spare nothing.
      expect(near).toBeGreaterThan(COUNT / 2);
    }
  });

  it('change no answer: the few best are the beginning of all, in a large index, after changes too', () => {
    const engine = new MatchEngine({ segment: segmentChinese, cellAt: () => 'cell-7' });
    engine.setCategories(BENCH_CATEGORIES);
    const docs = madeDocs(COUNT, 5);
    for (const one of docs) engine.upsert(one);
    engine.compact();
    const ask = (i: number, limit: number) => {
      const { text, anchor } = madeProblems(12, 9)[i] ?? { text: '', anchor: CENTRE };
      return engine.answer({ text, anchor, categoryId: null, nowMs: NOW_MS, atMs: null, limit });
    };
    const check = (): void => {
      for (let i = 0; i < 12; i += 1) {
        const [few, all] = [ask(i, 6), ask(i, COUNT)];
        expect(few.people).toEqual(all.people.slice(0, 6));
        expect(few.candidateCount).toBe(all.candidateCount);
      }
    };
    check();
    for (const one of docs.slice(0, 200)) engine.remove(one.id);
    for (const [i, one] of docs.slice(0, 100).entries())
      engine.upsert({ ...one, anchor: [CENTRE[0] + i / 100, CENTRE[1]], onCall: true });
    check();
  });
});
