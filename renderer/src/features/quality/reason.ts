import { dynamic, formatDistance } from '#renderer/ui/index';
import type { DuplicatePairRow } from '#shared/contract/duplicates';

type Reason = DuplicatePairRow['reasons'][number];

/** A reason in words: 电话相同, 相距 25 米. */
export function reasonText(reason: Reason): string {
  return dynamic(`duplicates.reason.${reason.feature}.${reason.agreement}`, '', {
    distance: formatDistance(reason.distanceM ?? 0),
  });
}

/** 0.973 → 97%; never 100%, since nobody is that sure. */
export const percentText = (confidence: number): string => `${Math.min(99, Math.round(confidence * 100))}%`;
