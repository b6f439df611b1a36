import type { Candidates } from './candidates.ts';
import { type Measured, measure } from './measure.ts';
import { fitOf, type Situation, situationBound, topicPoints } from './situation.ts';
import { TopK } from './topK.ts';

/** Guards the pruning bounds against rounding; far below any difference that matters. */
const EPSILON = 1e-9;
/** Each halves what the bound is too low by; being too low only costs a look. */
const BISECTIONS = 16;

/** What goes before the score in a list; 0 or more, or infinite for who is left out. */
export type StepOf = (n: number) => number;
/** More than any score can differ by. */
const STEP_POINTS = 1000;

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
  /** With fewer points than this nobody enters the list or the lifted one. */
  #least = Number.NEGATIVE_INFINITY;
  readonly #measured: Measured = { points: 0, hindrance: 0 };
  /** With less evidence than this nobody can enter any more, wherever and whenever. */
  leastEvidence = 0;

  /** `more`: how many besides those of the list are kept for "why not". `stepOf`: ranks before the score does. */
  constructor(limit: number, idOf: (n: number) => string, more = 0, stepOf: StepOf | null = null) {
    this.best = new TopK(limit, idOf);
    this.lifted = new TopK(more === 0 ? 0 : limit + more, idOf);
    this.topical = new TopK(more === 0 ? 0 : limit + more, idOf);
    this.#stepOf = stepOf;
  }

  /** With fewer points than this nobody enters; any will do while there is room, or where steps go before the score. */
  get leastPoints(): number {
    return this.#stepOf === null ? this.#least - EPSILON : Number.NEGATIVE_INFINITY;
  }

  consider(n: number, evidence: number, situation: Situation, candidates: Candidates): void {
    const step = this.#stepOf === null ? 0 : this.#stepOf(n);
    if (step === Number.POSITIVE_INFINITY) return;
    const least = this.#least;
    const topic = situation.weights.topic * topicPoints(evidence) - step * STEP_POINTS;
    const fit = fitOf(evidence);
    // What goes before the score mostly decides alone.
    if (step > 0 && topic + fit * situation.most + EPSILON < least) return;
    if (topic + fit * situationBound(situation, candidates.glance, n) + EPSILON < least) return;
    measure(situation, candidates, n, this.#measured);
    const { points, hindrance } = this.#measured;
    this.best.offer(n, topic + fit * points);
    if (this.lifted.limit > 0) this.lifted.offer(n, topic + fit * (points - hindrance));
    this.#least = Math.min(this.best.threshold, this.lifted.threshold);
    if (this.#least > least) this.leastEvidence = leastEvidenceFor(this.#least, situation);
  }
}

/** The evidence with which even the best situation gives no more than a score; the score rises with the evidence. */
function leastEvidenceFor(score: number, situation: Situation): number {
  let [low, high] = [0, 1];
  while (mostScore(high, situation) < score && high < 1e6) high *= 2;
  for (let i = 0; i < BISECTIONS; i += 1) {
    const middle = (low + high) / 2;
    if (mostScore(middle, situation) + EPSILON < score) low = middle;
    else high = middle;
  }
  return low;
}

function mostScore(evidence: number, { weights, most }: Situation): number {
  return weights.topic * topicPoints(evidence) + fitOf(evidence) * most;
}
