import { foldAddress } from '../address/fold.ts';

/** Full-width to half-width, lower case, one kind of blank. Both sides of every comparison go through it. */
export function normaliseText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Text in which one place has one writing, as addresses are compared: see shared/domain/address. */
export const normalisePlace = foldAddress;
