import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
    ['tune', { first3: 0.93, ndcg5: 0.88, category: 0.96, duty: 0.81 }],
    ['held', { first3: 0.87, ndcg5: 0.82, category: 0.95, duty: 0.84 }],
  ] as const)('are as good as they were: %s', (half, least) => {
    const figures = figuresOf(all.filter((one) => one.half === half));
    expect(figures.cases).toBeGreaterThan(100);
    for (const [name, floor] of Object.entries(least))
      expect(figures[name as keyof typeof least], name).toBeGreaterThanOrEqual(floor);
  });

  it('are mostly right in the first three where the category is right', () => {
    const right = all.filter(({ verdict }) => verdict.category);
    expect(figuresOf(right).first3).toBeGreaterThanOrEqual(0.93);
  });
});
