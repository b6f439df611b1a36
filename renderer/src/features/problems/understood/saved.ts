import type { ProblemDraft } from '#renderer/state/index';
import type { ProblemDetail } from '#shared/contract/problems';
import {
  keptCorrections,
  keptWantedMs,
  type SavedUnderstood,
  type UnderstoodAnswer,
} from '#shared/contract/understood';

/** What is kept with the problem of what was read and what was put right. */
export function savedOf(understood: UnderstoodAnswer, draft: ProblemDraft): SavedUnderstood {
  const { guess, readLevel } = understood;
  const { corrections } = draft;
  const addedNeeds = [...(corrections.addedNeeds ?? [])];
  const removedNeeds = [...(corrections.removedNeeds ?? [])];
  return {
    guess: {
      categoryId: guess?.categoryId ?? null,
      confidence: guess?.share ?? 0,
      by: guess?.by ?? null,
      because: guess?.because ?? [],
      level: readLevel,
    },
    corrected: {
      category: draft.categoryId !== null && draft.categoryId !== (guess?.categoryId ?? null),
      level: corrections.level !== undefined,
      place: draft.anchor !== null || corrections.noPlace === true || corrections.place !== undefined,
      wanted: draft.atMs !== null || corrections.noTime === true,
      quantities: corrections.quantities !== undefined,
      vulnerable: corrections.vulnerable !== undefined,
      needs: addedNeeds.length + removedNeeds.length > 0,
    },
    needs: understood.needs,
    addedNeeds,
    removedNeeds,
    usualLevel: understood.usualLevel,
    deadlineHours: understood.deadlineHours,
    wantedAtMs: understood.wantedAtMs,
    urgency: understood.urgency,
    quantities: understood.quantities,
    vulnerable: understood.vulnerable.map(({ group }) => group),
    readVulnerable: understood.readVulnerable,
    readCounts: understood.readCounts,
    readWhen: understood.readWhen,
    rivalNeeds: understood.rivalNeeds,
  };
}

/** The draft by which more people are asked for a kept problem: what was put right at registering still holds. */
export function draftOf(problem: ProblemDetail, nowMs: number): ProblemDraft {
  const { understood, level, text, anchor, categoryId, id } = problem;
  return {
    text,
    anchor,
    categoryId,
    atMs: keptWantedMs(understood, nowMs),
    corrections: keptCorrections(understood, level),
    problemId: id,
  };
}
