import type { LackReason, OtherWhy } from '#shared/contract/planning';
import { type Pick, type ShortageReason, tellsOutside, tellsSpent } from '#shared/domain/matching/index';

const isSpent = ({ available, reasons }: Pick): boolean => available === 'no' || reasons.some(tellsSpent);
const isOutside = ({ reasons }: Pick): boolean => reasons.some(tellsOutside);

/** Whether somebody who fits is sent without the clerk saying so: there, not used up, within the range they serve. */
export const goesUnasked = (pick: Pick): boolean => !isSpent(pick) && !isOutside(pick);

/** Somebody who could do it and whom the plan does not send by itself. */
export type Other = { readonly pick: Pick; readonly why: OtherWhy };

/** Some who are lacking for one reason, the best first. */
export type Lack = { readonly why: LackReason; readonly picks: readonly Pick[] };

const REASON_OF: Readonly<Record<Exclude<OtherWhy, 'strained'>, LackReason>> = {
  busy: 'allBusy',
  excluded: 'excluded',
  expired: 'allExpired',
  place: 'onlyPlaces',
};
/** In this order it is said why nobody comes: what another hour or the clerk mends stands first. */
const ORDER: readonly LackReason[] = [
  'allTaken',
  'allBusy',
  'noneFree',
  'outOfRange',
  'excluded',
  'allExpired',
  'onlyPlaces',
];

function reasonOf({ pick, why }: Other): LackReason | null {
  if (why === 'strained') return isSpent(pick) ? 'noneFree' : 'outOfRange';
  // A place that is closed is no help now.
  return why === 'place' && !goesUnasked(pick) ? null : REASON_OF[why];
}

/**
 * Why a problem is without (enough) helpers, each reason with those it holds for. `taken`: who could go and goes
 * elsewhere; `sent`: how many come.
 */
export function lacksOf(taken: readonly Pick[], others: readonly Other[], sent: number): readonly Lack[] {
  const groups = new Map<LackReason, Pick[]>();
  const add = (why: LackReason | null, pick: Pick): void => {
    if (why !== null) groups.set(why, [...(groups.get(why) ?? []), pick]);
  };
  for (const pick of taken) add('allTaken', pick);
  for (const other of others) add(reasonOf(other), other.pick);
  const byScore = (a: Pick, b: Pick): number => b.score - a.score;
  const lacks = ORDER.flatMap((why): Lack[] => {
    const picks = groups.get(why);
    return picks ? [{ why, picks: picks.sort(byScore) }] : [];
  });
  return lacks.length > 0 ? lacks : [{ why: sent > 0 ? 'tooFew' : 'noCandidate', picks: [] }];
}

/** Why somebody lacks, as the 缺口清单 knows it; null: the clerk's own choice, or a place that can do it. */
export const NOTED_AS: Readonly<Record<LackReason, ShortageReason | null>> = {
  noCandidate: 'nobody',
  tooFew: 'tooFew',
  allExpired: 'allExpired',
  allBusy: 'noneFree',
  noneFree: 'noneFree',
  outOfRange: 'outOfRange',
  allTaken: 'tooFew',
  onlyPlaces: null,
  excluded: null,
};
