import type { ConsentState } from '../consent.ts';
import type { KindId } from '../kinds/index.ts';
import type { Condition } from './conditions.ts';
import { kindsWithField } from './fields.ts';

/** The parts of a filter that ask for values of fields (contract/things.ts has the whole filter). */
export type FieldFilter = {
  readonly skills?: readonly string[] | undefined;
  readonly allSkills?: boolean | undefined;
  readonly availableAtMs?: number | undefined;
  readonly availableNow?: boolean | undefined;
  readonly verifiedWithinDays?: number | undefined;
  readonly notVerifiedForDays?: number | undefined;
  readonly consent?: readonly ConsentState[] | undefined;
  readonly missing?: readonly string[] | undefined;
  readonly conditions?: readonly Condition[] | undefined;
};

/** One question as both evaluators (in SQL and in memory) take it. `kinds`: only things of these. */
export type PlannedTest = { readonly condition: Condition; readonly kinds: readonly KindId[] | null };

/** The questions of a filter, all of which must hold. */
export function planTests(filter: FieldFilter): readonly PlannedTest[] {
  const asked: Condition[] = [...(filter.conditions ?? [])];
  if (filter.skills?.length)
    asked.push({ field: '@skills', op: filter.allSkills ? 'allOf' : 'anyOf', value: [...filter.skills] });
  if (filter.availableAtMs !== undefined)
    asked.push({ field: '@availability', op: 'openAt', value: filter.availableAtMs });
  if (filter.availableNow) asked.push({ field: '@availability', op: 'openAt', value: 'now' });
  if (filter.verifiedWithinDays !== undefined)
    asked.push({ field: 'verifiedOn', op: 'withinDays', value: filter.verifiedWithinDays });
  if (filter.notVerifiedForDays !== undefined)
    asked.push({ field: 'verifiedOn', op: 'notWithinDays', value: filter.notVerifiedForDays });
  for (const field of filter.missing ?? []) asked.push({ field, op: 'empty' });
  const tests: PlannedTest[] = asked.map((condition) => ({ condition, kinds: kindsFor(condition) }));
  if (filter.consent?.length)
    tests.push({
      condition: { field: '@consent', op: 'anyOf', value: [...filter.consent] },
      kinds: kindsWithField('consentOn'),
    });
  return tests;
}

/** Questions that hold for a thing without the field (`empty` and the like) are put to those that can have it. */
function kindsFor({ field, op, value }: Condition): readonly KindId[] | null {
  const holdsForNone =
    op === 'empty' || op === 'noneOf' || op === 'notWithinDays' || (op === 'is' && value === false);
  return holdsForNone ? kindsWithField(field) : null;
}
