import type { Judgement } from '#tests/helpers/judged/measure';
import type { Graded } from '#tests/helpers/judged/oracle';
import type { Helper } from '#tests/helpers/judged/records';
import { FAULTS } from '#tests/helpers/judged/verdict';

type Helpers = ReadonlyMap<string, Helper>;
const FIRST = 3;
const EXAMPLES = 4;

const describe = (helper: Helper | undefined): string =>
  helper ? `${helper.name}(${helper.abilities.join('、')})` : '?';

/** The first of a list, each with its grade. */
function shown(ids: readonly string[], graded: readonly Graded[], helpers: Helpers): string {
  const grades = new Map(graded.map(({ helper, grade }) => [helper.id, grade]));
  return ids
    .slice(0, FIRST)
    .map((id) => `${grades.get(id) ?? 0} ${describe(helpers.get(id))}`)
    .join(' · ');
}

/** The best that the oracle has, each with its grade. */
function wanted(graded: readonly Graded[]): string {
  return [...graded]
    .sort((a, b) => b.grade - a.grade)
    .slice(0, EXAMPLES)
    .map(({ helper, grade }) => `${grade} ${describe(helper)}`)
    .join(' · ');
}

function tellOne({ one, verdict, grades, answer }: Judgement, helpers: Helpers): void {
  const { understood } = answer;
  const said = understood.categoryId?.replace('problem-', '') ?? 'none';
  const ids = (list: readonly { readonly thingId: string }[]): string[] => list.map(({ thingId }) => thingId);
  console.log(`\n${one.say}  [${verdict.faults.join(', ') || 'duty'}]  NDCG@5 ${verdict.ndcg5.toFixed(2)}`);
  console.log(
    `  said ${said}${understood.unsure ? ' (unsure)' : ''}, right: ${one.categories.join(' ')}; ` +
      `needs read: ${understood.needs.join('、')}; wanted: ${one.need.first.join('、')}/${one.need.ok.join('、')}`,
  );
  if (one.place) console.log(`  place read: ${understood.place?.text ?? 'none'}, meant: ${one.place}`);
  for (const fault of verdict.faults) {
    if (fault !== 'people' && fault !== 'resources') continue;
    console.log(`  ${fault} shown: ${shown(ids(answer[fault]), grades[fault], helpers)}`);
    console.log(`  ${fault} best:  ${wanted(grades[fault])}`);
  }
  if (verdict.faults.includes('never'))
    for (const list of [answer.duty, answer.people, answer.resources])
      console.log(`  never ${String(one.never)}: ${shown(ids(list), [], helpers)}`);
  if (verdict.duty === false || verdict.faults.includes('never'))
    console.log(
      `  duty: ${answer.duty.map(({ name }) => name).join('、')}; right: ${String(one.duty ?? '')}`,
    );
}

/** Prints why each failing case fails, and how often each fault is among them. */
export function tellFailures(judgements: readonly Judgement[], helpers: Helpers): void {
  const failing = judgements.filter(({ verdict }) => verdict.faults.length > 0 || verdict.duty === false);
  for (const judgement of failing) tellOne(judgement, helpers);
  const count = (has: (one: Judgement) => boolean): number => failing.filter(has).length;
  console.table({
    ...Object.fromEntries(
      FAULTS.map((fault) => [fault, count(({ verdict }) => verdict.faults.includes(fault))]),
    ),
    duty: count(({ verdict }) => verdict.duty === false),
  });
}
