import type { Condition } from './conditions.ts';

/** 未设岗党员: Party members without a post. */
export const MEMBERS_WITHOUT_POST: readonly Condition[] = [
  { field: 'partyMember', op: 'is', value: true },
  { field: 'post', op: 'empty' },
];

const isOneOf = (one: Condition): boolean =>
  MEMBERS_WITHOUT_POST.some(({ field, op }) => field === one.field && op === one.op);

/** Whether a filter's conditions ask for them. */
export const asksForUnposted = (conditions: readonly Condition[] = []): boolean =>
  conditions.filter(isOneOf).length === MEMBERS_WITHOUT_POST.length;

/** The conditions with or without that question; the others stay. */
export function withUnposted(conditions: readonly Condition[] = [], asked: boolean): Condition[] {
  const others = conditions.filter((one) => !isOneOf(one));
  return asked ? [...others, ...MEMBERS_WITHOUT_POST] : others;
}
