import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleOf } from '#tests/fixtures/judged/index';
import { type Bench, figuresOf, type Judgement, openBench } from '#tests/helpers/judged/measure';

/**
 * The judged set must not get worse unseen. Floors stand below what was reached (see the bench `judged`, which has all
 * figures): the engine was tuned on the half `tune` only, so that the other half says how it does on cases that nobody looked at.
 */
describe('the answers to the judged set', () => {
  let bench: Bench;
  let all: readonly Judgement[] = [];
  beforeAll(async () => {
    bench = await openBench();
    all = (await bench.run({ own: {} })).get('own') ?? [];
  }, 120_000);
  afterAll(() => bench.dispose());

  it.each([
    ['first', 'tune', { first3: 0.95, ndcg5: 0.89, category: 0.97, duty: 0.9 }],
    ['first', 'held', { first3: 0.92, ndcg5: 0.82, category: 0.93, duty: 0.96 }],
    ['second', 'tune', { first3: 0.88, ndcg5: 0.83, category: 0.91, duty: 0.8 }],
    ['second', 'held', { first3: 0.88, ndcg5: 0.8, category: 0.95, duty: 0.68 }],
    ['third', 'tune', { first3: 0.75, ndcg5: 0.7, category: 0.88, duty: 0.72 }],
    ['third', 'held', { first3: 0.73, ndcg5: 0.72, category: 0.9, duty: 0.88 }],
  ] as const)('are as good as they were: %s sample, %s', (sample, half, least) => {
    const figures = figuresOf(all.filter((one) => one.half === half && sampleOf(one.one) === sample));
    expect(figures.cases).toBeGreaterThanOrEqual(sample === 'first' ? 110 : 60);
    for (const [name, floor] of Object.entries(least))
      expect(figures[name as keyof typeof least], name).toBeGreaterThanOrEqual(floor);
  });

  it.each([
    ['first', 0.96],
    ['second', 0.92],
    ['third', 0.8],
  ] as const)(
    'are mostly right in the first three where the category is right: %s sample',
    (sample, least) => {
      const right = all.filter(({ one, verdict }) => verdict.category && sampleOf(one) === sample);
      expect(figuresOf(right).first3).toBeGreaterThanOrEqual(least);
    },
  );
});
