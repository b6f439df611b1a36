import { z } from 'zod';
import { idSchema, kindIdSchema, okSchema, versionSchema } from './common.ts';
import { command, query } from './define.ts';
import { thingSchema } from './things.ts';

const reasonSchema = z.object({
  feature: z.enum(['name', 'phone', 'idNumber', 'address', 'place']),
  agreement: z.enum(['equal', 'near', 'slip', 'differ']),
  /** Evidence for one and the same record, base-2 logarithm of odds; negative speaks against it. */
  bits: z.number(),
  distanceM: z.number().optional(),
});

const pairSchema = z.object({
  /** Both masked like everywhere. */
  first: thingSchema,
  second: thingSchema,
  /** Probability that they are one, 0–1. */
  confidence: z.number(),
  reasons: z.array(reasonSchema),
});
export type DuplicatePairRow = z.infer<typeof pairSchema>;

const choiceSchema = z.enum(['keep', 'other', 'both']);

export const mergeFieldSchema = z.object({
  /** A field's key, `custom.<id>` or `position`. */
  key: z.string(),
  keep: z.unknown(),
  other: z.unknown(),
  choice: choiceSchema,
  differs: z.boolean(),
  canBoth: z.boolean(),
});
export type MergeFieldRow = z.infer<typeof mergeFieldSchema>;

const pairOf = { keepId: idSchema, otherId: idSchema };

/** Records that may have been entered twice, and how they become one. */
export const duplicates = {
  /** Pairs of one kind that look like one record, surest first, each with its reasons. */
  find: query({
    input: z.object({
      kinds: z.array(kindIdSchema).min(1),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200).default(100),
      jobId: idSchema.optional(),
    }),
    output: z.object({ total: z.number(), pairs: z.array(pairSchema) }),
    topics: ['things', 'duplicates', 'maps'],
    permission: 'map.read',
  }),
  /** These two are two: they are not offered again. */
  setDistinct: command({
    input: z.object({ firstId: idSchema, secondId: idSchema }),
    output: okSchema,
    topics: ['duplicates', 'history'],
    permission: 'thing.edit',
  }),
  /** Field by field what both say (masked) and what is proposed. Errors: notFound, input.invalid (of two kinds). */
  mergePreview: query({
    input: z.object(pairOf),
    output: z.object({ keep: thingSchema, other: thingSchema, fields: z.array(mergeFieldSchema) }),
    topics: ['things', 'maps'],
    permission: 'thing.edit',
  }),
  /**
   * Makes two records one, in one step that can be undone: the kept one gets the chosen values and everything that
   * pointed to the other one (dispatches, links, files, posts), whose own history stays readable with it.
   * Errors: conflict, notFound, input.invalid.
   */
  merge: command({
    input: z.object({
      ...pairOf,
      keepVersion: versionSchema,
      otherVersion: versionSchema,
      choices: z.record(z.string(), choiceSchema).default({}),
    }),
    output: thingSchema,
    topics: ['things', 'duplicates', 'links', 'files', 'cells', 'branches', 'problems', 'history'],
    permission: 'thing.edit',
  }),
};
