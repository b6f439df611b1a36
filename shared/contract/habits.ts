import { z } from 'zod';
import { HABIT_TYPES } from '#shared/domain/matching/learn/habits';
import { emptySchema } from './common.ts';
import { command, query } from './define.ts';

/** What was learnt from corrections about one category, see shared/domain/matching/learn/habits.ts. */
export const habitSchema = z.object({
  key: z.string().max(200),
  type: z.enum(HABIT_TYPES),
  categoryId: z.string(),
  what: z.string(),
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
