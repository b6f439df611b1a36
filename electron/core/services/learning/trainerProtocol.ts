import type { ProblemCategory } from '#shared/domain/matching/index';
import type { Lesson } from '#shared/domain/matching/learn/lessons';
import type { SelfCheck } from '#shared/domain/matching/learn/selfCheck';
import type { StartChild } from '../../childProcess.ts';

/** What the training process gets: texts with their categories, and all categories of problems. */
export type TrainRequest = {
  readonly lessons: readonly Lesson[];
  readonly categories: readonly ProblemCategory[];
  /** 0–1, for the check of the blend. */
  readonly strength: number;
  readonly seed: number;
  /** What residents say (shared/domain/matching/sayings), as bytes. */
  readonly sayings: Uint8Array;
};

/** A trained model as bytes (shared/domain/matching/learn/saved) and how well it does. */
export type TrainResult = { readonly bytes: Uint8Array; readonly check: SelfCheck };

export type TrainAnswer =
  | { readonly type: 'done'; readonly result: TrainResult }
  | { readonly type: 'failed' };

export type StartTrainer = StartChild<TrainRequest, TrainAnswer>;
