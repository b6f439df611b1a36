/** How past calls to somebody or something ended. */
export type Outcome = {
  readonly done: number;
  /** Declined although it was said to be free: a no out of the hours that somebody told is no fault. */
  readonly declined: number;
  /** Ratings (1–5) of the problems that it helped to solve: their sum and how many. */
  readonly ratingSum: number;
  readonly ratings: number;
};

/** What is usual among all, towards which few cases are drawn. */
export type Usual = { readonly doneShare: number; readonly rating: number };

/** As much as this many cases of the usual kind are added to everybody's own. */
export const PRIOR_CASES = 4;
/** What is usual where nothing is known yet, and how many cases of all that counts for. */
const BLANK: Usual = { doneShare: 0.8, rating: 4 };
const BLANK_CASES = 10;
/** Done or not tells more than how it was liked. */
const DONE_WEIGHT = 0.6;
/** Points for each unit above or below the usual. */
const GAIN = 20;
const MOST = 4;
const LEAST = -6;
const RATING_SPAN = 4;

/**
 * The usual share of calls that are seen through and the usual rating: means of all, drawn towards `BLANK` by ten cases.
 */
export function usualOf(outcomes: Iterable<Outcome>): Usual {
  let [done, cases, ratingSum, ratings] = [0, 0, 0, 0];
  for (const one of outcomes) {
    done += one.done;
    cases += one.done + one.declined;
    ratingSum += one.ratingSum;
    ratings += one.ratings;
  }
  return {
    doneShare: (done + BLANK.doneShare * BLANK_CASES) / (cases + BLANK_CASES),
    rating: (ratingSum + BLANK.rating * BLANK_CASES) / (ratings + BLANK_CASES),
  };
}

/** Share of calls seen through: the mean of a Beta(4·p, 4·(1−p)) prior about the usual share p, and the own cases. */
export function smoothedShare({ done, declined }: Outcome, { doneShare }: Usual): number {
  return (done + PRIOR_CASES * doneShare) / (done + declined + PRIOR_CASES);
}

/** Rating 1–5: Bayesian mean of the own ratings and four of the usual one. */
export function smoothedRating({ ratingSum, ratings }: Outcome, usual: Usual): number {
  return (ratingSum + PRIOR_CASES * usual.rating) / (ratings + PRIOR_CASES);
}

/**
 * Points for reliability, −6 to 4: twenty for each unit by which 0.6·(smoothed share) + 0.4·(smoothed rating as 0–1)
 * stands above the same of the usual. Without cases 0; with few nearly so.
 */
export function reliabilityPoints(outcome: Outcome, usual: Usual): number {
  const share = smoothedShare(outcome, usual) - usual.doneShare;
  const rating = (smoothedRating(outcome, usual) - usual.rating) / RATING_SPAN;
  return Math.min(MOST, Math.max(LEAST, GAIN * (DONE_WEIGHT * share + (1 - DONE_WEIGHT) * rating)));
}

/** The most points that reliability can give. */
export const MOST_RELIABILITY = MOST;
