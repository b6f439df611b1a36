import type { JudgedCase } from '#tests/fixtures/judged/judgedCase';
import { meanOf, ndcgAt } from './ndcg.ts';
import type { Graded, Grades } from './oracle.ts';
import type { Helper } from './records.ts';

/** What is judged of an answer. */
export type Answered = {
  readonly categoryId: string | null;
  readonly unsure: boolean;
  readonly duty: readonly { readonly thingId: string; readonly name: string }[];
  readonly people: readonly string[];
  readonly resources: readonly string[];
  /** Needs that it says nobody meets. */
  readonly shortages: readonly string[];
};

export const FAULTS = ['category', 'people', 'resources', 'never', 'shortage'] as const;
export type Fault = (typeof FAULTS)[number];

export type Verdict = {
  /** Rule 5; NaN where there is nobody to be found. */
  readonly ndcg5: number;
  /** Rules 6 and 7: what keeps it from being right; none: right in the first three. */
  readonly faults: readonly Fault[];
  readonly category: boolean;
  /** Rule 8; null: no duty is judged. */
  readonly duty: boolean | null;
};

const DEPTH = 5;
const FIRST = 3;
/** Good enough for the first three, where anybody is. */
const GOOD = 2;

function isCategoryRight({ categories }: JudgedCase, { categoryId, unsure }: Answered): boolean {
  const said = categoryId?.replace(/^problem-/, '') ?? null;
  if (categories.includes('other') && (said === null || unsure)) return true;
  return said !== null && categories.includes(said);
}

const gradesById = (list: readonly Graded[]): ReadonlyMap<string, number> =>
  new Map(list.map(({ helper, grade }) => [helper.id, grade]));

/** Whether somebody good enough stands among those shown first: the best that is expected, at most GOOD. */
function hasGood(expected: readonly Graded[], shown: readonly string[]): boolean {
  const grades = gradesById(expected);
  const aim = Math.min(GOOD, Math.max(0, ...grades.values()));
  return aim === 0 || shown.some((id) => (grades.get(id) ?? 0) >= aim);
}

/** Rule 5: who stands under 谁负责 is neither in the list that is measured nor in the ideal. */
function ndcgOf(list: readonly Graded[], shown: readonly string[], duty: ReadonlySet<string>): number {
  const grades = gradesById(list.filter(({ helper }) => !duty.has(helper.id)));
  const ranked = shown.filter((id) => !duty.has(id)).map((id) => grades.get(id) ?? 0);
  return ndcgAt(DEPTH, ranked, [...grades.values()]);
}

function faultsOf(
  one: JudgedCase,
  answer: Answered,
  grades: Grades,
  helpers: ReadonlyMap<string, Helper>,
): Fault[] {
  const faults: Fault[] = [];
  const duty = answer.duty.map(({ thingId }) => thingId);
  const [firstDuty, people, resources] = [duty, answer.people, answer.resources].map((list) =>
    list.slice(0, FIRST),
  );
  const firsts = [...(firstDuty ?? []), ...(people ?? []), ...(resources ?? [])];
  if (!isCategoryRight(one, answer)) faults.push('category');
  if (grades.people.length + grades.resources.length === 0) {
    // Rule 7, in place of the lists; the category and `never` count all the same.
    const proposes = answer.people.length + answer.resources.length > 0;
    if (proposes && answer.shortages.length === 0) faults.push('shortage');
  } else {
    const others = grades.people.filter(({ helper }) => !duty.includes(helper.id));
    if (!hasGood(others, people ?? [])) faults.push('people');
    const beyond = duty.slice(FIRST);
    const expected = grades.resources.filter(({ helper }) => !beyond.includes(helper.id));
    if (!hasGood(expected, [...(firstDuty ?? []), ...(resources ?? [])])) faults.push('resources');
  }
  const described = (id: string): string => {
    const helper = helpers.get(id);
    return helper ? `${helper.name} ${helper.abilities.join('、')}` : '';
  };
  if (one.never && firsts.some((id) => one.never?.test(described(id)))) faults.push('never');
  return faults;
}

/** Judges one answer by the rules. */
export function judge(
  one: JudgedCase,
  answer: Answered,
  grades: Grades,
  helpers: ReadonlyMap<string, Helper>,
): Verdict {
  const duty = new Set(answer.duty.map(({ thingId }) => thingId));
  const lists = [
    ndcgOf(grades.people, answer.people, duty),
    ndcgOf(grades.resources, answer.resources, duty),
  ].filter((value) => !Number.isNaN(value));
  return {
    ndcg5: meanOf(lists),
    faults: faultsOf(one, answer, grades, helpers),
    category: isCategoryRight(one, answer),
    duty: one.duty ? answer.duty.some(({ name }) => one.duty?.test(name)) : null,
  };
}
