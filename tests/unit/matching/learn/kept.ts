import fc from 'fast-check';
import type { KeptCounts, KeptNeeds, KeptProblem, KeptWhen } from '#shared/domain/matching/learn/kept';
import type { CountRead, Figure } from '#shared/domain/matching/understand/types';
import { NOW_MS } from '../fixture.ts';

export type Parts = Partial<Omit<KeptProblem, 'level'>> & { readonly level?: Partial<KeptProblem['level']> };

const NEEDS: KeptNeeds = { added: [], removed: [], final: ['电工'], ofRivals: [] };

/** A kept problem of which nothing was put right, with some of it otherwise. */
export function keptOf({ level, ...parts }: Parts = {}): KeptProblem {
  return {
    categoryId: 'lighting',
    atMs: 1000,
    urgent: [],
    needs: NEEDS,
    groups: { added: [], removed: [], final: [] },
    when: null,
    counts: null,
    ...parts,
    level: { usual: 3, read: 3, final: 3, corrected: false, ...level },
  };
}

const level = fc.constantFrom(1, 2, 3, 4);
const needs = fc
  .record({
    added: fc.subarray(['木工', '登高作业']),
    removed: fc.subarray(['电工', '水暖工', '急救']),
    ofRivals: fc.subarray(['急救', '水暖工']),
  })
  .map(({ added, removed, ofRivals }) => {
    const supposed = [...new Set(['电工', '水暖工', ...ofRivals])];
    return {
      added,
      removed,
      ofRivals,
      final: [...supposed.filter((one) => !removed.includes(one)), ...added],
    };
  });
const groups = fc
  .record({ added: fc.subarray(['elderly' as const]), removed: fc.subarray(['child' as const]) })
  .map((one) => ({ ...one, final: one.added }));

const HOUR_MS = 3_600_000;
const when: fc.Arbitrary<KeptWhen> = fc.record({
  read: fc.record({
    word: fc.constantFrom('', '晚上', '明天'),
    day: fc.constantFrom(null, 0, 1),
    atMs: fc.constant(null),
  }),
  finalMs: fc.constantFrom(null, ...[2, 5, 5.25, 28, 52].map((hours) => NOW_MS + hours * HOUR_MS)),
  corrected: fc.boolean(),
});

const FIGURES: readonly Figure[] = [
  { count: 2, sort: 'things' },
  { count: 3, sort: 'people' },
  { count: 8, sort: 'people' },
];
const READ: readonly CountRead[] = [
  { word: '几个', exact: false, of: null, figure: null },
  { word: '几个', exact: false, of: 'people', figure: { count: 3, sort: 'people' } },
  { word: '一帮', exact: false, of: null, figure: null },
  { word: '辆电动车', exact: true, of: 'things', figure: { count: 2, sort: 'things' } },
];
const counts: fc.Arbitrary<KeptCounts> = fc.record({
  read: fc.subarray([...READ], { minLength: 1, maxLength: 2 }),
  final: fc.subarray([...FIGURES], { maxLength: 1 }),
  corrected: fc.boolean(),
});

const problem: fc.Arbitrary<KeptProblem> = fc
  .record({
    categoryId: fc.constantFrom('lighting', 'water', 'gone'),
    atMs: fc.constantFrom(500, 1000, 1500),
    level: fc.record({ usual: level, read: level, final: level, corrected: fc.boolean() }),
    urgent: fc.subarray(['松动', '马上']),
    needs,
    groups: fc.option(groups),
    when: fc.option(when),
    counts: fc.option(counts),
  })
  .map((one) => ({ ...one, atMs: NOW_MS + one.atMs }));

/** Problems of some categories (one of them gone) at NOW_MS + 500, + 1000 or + 1500, with corrections of all sorts. */
export const keptProblems = fc.array(problem, { maxLength: 24 });

const evening = fc.constantFrom(...[4.75, 5, 5.25, 5.5].map((hours) => NOW_MS + hours * HOUR_MS));
/** Problems of one category with times only, most of them about the same: dense enough to learn from. */
export const keptTimes = fc.array(
  fc
    .record({
      when: fc.oneof(
        when,
        fc.tuple(when, evening).map(([one, finalMs]) => ({ ...one, finalMs, corrected: true })),
      ),
      atMs: fc.constantFrom(0, HOUR_MS, 24 * HOUR_MS),
    })
    .map((one) => keptOf({ ...one, atMs: NOW_MS + one.atMs })),
  { minLength: 2, maxLength: 12 },
);
