import type { Candidates } from './candidates.ts';
import { availablePoints, type Measured, measure } from './measure.ts';
import { fitOf, HALF_EVIDENCE, POINTS, type Situation, situationBound, topicPoints } from './situation.ts';
import { TopK } from './topK.ts';
import type { MatchWeights } from './weights/weights.ts';

/** Guards the pruning bounds against rounding; far below any difference that matters. */
export const EPSILON = 1e-9;

/** What goes before the score in a list; 0 or more, or infinite for who is left out. */
export type StepOf = (n: number) => number;
/** What a step takes off: more than any score can differ by. */
export const STEP_POINTS = 1000;

/** One list of the answer while it is being chosen. Passes over only those that can certainly not enter: stays exact. */
export class Band {
  readonly best: TopK;
  /**
   * The best by their score without all that takes from it, and by topic alone (`offerTopical` fills that one once `best`
   * is known): among them are those of "why not".
   */
  readonly lifted: TopK;
  readonly topical: TopK;
  readonly #stepOf: StepOf | null;
  /** With fewer points than this nobody enters the list or the lifted one; who has fewer than the floor is not wanted at all. */
  #least: number;
  readonly #floor: number;
  /** Of the candidate in hand: its points for the topic, less those of its step; no less than what the situation adds. */
  #topic = 0;
  #bound = 0;
  readonly #measured: Measured = { points: 0, hindrance: 0 };

  /**
   * `more`: how many besides those of the list are kept for "why not". `stepOf`: ranks before the score does. `floor`: who
   * has fewer points is not wanted, though there is room.
   */
  constructor(
    limit: number,
    idOf: (n: number) => string,
    more = 0,
    stepOf: StepOf | null = null,
    floor = Number.NEGATIVE_INFINITY,
  ) {
    this.best = new TopK(limit, idOf);
    this.lifted = new TopK(more === 0 ? 0 : limit + more, idOf);
    this.topical = new TopK(more === 0 ? 0 : limit + more, idOf);
    this.#stepOf = stepOf;
    this.#floor = floor;
    this.#least = floor;
  }

  /** With fewer points than this nobody enters; any will do while there is room. */
  get leastPoints(): number {
    return this.#least;
  }

  /** Offers a candidate to the list. */
  consider(n: number, evidence: number, situation: Situation, candidates: Candidates): void {
    if (this.mayEnter(n, evidence, situation, candidates)) this.take(n, evidence, situation, candidates);
  }

  /** Whether a candidate could have points enough: cheap, to pass over most. */
  mayEnter(n: number, evidence: number, situation: Situation, candidates: Candidates): boolean {
    const step = this.#stepOf === null ? 0 : this.#stepOf(n);
    if (step === Number.POSITIVE_INFINITY) return false;
    const least = this.#least - EPSILON;
    const topic = situation.weights.topic * topicPoints(evidence) - step * STEP_POINTS;
    const fit = fitOf(evidence);
    // What goes before the score mostly decides alone.
    if (step > 0 && topic + fit * situation.most < least) return false;
    const bound = situationBound(situation, candidates.glance, n);
    this.#topic = topic;
    this.#bound = bound;
    return topic + fit * bound >= least;
  }

  /** Measures a candidate that was just found to be one that may enter, and offers it. */
  take(n: number, evidence: number, situation: Situation, candidates: Candidates): void {
    const topic = this.#topic;
    const fit = fitOf(evidence);
    const available = availablePoints(situation, candidates, n);
    // The bound takes everybody for available. What being away takes off counts as nothing: the lifted do without it.
    const lost = situation.weights.availability * (POINTS.available - Math.max(0, available));
    if (topic + fit * (this.#bound - lost) + EPSILON < this.#least) return;
    measure(situation, candidates, n, available, this.#measured);
    const { points, hindrance } = this.#measured;
    this.best.offer(n, topic + fit * points);
    if (this.lifted.limit > 0) this.lifted.offer(n, topic + fit * (points - hindrance));
    this.#least = Math.max(this.#floor, Math.min(this.best.threshold, this.lifted.threshold));
  }
}

/** The score of an evidence where the situation adds `most` to one who fits; rises with both. */
export function mostScore(evidence: number, most: number, weights: MatchWeights): number {
  return weights.topic * topicPoints(evidence) + fitOf(evidence) * most;
}

/**
 * An evidence above 0 with less than which `mostScore` stays below a score; infinite where none is enough. What it is too
 * low by is rounding and only costs a look.
 */
export function leastEvidenceFor(score: number, most: number, weights: MatchWeights): number {
  const least = score - EPSILON;
  if (least <= 0) return Number.MIN_VALUE;
  const topic = weights.topic * POINTS.topic;
  // A full fit: topic · e / (e + half) + most = least.
  if (mostScore(1, most, weights) < least) {
    const rest = least - most;
    return rest < topic ? (HALF_EVIDENCE * rest) / (topic - rest) : Number.POSITIVE_INFINITY;
  }
  // Less than that: topic · e / (e + half) + most · e = least, a quadratic equation in e.
  const b = topic + HALF_EVIDENCE * most - least;
  const root = Math.sqrt(b * b + 4 * HALF_EVIDENCE * most * least);
  return b >= 0 ? (2 * HALF_EVIDENCE * least) / (b + root) : (root - b) / (2 * most);
}
