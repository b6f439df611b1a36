export { type EngineOptions, type EngineView, INDEX_VERSION, MatchEngine } from './engine.ts';
export type { CategoryJudge, JudgedCategory } from './judge.ts';
export { normalisePlace, normaliseText } from './normalise.ts';
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
} from './types.ts';
