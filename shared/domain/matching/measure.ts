import type { Candidates } from './candidates.ts';
import { turnLack, unverifiedLack } from './hindrance.ts';
import {
  availabilityPoints,
  availabilityWhy,
  cellPoints,
  certificatePoints,
  distancePoints,
  freshnessOf,
  freshnessPoints,
  levelPoints,
  loadPoints,
  POINTS,
  provenOf,
  rangePoints,
  relationOf,
  type Situation,
  turnPoints,
} from './situation.ts';

/** All that is no topic, under the weights, before it is scaled by the fit. */
export type Measured = {
  points: number;
  /** What of it takes from the score, and what is lacked: 0 or less. */
  hindrance: number;
};

/** Points for being there at the time. */
export const availablePoints = (s: Situation, candidates: Candidates, n: number): number =>
  availabilityPoints(availabilityWhy(s, candidates, n));

/** Measures a candidate with its `availablePoints` here and now into `into`: a search asks this of many. */
export function measure(
  s: Situation,
  candidates: Candidates,
  n: number,
  available: number,
  into: Measured,
): void {
  const { weights } = s;
  const relation = relationOf(s, candidates, n);
  const { level, certificate } = provenOf(s, candidates, n);
  const [skill, proof] = [levelPoints(level), certificatePoints(certificate)];
  const metres = s.sphere === null ? 0 : distancePoints(candidates.distanceM(n, s.sphere));
  const range = rangePoints(relation, candidates.servesOwnCellOnly(n));
  const calls = loadPoints(candidates.callsOf(n), candidates.maxCallsOf(n));
  const rest = candidates.isResting(n, s.day) ? POINTS.resting : 0;
  const record = candidates.reliabilityOf(n);
  const fresh = freshnessPoints(freshnessOf(s, candidates.verifiedDayOf(n)));
  into.points =
    weights.topic * (skill + proof) +
    weights.distance * (metres + cellPoints(relation) + range) +
    weights.availability * available +
    weights.load * (calls + rest + turnPoints(s, candidates, n)) +
    weights.reliability * record +
    weights.freshness * fresh;
  into.hindrance =
    weights.topic * (Math.min(0, skill) + Math.min(0, proof)) +
    weights.distance * Math.min(0, range) +
    weights.availability * Math.min(0, available) +
    weights.load * (Math.min(0, calls) + rest) +
    weights.reliability * Math.min(0, record) +
    weights.freshness * Math.min(0, fresh) -
    unverifiedLack(s, candidates, n) -
    turnLack(s, candidates, n);
}

const measured: Measured = { points: 0, hindrance: 0 };

/** The points alone. */
export function situationPoints(s: Situation, candidates: Candidates, n: number): number {
  measure(s, candidates, n, availablePoints(s, candidates, n), measured);
  return measured.points;
}
