import type { UnderstoodAnswer } from '#shared/contract/understood';

/** What is understood of a text that says nothing, with some of it otherwise. */
export function nothingUnderstood(given: Partial<UnderstoodAnswer> = {}): UnderstoodAnswer {
  return {
    learned: null,
    terms: [],
    categoryId: null,
    unsure: true,
    confidence: 0,
    by: null,
    because: [],
    guess: null,
    alternatives: [],
    readAs: [],
    needs: [],
    namedNeeds: [],
    needCounts: [],
    level: null,
    readLevel: null,
    usualLevel: null,
    deadlineHours: null,
    usualDeadlineHours: null,
    urgency: { grade: 'normal', because: [] },
    vulnerable: [],
    quantities: [],
    place: null,
    wantedAtMs: null,
    ...given,
  };
}
