/** The parts of a score, in the order in which they are shown. */
export const PARTS = [
  'topic',
  'distance',
  'availability',
  'load',
  'reliability',
  'freshness',
  'duty',
] as const;
export type ReasonPart = (typeof PARTS)[number];

/** How much each part counts, 1 as the program has it. Never below 0: a part can be silenced, not turned round. */
export type MatchWeights = Readonly<Record<ReasonPart, number>>;

/** The same in whole percent, as it is shown and kept. */
export type WeightPercents = Readonly<Record<ReasonPart, number>>;

export const MOST_PERCENT = 200;

/** The same for every part. */
export function forParts<T>(of: (part: ReasonPart) => T): Record<ReasonPart, T> {
  return Object.fromEntries(PARTS.map((part) => [part, of(part)])) as Record<ReasonPart, T>;
}

export const STANDARD_WEIGHTS: MatchWeights = forParts(() => 1);
export const STANDARD_PERCENTS: WeightPercents = forParts(() => 100);

/** Percents as factors; beyond 0–200 they are cut off. */
export function weightsOf(percents: WeightPercents): MatchWeights {
  return forParts((part) => Math.min(MOST_PERCENT, Math.max(0, percents[part])) / 100);
}
