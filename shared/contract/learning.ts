import { z } from 'zod';
import { emptySchema } from './common.ts';
import { command, query } from './define.ts';

/** The office's wish about learning from its own problems. */
export const learningWishSchema = z.object({
  on: z.boolean(),
  /** How much of a guess may be the office's own at most, 0–90 %; the rest is the lexicon's. */
  strengthPct: z.number().int().min(0).max(90),
  /** Only problems closed after this count (epoch ms): what was before was put out of use by a reset. Null: all. */
  sinceMs: z.number().nullable(),
});

const shareSchema = z.number().min(0).max(1);

export const learningStatusSchema = learningWishSchema.extend({
  /** none: nothing learnt yet (too few problems, or it has not begun). */
  state: z.enum(['none', 'learning', 'ready', 'failed']),
  /** Problems that could be learnt from now. */
  lessons: z.number(),
  /** How many more are needed before anything is learnt; 0: enough. */
  missing: z.number(),
  /** How many more categories need enough problems. */
  missingClasses: z.number(),
  /** Problems that are new, changed or gone since. */
  changed: z.number(),
  learnt: z
    .object({
      atMs: z.number(),
      lessons: z.number(),
      /** How often the right category was named, on problems that the tested model had not seen. */
      check: z.object({
        tested: z.number(),
        lexicon: shareSchema,
        learned: shareSchema,
        blend: shareSchema,
      }),
    })
    .nullable(),
  /** By category (one with few problems counts to its parent): problems at hand, and learnt. */
  perCategory: z.array(z.object({ categoryId: z.string(), texts: z.number(), learnt: z.number() })),
});
export type LearningStatus = z.infer<typeof learningStatusSchema>;

export const learning = {
  status: query({
    input: emptySchema,
    output: learningStatusSchema,
    topics: ['learning', 'settings', 'problems', 'categories', 'maps'],
    permission: 'map.read',
  }),
  /** Learns anew now, in the background; with `all` from everything, what a reset had put out of use too. */
  relearn: command({
    input: z.object({ all: z.boolean().default(false) }),
    output: emptySchema,
    topics: ['learning', 'settings', 'history'],
    permission: 'settings.edit',
  }),
  /** Forgets all that was learnt; problems closed so far are no longer learnt from. Undo learns them again. */
  reset: command({
    input: emptySchema,
    output: emptySchema,
    topics: ['learning', 'settings', 'history'],
    permission: 'settings.edit',
  }),
};
