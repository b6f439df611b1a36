import { dynamic, t } from '#renderer/ui/index';
import type { FoundAddress } from '#shared/contract/addresses';

export const percent = (confidence: number): string => `${Math.floor(confidence * 100)}%`;

/** What a guess is, in the office's words: the building's name, else the road or estate that was understood. */
export const guessName = (guess: FoundAddress): string => guess.name || guess.matched;

/** 楼栋, 门牌号段 and so on: what the guess rests on. */
export const guessKind = (guess: FoundAddress): string =>
  dynamic(`address.how.${guess.how}`, t('address.guess'));
