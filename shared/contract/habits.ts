import { z } from 'zod';
import { HABIT_TYPES } from '#shared/domain/matching/learn/habit';
import { MOST_COUNT, QUANTITY_SORTS } from '#shared/domain/matching/understand/types';
import { emptySchema } from './common.ts';
import { command, query } from './define.ts';

export const figureSchema = z.object({
  count: z.number().int().min(1).max(MOST_COUNT),
  sort: z.enum(QUANTITY_SORTS),
});

/** What was learnt from corrections about one category, see shared/domain/matching/learn/habit.ts. */
export const habitSchema = z.object({
  key: z.string().max(200),
  type: z.enum(HABIT_TYPES),
  categoryId: z.string(),
  what: z.string(),
  /** What a word of time or number means: days on and minute of the day, or a figure; null: no wish of time, no count. */
  meaning: z.union([z.object({ day: z.number(), minute: z.number() }), figureSchema]).nullable(),
  corrections: z.number(),
  seen: z.number(),
});

export const habits = {
  /** All that was learnt from corrections, and what is usual for the category without it. */
  list: query({
    input: emptySchema,
    output: z.object({ habits: z.array(habitSchema) }),
    topics: ['learning', 'settings', 'problems', 'categories', 'maps'],
    permission: 'map.read',
  }),
  /** Forgets one: problems registered so far no longer count for it. Undo learns it again. Errors: notFound. */
  forget: command({
    input: z.object({ key: z.string().max(200) }),
    output: emptySchema,
    topics: ['learning', 'settings', 'history'],
    permission: 'settings.edit',
  }),
};
