import type { PickLine } from '#renderer/state/index';
import type { Assignment, ProblemDetail } from '#shared/contract/problems';

/** Somebody who was asked; the number is null for who does not come. */
export type Asked = { readonly assignment: Assignment; readonly number: number | null };

const isOut = ({ state }: Assignment): boolean => state === 'declined' || state === 'cancelled';

/** Whether people were asked and every one of them is out, while somebody may still be asked. */
export function isNobodyComing({ actions, assignments }: ProblemDetail): boolean {
  return actions.includes('dispatch') && assignments.length > 0 && assignments.every(isOut);
}

/**
 * Those asked with one number each, in its order: the numbers that the map shows (`useAskedLines`), then who has no place
 * there, as they were asked; the slip numbers so too (`slip/numbers.ts`). Who does not come stands last.
 */
export function numberedAsked(assignments: readonly Assignment[], lines: readonly PickLine[]): Asked[] {
  const ranks = new Map(lines.map(({ thingId, rank }) => [thingId, rank]));
  const rankOf = ({ thingId }: Assignment): number => ranks.get(thingId) ?? Number.MAX_SAFE_INTEGER;
  const coming = assignments.filter((one) => !isOut(one)).sort((a, b) => rankOf(a) - rankOf(b));
  return [
    ...coming.map((assignment, i) => ({ assignment, number: i + 1 })),
    ...assignments.filter(isOut).map((assignment) => ({ assignment, number: null })),
  ];
}
