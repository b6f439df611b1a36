import { foldAddress } from '../address/fold.ts';
import { foldText } from '../search/fold.ts';

/** Full-width to half-width, 繁體 to 简体, lower case, one kind of blank. Both sides of every comparison go through it. */
export const normaliseText = foldText;

/** Text in which one place has one writing, as addresses are compared: see shared/domain/address. */
export const normalisePlace = foldAddress;
