export { findDuplicates, LEAST_CONFIDENCE } from './find.ts';
export { type MergeChoice, type MergeField, mergedValues, proposeMerge, unite } from './merge.ts';
export { foldName } from './names.ts';
export type { Comparable, DuplicatePair, DuplicateReason, Feature } from './types.ts';
