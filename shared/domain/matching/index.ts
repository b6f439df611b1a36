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
export type {
  MatchAnswer,
  MatchCell,
  MatchDoc,
  MatchQuery,
  MatchReason,
  NamedPlace,
  PastDoc,
  Pick,
  ProblemCategory,
  Segmenter,
  Understood,
  WhyNot,
} from './types.ts';
