import { z } from 'zod';
import { HINDRANCES, SHORTAGE_REASONS } from '#shared/domain/matching/index';
import { DAY_PARTS } from '#shared/domain/shortages';
import { idSchema, instantSchema, versionSchema } from './common.ts';
import { command, query } from './define.ts';

export const shortageReasonSchema = z.enum(SHORTAGE_REASONS);

/** A need that nobody at hand can meet, as an answer shows it. */
export const seenShortageSchema = z.object({
  need: z.string(),
  reason: shortageReasonSchema,
  /** Noted unasked when the problem is registered. */
  essential: z.boolean(),
  radiusM: z.number().nullable(),
  atMs: z.number(),
  nearest: z
    .object({
      thingId: idSchema,
      /** Masked. */
      name: z.string(),
      distanceM: z.number().nullable(),
      available: z.enum(['yes', 'no', 'unknown']),
      hindrance: z.enum(HINDRANCES).nullable(),
      freeAtMs: z.number().nullable(),
    })
    .nullable(),
});
export type SeenShortage = z.infer<typeof seenShortageSchema>;

/** A noted need is no longer than this. */
export const MOST_NEED_LETTERS = 60;
const needSchema = z.string().trim().min(1).max(MOST_NEED_LETTERS);

/** A shortage as it is noted with a problem. */
export const notedShortageSchema = z.object({
  need: needSchema,
  reason: shortageReasonSchema,
  wantedAtMs: instantSchema.nullable().default(null),
  /** How many are lacking. */
  count: z.number().int().min(1).max(999).default(1),
});
export type NotedShortage = z.infer<typeof notedShortageSchema>;

/** One noted gap. */
export const shortageSchema = z.object({
  id: idSchema,
  need: z.string(),
  categoryId: z.string().nullable(),
  cellId: z.string().nullable(),
  problemId: idSchema.nullable(),
  /** Running number of the problem; null without one, or when it is gone. */
  problemNumber: z.string().nullable(),
  reason: shortageReasonSchema,
  /** How many are lacking. */
  count: z.number(),
  wantedAtMs: z.number().nullable(),
  notedAtMs: z.number(),
  solvedAtMs: z.number().nullable(),
  note: z.string().nullable(),
  version: versionSchema,
});
export type NotedGap = z.infer<typeof shortageSchema>;

/** All that is noted of one need in one cell. */
export const shortageGroupSchema = z.object({
  /** Need and cell. */
  key: z.string(),
  need: z.string(),
  cellId: z.string().nullable(),
  /** How often it was noted. */
  times: z.number(),
  /** How many are lacking: the most that one entry asks for. */
  count: z.number(),
  lastAtMs: z.number(),
  reason: shortageReasonSchema,
  /** Parts of the day at which it was wanted, each once. */
  parts: z.array(z.enum(DAY_PARTS)),
  /** How many that can do it are there now: all where nobody could, otherwise those registered since. */
  able: z.number(),
  solved: z.boolean(),
  note: z.string().nullable(),
  entries: z.array(shortageSchema),
});
export type ShortageGroup = z.infer<typeof shortageGroupSchema>;

export const shortages = {
  /** The 缺口清单: by need and cell, the most often noted first. */
  list: query({
    input: z.object({ solved: z.boolean().default(false) }),
    output: z.object({
      groups: z.array(shortageGroupSchema),
      openCount: z.number(),
      solvedCount: z.number(),
    }),
    topics: ['shortages', 'things', 'problems', 'cells', 'maps'],
    permission: 'map.read',
  }),
  /** Notes a gap by hand. With a problem: one a need; noted again, it stays one. */
  note: command({
    input: z.object({
      need: needSchema,
      reason: shortageReasonSchema.default('nobody'),
      categoryId: z.string().nullable().default(null),
      cellId: z.string().nullable().default(null),
      problemId: idSchema.nullable().default(null),
      wantedAtMs: instantSchema.nullable().default(null),
      count: z.number().int().min(1).max(999).default(1),
      note: z.string().max(200).nullable().default(null),
    }),
    output: shortageSchema,
    topics: ['shortages', 'history'],
    permission: 'problem.handle',
  }),
  /** Notes gaps of several problems in one step, each as `note` does. Errors: notFound (then none is noted). */
  noteAll: command({
    input: z.object({
      gaps: z
        .array(notedShortageSchema.extend({ problemId: idSchema }))
        .min(1)
        .max(1000),
    }),
    output: z.object({ noted: z.number() }),
    topics: ['shortages', 'history'],
    permission: 'problem.handle',
  }),
  /** Errors: notFound, conflict. */
  update: command({
    input: z.object({
      ids: z
        .array(z.object({ id: idSchema, version: versionSchema }))
        .min(1)
        .max(1000),
      patch: z.object({
        need: needSchema.optional(),
        count: z.number().int().min(1).max(999).optional(),
        note: z.string().max(200).nullable().optional(),
        cellId: z.string().nullable().optional(),
      }),
    }),
    output: z.object({ changed: z.number() }),
    topics: ['shortages', 'history'],
    permission: 'problem.handle',
  }),
  /** Marks as solved, or as open again. */
  solve: command({
    input: z.object({ ids: z.array(idSchema).min(1).max(1000), solved: z.boolean() }),
    output: z.object({ changed: z.number() }),
    topics: ['shortages', 'history'],
    permission: 'problem.handle',
  }),
  remove: command({
    input: z.object({ ids: z.array(idSchema).min(1).max(1000) }),
    output: z.object({ removed: z.number() }),
    topics: ['shortages', 'history'],
    permission: 'problem.handle',
  }),
};
