import type { Condition, ConditionOp } from '#shared/domain/filter/index';

type Conditions = readonly Condition[] | undefined;

/** What is asked of a field with an operation; undefined when nothing is. */
export const askedOf = (conditions: Conditions, field: string, op: ConditionOp): Condition['value'] | true =>
  conditions
    ?.filter((condition) => condition.field === field && condition.op === op)
    .map(({ value }) => value ?? (true as const))[0];

/** The conditions with just these questions to a field; other fields' stay. A question without an answer is none. */
export function withAsked(
  conditions: Conditions,
  field: string,
  asked: readonly (readonly [ConditionOp, Condition['value'] | null | undefined])[],
): Condition[] {
  const others = (conditions ?? []).filter((condition) => condition.field !== field);
  const mine = asked.flatMap(([op, value]): Condition[] => {
    if (op === 'empty' || op === 'filled') return value === true ? [{ field, op }] : [];
    const isBlank =
      value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
    return isBlank ? [] : [{ field, op, value }];
  });
  return [...others, ...mine];
}
