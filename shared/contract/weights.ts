import { z } from 'zod';
import { ANSWER_LISTS, forParts, MOST_PERCENT } from '#shared/domain/matching/index';
import { emptySchema } from './common.ts';
import { command, query } from './define.ts';

/** How much each part of a score counts, in percent of the standard. */
export const weightPercentsSchema = z.object(forParts(() => z.number().int().min(0).max(MOST_PERCENT)));

const rankedSchema = z.object({
  list: z.enum(ANSWER_LISTS),
  rank: z.number().int().min(1).max(100),
  parts: z.object(forParts(() => z.number())),
});
/** Who was picked and who was passed over, by their parts alone. */
export const choiceSchema = z.object({
  picked: z.array(rankedSchema).min(1).max(50).readonly(),
  passed: z.array(rankedSchema).min(1).max(150).readonly(),
});

/** 评分权重 in the settings. */
export const matchWeightsSchema = z.object({
  percents: weightPercentsSchema,
  /** Whether what was learned from dispatches counts in place of these, once there is enough of it. */
  useLearned: z.boolean(),
});

export const weights = {
  /** What was set, what was learned from dispatches, and what counts now. */
  get: query({
    input: emptySchema,
    output: z.object({
      manual: weightPercentsSchema,
      useLearned: z.boolean(),
      learned: z.object({
        percents: weightPercentsSchema,
        choices: z.number().int(),
        /** False: too few dispatches, the percents are the standard. */
        enough: z.boolean(),
        /** So many dispatches are needed. */
        least: z.number().int(),
      }),
      effective: weightPercentsSchema,
      learnedInUse: z.boolean(),
    }),
    topics: ['settings', 'problems', 'learning', 'maps'],
    permission: 'map.read',
  }),
  /** Forgets all that was learned from dispatches; an undoable step. */
  forget: command({
    input: emptySchema,
    output: z.object({ forgotten: z.number() }),
    topics: ['learning', 'problems', 'history'],
    permission: 'settings.edit',
  }),
};
