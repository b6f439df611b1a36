import { dynamic } from '#renderer/ui/index';
import type { Reason } from '#shared/contract/problems';
import { reasonCodeOf } from '#shared/domain/matching/reasonCodes';

/** A reason in the language of the window. */
export const reasonText = (reason: Reason): string =>
  dynamic(`reason.${reasonCodeOf(reason)}`, '', reason.params);
