import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  choiceOf,
  forParts,
  LEARNED_LIMITS,
  LEAST_CHOICES,
  learnWeights,
  type MatchChoice,
  PARTS,
  type ReasonPart,
  STANDARD_PERCENTS,
  STANDARD_WEIGHTS,
  shownTenths,
  weightsOf,
} from '#shared/domain/matching/index';
import { partSums } from '#shared/domain/matching/weights/choices';

const parts = (given: Partial<Record<ReasonPart, number>>) => forParts((part) => given[part] ?? 0);
const choice = (
  picked: Partial<Record<ReasonPart, number>>,
  passed: Partial<Record<ReasonPart, number>>,
): MatchChoice => ({
  picked: [{ list: 'people', rank: 2, parts: parts(picked) }],
  passed: [{ list: 'people', rank: 1, parts: parts(passed) }],
});
const times = (count: number, one: MatchChoice): MatchChoice[] => Array.from({ length: count }, () => one);
const shown = (thingId: string, points: Partial<Record<ReasonPart, number>>) => ({
  thingId,
  reasons: PARTS.flatMap((part) => (points[part] === undefined ? [] : { part, points: points[part] })),
});

describe('choices', () => {
  it('hold the picked ones, those passed over above them and the next one below, in each list', () => {
    const people = ['a', 'b', 'c', 'd', 'e'].map((id) => shown(id, { topic: 1 }));
    const made = choiceOf(
      { duty: [shown('x', { duty: 1 })], resources: [], people },
      new Set(['c', 'x']),
      STANDARD_WEIGHTS,
    );
    expect(made?.picked.map(({ list, rank }) => [list, rank])).toEqual([
      ['duty', 1],
      ['people', 3],
    ]);
    expect(made?.passed.map(({ list, rank }) => [list, rank])).toEqual([
      ['people', 1],
      ['people', 2],
      ['people', 4],
    ]);
    expect(JSON.stringify(made)).not.toMatch(/"[a-ex]"/);
  });

  it('nobody picked, or nobody passed over: nothing to learn', () => {
    const people = [shown('a', { topic: 1 })];
    const lists = { duty: [], resources: [], people };
    expect(choiceOf(lists, new Set(['z']), STANDARD_WEIGHTS)).toBeNull();
    expect(choiceOf(lists, new Set(['a']), STANDARD_WEIGHTS)).toBeNull();
  });

  it('take the weights out again', () => {
    const weights = { ...STANDARD_WEIGHTS, topic: 2, load: 0 };
    const { reasons } = shown('a', { topic: 30, load: -2, distance: 5 });
    expect(partSums(reasons, weights)).toEqual(parts({ topic: 15, distance: 5 }));
  });
});

describe('learned weights', () => {
  it('too few choices teach nothing', () => {
    const far = choice({ distance: 2 }, { distance: 20 });
    expect(learnWeights(times(LEAST_CHOICES - 1, far))).toEqual({
      percents: STANDARD_PERCENTS,
      choices: LEAST_CHOICES - 1,
      enough: false,
    });
    expect(learnWeights(times(LEAST_CHOICES, far)).enough).toBe(true);
  });

  it('move toward what the picked ones had more of, and away from what they had less of', () => {
    const { percents } = learnWeights(times(20, choice({ availability: 10, distance: 4 }, { distance: 16 })));
    expect(percents.availability).toBeGreaterThan(100);
    expect(percents.distance).toBeLessThan(100);
    expect(percents.freshness).toBe(100);
  });

  it('more of the same moves them further, a pick that follows the list less than one against it', () => {
    const against = choice({ topic: 20 }, { topic: 22 });
    const few = learnWeights(times(10, against)).percents.topic;
    expect(learnWeights(times(60, against)).percents.topic).toBeLessThan(few);
    const along: MatchChoice = {
      picked: [{ list: 'people', rank: 1, parts: parts({ distance: 12 }) }],
      passed: [{ list: 'people', rank: 2, parts: parts({ distance: 10 }) }],
    };
    const skip = choice({ distance: 12 }, { distance: 10 });
    expect(learnWeights(times(20, along)).percents.distance).toBeGreaterThan(100);
    expect(learnWeights(times(20, along)).percents.distance).toBeLessThan(
      learnWeights(times(20, skip)).percents.distance,
    );
  });

  const sums = fc.array(fc.double({ min: -30, max: 60, noNaN: true }), {
    minLength: PARTS.length,
    maxLength: PARTS.length,
  });
  const choices = fc.array(fc.tuple(sums, sums), { minLength: LEAST_CHOICES, maxLength: 60 }).map((list) =>
    list.map(([a, b]) =>
      choice(
        forParts((part) => a[PARTS.indexOf(part)] as number),
        forParts((part) => b[PARTS.indexOf(part)] as number),
      ),
    ),
  );
  it('stay inside their limits, whatever was picked; duty is not learned', () => {
    fc.assert(
      fc.property(choices, (list) => {
        const { percents } = learnWeights(list);
        for (const part of PARTS) {
          expect(percents[part]).toBeGreaterThanOrEqual(LEARNED_LIMITS.least);
          expect(percents[part]).toBeLessThanOrEqual(LEARNED_LIMITS.most);
        }
        expect(percents.duty).toBe(100);
      }),
    );
  });
  it('do not depend on the order of the choices', () => {
    fc.assert(
      fc.property(choices, (list) => {
        const there = learnWeights(list).percents;
        const back = learnWeights([...list].reverse()).percents;
        // Adding in another order may change the last digit, and so a rounded percent by one.
        for (const part of PARTS) expect(Math.abs(there[part] - back[part])).toBeLessThanOrEqual(1);
      }),
      { numRuns: 40 },
    );
  });
  it('an office that always wants who is free ends with free ones first', () => {
    // Far but free against near and busy: by the standard the near one wins by 2.
    const free = parts({ topic: 40, distance: 4, availability: 10 });
    const near = parts({ topic: 40, distance: 28, availability: -12 });
    const score = (one: typeof free, weights: ReturnType<typeof weightsOf>): number =>
      PARTS.reduce((sum, part) => sum + one[part] * weights[part], 0);
    expect(score(free, STANDARD_WEIGHTS)).toBeLessThan(score(near, STANDARD_WEIGHTS));
    const learned = weightsOf(learnWeights(times(12, choice(free, near))).percents);
    expect(score(free, learned)).toBeGreaterThan(score(near, learned));
  });
});

describe('shown numbers', () => {
  it('add up to the shown sum, and none is off by a whole tenth', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -60, max: 60, noNaN: true }), { maxLength: 20 }), (points) => {
        const tenths = shownTenths(points);
        const sum = points.reduce((all, one) => all + one * 10, 0);
        expect(tenths.reduce((all, one) => all + one, 0)).toBe(Math.round(sum) + 0);
        for (const [i, one] of tenths.entries())
          expect(Math.abs(one - (points[i] as number) * 10)).toBeLessThanOrEqual(1);
      }),
    );
  });
  it('by hand: three thirds of a point show as 0.4, 0.3 and 0.3', () => {
    expect(shownTenths([1 / 3, 1 / 3, 1 / 3])).toEqual([4, 3, 3]);
    expect(shownTenths([])).toEqual([]);
    expect(weightsOf({ ...STANDARD_PERCENTS, topic: 500, load: -3 })).toEqual({
      ...STANDARD_WEIGHTS,
      topic: 2,
      load: 0,
    });
  });
});
