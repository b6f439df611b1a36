export { type Assembled, assembleTeam, isSerious } from './assemble.ts';
export { busyAt, busyUntil, type OpenJob } from './busy.ts';
export type { PostHolder } from './fillers.ts';
export { shortageReasonOf } from './noted.ts';
export { proposeTeam } from './propose.ts';
export {
  cardAt,
  cardsFor,
  DEMAND_TYPES,
  type DemandType,
  LEVELS_FROM_MILD,
  lineage,
  MOST_DEMANDS,
  type RunCard,
  type RunDemand,
  runDemandSchema,
  sumDemands,
} from './runCards.ts';
export type {
  Alternative,
  FixedSeat,
  GapCode,
  RuledOut,
  Seat,
  Team,
  TeamCandidate,
  TeamDemand,
  TeamGap,
  TeamQuery,
} from './types.ts';
export { BLIND, BUTS, GAP_CODES } from './types.ts';
export { type Asked, askedFor, isTeamwork } from './wanted.ts';
export { demandsText } from './words.ts';
