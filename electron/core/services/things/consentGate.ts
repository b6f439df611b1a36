import { AppError } from '#shared/contract/errors';
import { consentOf, missingConsent, needsConsent } from '#shared/domain/consent';
import type { KindId } from '#shared/domain/kinds/index';

type Attrs = Readonly<Record<string, unknown>>;

/**
 * No person is saved, and none is asked for help, without consent: its ground and its day. Errors: consent.missing
 * with the names of the fields, consent.withdrawn.
 */
export function demandConsent(kind: KindId, attrs: Attrs): void {
  if (!needsConsent(kind)) return;
  const state = consentOf(attrs);
  if (state === 'withdrawn') throw new AppError('consent.withdrawn');
  if (state === 'missing') throw new AppError('consent.missing', { field: missingConsent(attrs).join(', ') });
}
