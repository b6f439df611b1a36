import { performance } from 'node:perf_hooks';
import { type Comparable, findDuplicates } from '#shared/domain/duplicates/index';
import { makeRegister } from '../unit/duplicates/register.ts';
import { median } from './random.ts';

type Pairs = ReadonlySet<string>;

const keyOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

function ours(records: readonly Comparable[]): Pairs {
  const search = findDuplicates(records, () => false);
  for (let step = search.next(); ; step = search.next())
    if (step.done) return new Set(step.value.map(({ first, second }) => keyOf(first, second)));
}

/** Pairs that agree in some of the fields: how a rule with weights and a threshold works (CiviCRM's dedupe rules). */
function byRule(
  records: readonly Comparable[],
  weights: Readonly<Record<string, number>>,
  threshold: number,
): Pairs {
  const sums = new Map<string, number>();
  for (const [field, weight] of Object.entries(weights)) {
    const groups = new Map<string, string[]>();
    for (const record of records) {
      const value =
        { name: record.name, phone: record.phones[0] ?? '', address: record.address }[field] ?? '';
      if (value) groups.set(value, [...(groups.get(value) ?? []), record.id]);
    }
    for (const ids of groups.values())
      for (const [i, a] of ids.entries())
        for (const b of ids.slice(i + 1)) sums.set(keyOf(a, b), (sums.get(keyOf(a, b)) ?? 0) + weight);
  }
  return new Set([...sums].filter(([, sum]) => sum >= threshold).map(([pair]) => pair));
}

const METHODS: readonly (readonly [string, (records: readonly Comparable[]) => Pairs])[] = [
  ['ours', ours],
  [
    'name and phone equal (weights 5+5, threshold 10)',
    (records) => byRule(records, { name: 5, phone: 5 }, 10),
  ],
  ['any two of name, phone, address', (records) => byRule(records, { name: 5, phone: 5, address: 5 }, 10)],
  ['name equal', (records) => byRule(records, { name: 5 }, 5)],
];
const SIZES = [
  { people: 2_000, doubles: 100, seeds: [11, 12, 13] },
  { people: 100_000, doubles: 3_000, seeds: [14] },
] as const;

/** Doubles in seeded registers of people: found, right, missed, and how long it took. */
export async function run(): Promise<Record<string, string | number>[]> {
  return SIZES.flatMap(({ people, doubles, seeds }) =>
    METHODS.filter(([name]) => people <= 2_000 || name !== 'name equal').map(([name, find]) => {
      const runs = seeds.map((seed) => {
        const { records, truth } = makeRegister(seed, people, doubles);
        const start = performance.now();
        const found = find(records);
        const ms = performance.now() - start;
        const hits = [...found].filter((pair) => truth.has(pair)).length;
        return { ms, precision: hits / Math.max(1, found.size), recall: hits / truth.size };
      });
      return {
        people,
        method: name,
        precision: median(runs.map((one) => one.precision)).toFixed(3),
        recall: median(runs.map((one) => one.recall)).toFixed(3),
        ms: Math.round(median(runs.map((one) => one.ms))),
      };
    }),
  );
}
