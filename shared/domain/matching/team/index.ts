export { proposeTeam } from './propose.ts';
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
