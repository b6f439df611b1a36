export { compareSheet } from './compare.ts';
export { categoryLines, SHEET_KEYS, type SheetKey } from './lines.ts';
export { type KnownCategory, SHEET_FAULTS } from './types.ts';
