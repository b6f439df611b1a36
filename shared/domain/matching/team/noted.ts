import type { ShortageReason } from '../outcome.ts';
import type { GapCode, TeamGap } from './types.ts';

/** Whoever is kept at home or does something else is there, only not enough of them. */
const NOTED_AS: Readonly<Record<GapCode, ShortageReason>> = {
  nobody: 'nobody',
  tooFew: 'tooFew',
  busy: 'noneFree',
  unavailable: 'noneFree',
  used: 'allUsed',
  expired: 'allExpired',
  reserve: 'tooFew',
  elsewhere: 'tooFew',
};

/** What a gap of a team is lacking for, as the 缺口清单 says it: its most telling reason. */
export const shortageReasonOf = ({ reasons }: Pick<TeamGap, 'reasons'>): ShortageReason =>
  NOTED_AS[reasons[0]?.code ?? 'nobody'];
