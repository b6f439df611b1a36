import type { SavedUnderstood, UnderstoodAnswer } from '#shared/contract/understood';

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
    rivalNeeds: [],
    needCounts: [],
    level: null,
    readLevel: null,
    usualLevel: null,
    deadlineHours: null,
    usualDeadlineHours: null,
    urgency: { grade: 'normal', because: [] },
    vulnerable: [],
    readVulnerable: [],
    habits: [],
    quantities: [],
    readCounts: [],
    place: null,
    placeChoices: [],
    placeWords: [],
    wantedAtMs: null,
    readWhen: null,
    ...given,
  };
}

/** What is kept with a problem of which nothing was read and nothing put right, with some of it otherwise. */
export function nothingKept(given: Partial<SavedUnderstood> = {}): SavedUnderstood {
  return {
    guess: { categoryId: null, confidence: 0, by: null, because: [], level: null },
    corrected: {},
    needs: [],
    addedNeeds: [],
    removedNeeds: [],
    usualLevel: null,
    deadlineHours: null,
    wantedAtMs: null,
    urgency: { grade: 'normal', because: [] },
    quantities: [],
    vulnerable: [],
    ...given,
  };
}
