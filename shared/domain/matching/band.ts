import type { Candidates } from './candidates.ts';
import {
  fitOf,
  MOST_SITUATION,
  type Situation,
  situationBound,
  situationPoints,
  topicPoints,
} from './situation.ts';
import { TopK } from './topK.ts';

/** Guards the pruning bounds against rounding; far below any difference that matters. */
const EPSILON = 1e-9;
const BISECTIONS = 40;

/** One list of the answer while it is being chosen. Passes over only those that can certainly not enter: stays exact. */
export class Band {
  readonly best: TopK;
  /** With less evidence than this nobody can enter any more, wherever and whenever. */
  leastEvidence = 0;

  constructor(limit: number, idOf: (n: number) => string) {
    this.best = new TopK(limit, idOf);
  }

  consider(n: number, evidence: number, situation: Situation, candidates: Candidates): void {
    const least = this.best.threshold;
    const topic = topicPoints(evidence);
    const fit = fitOf(evidence);
    if (topic + fit * situationBound(situation, candidates, n) + EPSILON < least) return;
    this.best.offer(n, topic + fit * situationPoints(situation, candidates, n));
    if (this.best.threshold > least) this.leastEvidence = leastEvidenceFor(this.best.threshold);
  }
}

/** The evidence with which even the best situation gives no more than a score; the score rises with the evidence. */
function leastEvidenceFor(score: number): number {
  let [low, high] = [0, 1];
  while (mostScore(high) < score && high < 1e6) high *= 2;
  for (let i = 0; i < BISECTIONS; i += 1) {
    const middle = (low + high) / 2;
    if (mostScore(middle) + EPSILON < score) low = middle;
    else high = middle;
  }
  return low;
}

function mostScore(evidence: number): number {
  return topicPoints(evidence) + fitOf(evidence) * MOST_SITUATION;
}
