import type { Answer } from '#shared/contract/problems';
import { STANDARD_PERCENTS } from '#shared/domain/matching/index';
import { nothingUnderstood } from './understood.ts';

/** An answer that names nobody, with some of it otherwise. */
export const nothingAnswered = (given: Partial<Answer> = {}): Answer => ({
  understood: nothingUnderstood(),
  duty: [],
  resources: [],
  people: [],
  past: [],
  shortages: [],
  widening: null,
  whyNot: [],
  tookMs: 1,
  candidateCount: 3,
  weights: STANDARD_PERCENTS,
  ...given,
});
