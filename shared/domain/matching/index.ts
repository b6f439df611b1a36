export { type EngineOptions, type EngineView, INDEX_VERSION, MatchEngine } from './engine.ts';
export type { CategoryJudge, JudgedCategory } from './judge.ts';
export { normalisePlace, normaliseText } from './normalise.ts';
export {
  HINDRANCES,
  RINGS,
  type Ring,
  SHORTAGE_REASONS,
  type Shortage,
  type ShortageReason,
  type Widening,
} from './outcome.ts';
export { ruledOut } from './proof.ts';
export {
  againstOf,
  inFavourOf,
  REASON_CODES,
  type ReasonCode,
  reasonCodeOf,
  tellsDistance,
  tellsOutside,
  tellsSpent,
  weightiest,
} from './reasonCodes.ts';
export type { Outcome } from './reliability.ts';
export type {
  LearnedName,
  MatchAnswer,
  MatchCell,
  MatchDoc,
  MatchQuery,
  MatchReason,
  NamedPlace,
  PastDoc,
  Pick,
  ProblemCategory,
  ReasonPart,
  Segmenter,
  Understood,
  WhyNot,
} from './types.ts';
export {
  ANSWER_LISTS,
  choiceOf,
  type MatchChoice,
  type Ranked,
} from './weights/choices.ts';
export { LEARNED_LIMITS, LEAST_CHOICES, type Learned, learnWeights } from './weights/learn.ts';
export { shownTenths } from './weights/shown.ts';
export {
  forParts,
  type MatchWeights,
  MOST_PERCENT,
  PARTS,
  STANDARD_PERCENTS,
  STANDARD_WEIGHTS,
  type WeightPercents,
  weightsOf,
} from './weights/weights.ts';
export { isBarred } from './whyNot.ts';
