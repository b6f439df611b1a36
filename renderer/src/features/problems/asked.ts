import type { Assignment, ProblemDetail } from '#shared/contract/problems';
import { inNumbers, orderOfGoing } from '#shared/domain/matching/route';

/** Somebody who was asked; the number is null for who does not come. */
export type Asked = { readonly assignment: Assignment; readonly number: number | null };

const isOut = ({ state }: Assignment): boolean => state === 'declined' || state === 'cancelled';

/** Whether people were asked and every one of them is out, while somebody may still be asked. */
export function isNobodyComing({ actions, assignments }: ProblemDetail): boolean {
  return actions.includes('dispatch') && assignments.length > 0 && assignments.every(isOut);
}

/** Those asked with one number each (`inNumbers`), in its order; who does not come stands last. */
export function numberedAsked({ anchor, assignments }: ProblemDetail): Asked[] {
  const coming = assignments.filter((one) => !isOut(one));
  const order = anchor === null ? [] : orderOfGoing(anchor, coming).order;
  const isDrawn = coming.map((one) => anchor !== null && one.anchor !== null);
  return [
    ...inNumbers(order, isDrawn).flatMap((at, i) => {
      const assignment = coming[at];
      return assignment ? [{ assignment, number: i + 1 }] : [];
    }),
    ...assignments.filter(isOut).map((assignment) => ({ assignment, number: null })),
  ];
}
