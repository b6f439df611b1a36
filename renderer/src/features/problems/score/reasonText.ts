import { dynamic } from '#renderer/ui/index';
import type { Reason } from '#shared/contract/problems';

export const codeOf = (reason: Reason): string => reason.code.replace(/^reason\./, '');

/** A reason in the language of the window. */
export const reasonText = (reason: Reason): string => dynamic(`reason.${codeOf(reason)}`, '', reason.params);
