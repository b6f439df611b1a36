import { z } from 'zod';
import { changeSchema } from '#shared/domain/bulk/index';
import { idSchema, kindIdSchema, versionSchema } from './common.ts';
import { command, query } from './define.ts';
import { errorParamsSchema } from './errors.ts';
import { thingFilterSchema, thingSchema, thingSortSchema } from './things.ts';

/** So many records are changed by one act. */
export const MOST_TARGETS = 100_000;
const MOST_CELLS = 200_000;

/** Which records: those named, or all that a filter takes. */
export const targetsSchema = z.union([
  z.object({ ids: z.array(idSchema).min(1).max(MOST_TARGETS) }),
  z.object({ filter: thingFilterSchema }),
]);
export type Targets = z.input<typeof targetsSchema>;

/** What is wrong: an i18n key (`import.error.…` for a cell, `error.…` for a record) and what fills it. */
export const refusalSchema = z.object({ text: z.string(), params: errorParamsSchema });
export type Refusal = z.output<typeof refusalSchema>;

const bulkInput = z.object({ targets: targetsSchema, change: changeSchema, jobId: idSchema.optional() });

const bulkCounts = {
  total: z.number(),
  changed: z.number(),
  /** Records that say so already, or whose kind has no such field. */
  same: z.number(),
  refused: z.array(refusalSchema.extend({ count: z.number() })),
};

/** Texts for single cells; `version` is that of the record as it was shown. */
const cellsInput = z.object({
  cells: z
    .array(
      z.object({ id: idSchema, version: versionSchema, key: z.string().max(80), text: z.string().max(5000) }),
    )
    .max(MOST_CELLS)
    .default([]),
  /** Records to make, as texts by field key. */
  news: z
    .array(z.object({ kind: kindIdSchema, texts: z.record(z.string(), z.string().max(5000)) }))
    .max(20_000)
    .default([]),
  jobId: idSchema.optional(),
});

const cellsOutput = z.object({
  /** Records that are changed and made. */
  updated: z.number(),
  created: z.number(),
  /** Cells refused, by their place in `cells`; with `record`, the whole record is. */
  refused: z.array(refusalSchema.extend({ cell: z.number(), record: z.boolean() })),
  refusedNews: z.array(refusalSchema.extend({ at: z.number(), key: z.string().nullable() })),
  /** New versions of the records that changed, where there are few. */
  versions: z.array(z.object({ id: idSchema, version: versionSchema })),
});

/** Deeds on many records or cells at once; each is one undoable step. */
export const bulk = {
  /** What a change would do: counts, what is refused and why, and the first records before and after, masked. */
  bulkPreview: query({
    input: bulkInput,
    output: z.object({
      ...bulkCounts,
      rows: z.array(
        z.object({ before: thingSchema, after: thingSchema.nullable(), refused: refusalSchema.nullable() }),
      ),
    }),
    topics: ['things', 'fields', 'maps'],
    permission: 'thing.edit',
  }),
  /** Does it to all that take it, as one step. Errors: cancelled, permission.denied. */
  bulkUpdate: command({
    input: bulkInput,
    output: z.object(bulkCounts),
    topics: ['things', 'history'],
    permission: 'thing.edit',
  }),
  /** To the recycle bin, as one step. */
  bulkRemove: command({
    input: z.object({ targets: targetsSchema, jobId: idSchema.optional() }),
    output: z.object({ removed: z.number() }),
    topics: ['things', 'history'],
    permission: 'thing.edit',
  }),
  /** Reads texts as the import does and says what `updateCells` would do with them. */
  checkCells: query({ input: cellsInput, output: cellsOutput, topics: [], permission: 'thing.edit' }),
  /** Writes the cells that are right as one step; what is refused stays as it was. */
  updateCells: command({
    input: cellsInput,
    output: cellsOutput,
    topics: ['things', 'history'],
    permission: 'thing.edit',
  }),
  /** What a spreadsheet's status bar says of some columns in a stretch of the sorted list. */
  summary: query({
    input: z.object({
      filter: thingFilterSchema,
      sort: thingSortSchema.optional(),
      keys: z.array(z.string().max(80)).min(1).max(100),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(MOST_TARGETS),
    }),
    output: z.object({
      /** Cells that hold something. */
      filled: z.number(),
      /** Cells that hold a number that may be seen. */
      numbers: z.number(),
      sum: z.number(),
      min: z.number().nullable(),
      max: z.number().nullable(),
    }),
    topics: ['things', 'fields', 'maps'],
    permission: 'map.read',
  }),
};
