import type { ProblemDraft } from '#renderer/state/index';
import type { InputOf } from '#shared/contract/index';
import type { CorrectionsInput } from '#shared/contract/understood';

/** The question that the draft asks, with everything that was put right by hand. */
export function questionOf(draft: ProblemDraft): InputOf<'matching.answer'> {
  const { text, anchor, categoryId, atMs } = draft;
  return {
    text: text || ' ',
    anchor,
    categoryId,
    ...(atMs !== null && { atMs }),
    ...correctionsOf(draft),
  };
}

/** The corrections as the contract takes them; nothing when none was made. */
export function correctionsOf({ corrections }: ProblemDraft): { corrections?: CorrectionsInput } {
  if (Object.values(corrections).every((value) => value === undefined)) return {};
  const { level, noPlace, place, noTime, quantities, vulnerable, addedNeeds, removedNeeds } = corrections;
  return {
    corrections: {
      level,
      noPlace,
      place,
      noTime,
      quantities: quantities?.map((one) => ({ ...one })),
      vulnerable: vulnerable && [...vulnerable],
      addedNeeds: addedNeeds && [...addedNeeds],
      removedNeeds: removedNeeds && [...removedNeeds],
    },
  };
}
