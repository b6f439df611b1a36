import type { ShortageReason } from '../outcome.ts';
import type { GapCode, TeamGap } from './types.ts';

/**
 * Whoever is kept at home or does something else is there, only not enough of them. Null: nobody knows whether somebody
 * is lacking at all.
 */
const NOTED_AS: Readonly<Record<GapCode, ShortageReason | null>> = {
  nobody: 'nobody',
  tooFew: 'tooFew',
  busy: 'noneFree',
  unavailable: 'noneFree',
  used: 'allUsed',
  expired: 'allExpired',
  reserve: 'tooFew',
  elsewhere: 'tooFew',
  placeUnknown: null,
  outsideCells: null,
};

/** What a gap of a team is lacking for, as the 缺口清单 says it: its most telling reason; null: it is none for it. */
export const shortageReasonOf = ({ reasons }: Pick<TeamGap, 'reasons'>): ShortageReason | null =>
  NOTED_AS[reasons[0]?.code ?? 'nobody'];
