import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Able } from '#shared/domain/matching/able';
import { BLOCK_SIZE, blockStarts, blocksOf } from '#shared/domain/matching/blocks';
import { tagTerm, writtenTerm } from '#shared/domain/matching/docTerms';
import { evidenceOf, type NeedPlan, planNeed, wordsShown } from '#shared/domain/matching/needPlan';
import { Postings } from '#shared/domain/matching/postings';
import { Scores } from '#shared/domain/matching/scores';
import { MOST_UNITED, sumsByMark, TermUnions, united } from '#shared/domain/matching/termUnions';

const ascending = (most: number) =>
  fc
    .uniqueArray(fc.nat(most - 1), { maxLength: 60 })
    .map((list) => Uint32Array.from(list.sort((a, b) => a - b)));

describe('documents of several terms together', () => {
  it('are those of any, each marked with its terms, and begin where their block does', () => {
    const size = 200;
    fc.assert(
      fc.property(fc.array(ascending(size), { minLength: 1, maxLength: MOST_UNITED }), (lists) => {
        const { docs, marks, starts } = united(lists, size);
        const all = new Set(lists.flatMap((list) => [...list]));
        expect([...docs]).toEqual([...all].sort((a, b) => a - b));
        for (const [at, doc] of docs.entries())
          for (const [i, list] of lists.entries())
            expect(((marks[at] as number) & (1 << i)) !== 0).toBe(list.includes(doc));
        expect(starts).toEqual(blockStarts(docs, size));
        for (let block = 0; block < blocksOf(size); block += 1)
          expect([...docs.subarray(starts[block], starts[block + 1])]).toEqual(
            [...docs].filter((doc) => Math.floor(doc / BLOCK_SIZE) === block),
          );
      }),
    );
  });

  it('have for each mark the sum of what stands for its terms', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: MOST_UNITED }), (weights) => {
        const sums = sumsByMark(weights);
        for (let mark = 0; mark < 1 << weights.length; mark += 1)
          expect(sums[mark]).toBe(
            weights.reduce((sum, one, i) => ((mark & (1 << i)) === 0 ? sum : sum + one), 0),
          );
      }),
    );
  });

  it('are made once, and again when they were long not asked for and there are too many', () => {
    const unions = new TermUnions(400);
    let made = 0;
    const ask = (id: number): void => {
      unions.of([id], () => {
        made += 1;
        return united([Uint32Array.from({ length: 150 }, (_, i) => i)], 150);
      });
    };
    for (const id of [1, 1, 2, 1]) ask(id);
    expect(made).toBe(2);
    // The third is too much: the second was asked for longest ago.
    for (const id of [3, 1, 3]) ask(id);
    expect(made).toBe(3);
    ask(2);
    expect(made).toBe(4);
  });
});

/** Cuts at spaces, so that needs may have many words. */
const segment = (text: string): readonly string[] => text.split(' ');
const WORDS = ['甲一', '乙二', '丙三', '丁四', '戊五', '己六'];

/** Some documents: the words that each has anyhow, and of these as written. */
const docsArb = fc.array(
  fc.record({
    has: fc.subarray(WORDS),
    written: fc.subarray(WORDS),
    phase: fc.constantFrom('bulk' as const, 'bulk' as const, 'later' as const),
    gone: fc.boolean(),
  }),
  { maxLength: 90 },
);

describe('who can meet a need', () => {
  it.each([1, 2, 3, 5, 6])('is who has all of its %i words, as the documents say one by one', (count) => {
    const needs = WORDS.slice(0, count).join(' ');
    let found = 0;
    fc.assert(
      fc.property(docsArb, (list) => {
        const bulk = list.filter(({ phase }) => phase === 'bulk');
        const docs = [...bulk, ...list.filter(({ phase }) => phase === 'later')].map((one) => {
          const written = one.written.filter((word) => one.has.includes(word));
          return { ...one, written, isWhole: WORDS.slice(0, count).every((word) => written.includes(word)) };
        });
        let postings = new Postings();
        for (const [i, { has, written, isWhole }] of docs.entries()) {
          const exact = isWhole && count > 1 ? [tagTerm(needs), writtenTerm(needs)] : [];
          const terms = [...has.map(tagTerm), ...written.map(writtenTerm), ...exact];
          postings.add(new Map(terms.map((term) => [term, 1])), terms.length);
          if (i === bulk.length - 1) postings = postings.compacted().postings;
        }
        for (const [n, { gone }] of docs.entries()) if (gone) postings.remove(n);
        const plan: NeedPlan = planNeed(needs, 1, true, segment);
        expect(plan.words).toHaveLength(count);
        const scores = new Scores();
        scores.reset(postings.size);
        scores.addMarked(postings.flatOf(plan.scored));
        const whole = plan.whole;
        for (const [n, { has }] of docs.entries()) {
          const marks = postings.marksOf(n, plan.scored);
          for (const [i, { term }] of plan.scored.entries())
            expect((marks & (1 << i)) !== 0).toBe(postings.has(n, term));
          expect(wordsShown(plan, marks)).toEqual(plan.words.filter((word) => has.includes(word)));
          expect((marks & whole.written) === whole.written).toBe(
            plan.words.every((word) => postings.has(n, writtenTerm(word))),
          );
          expect(scores.values[n]).toBeCloseTo(evidenceOf(plan, marks), 12);
        }
        for (const how of ['anyhow', 'written'] as const) {
          const expected = docs.flatMap(({ has, written, gone }, n) =>
            !gone && plan.words.every((word) => (how === 'anyhow' ? has : written).includes(word)) ? [n] : [],
          );
          const able = new Able(plan, how, postings);
          expect([...able]).toEqual(expected);
          found += expected.length;
        }
      }),
      { numRuns: 120 },
    );
    expect(found).toBeGreaterThan(0);
  });
});
