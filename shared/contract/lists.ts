import { z } from 'zod';
import { bytesSchema, editionSchema, idSchema, paperFields } from './common.ts';
import { command, query } from './define.ts';
import { problemFilterSchema } from './problems.ts';
import { thingFilterSchema, thingSortSchema } from './things.ts';

/** What a list holds. Columns are field keys; without them, the default columns of its kinds. */
export const listSpecSchema = z.discriminatedUnion('source', [
  z.object({
    source: z.literal('thing'),
    title: z.string().trim().min(1).max(80),
    filter: thingFilterSchema,
    sort: thingSortSchema.optional(),
    columns: z.array(z.string()).optional(),
  }),
  z.object({
    source: z.literal('problem'),
    title: z.string().trim().min(1).max(80),
    filter: problemFilterSchema,
    columns: z.array(z.string()).optional(),
  }),
  /** 招募清单: noted gaps by need and cell. */
  z.object({
    source: z.literal('shortage'),
    title: z.string().trim().min(1).max(80),
    columns: z.array(z.string()).optional(),
  }),
  /** 预案一览: what must come by category and level. */
  z.object({
    source: z.literal('runCard'),
    title: z.string().trim().min(1).max(80),
    columns: z.array(z.string()).optional(),
  }),
  /** 权责清单: the categories of problems, whose duty each is, what it takes and by when; in a workbook with their words. */
  z.object({
    source: z.literal('category'),
    title: z.string().trim().min(1).max(80),
    columns: z.array(z.string()).optional(),
  }),
]);
export type ListSpec = z.infer<typeof listSpecSchema>;

const makeInput = z.object({ list: listSpecSchema, ...paperFields });

export const fileSchema = z.object({ fileName: z.string(), bytes: bytesSchema });

export const lists = {
  /** The list as one printable page of HTML (styles inside, no scripts). */
  html: command({
    input: makeInput,
    output: z.object({ fileName: z.string(), html: z.string(), rows: z.number() }),
    topics: [],
    permission: 'data.export',
  }),
  /** A4 PDF. Errors: pdf.unavailable (then print the HTML), pdf.failed. */
  pdf: command({ input: makeInput, output: fileSchema, topics: [], permission: 'data.export' }),
  xlsx: command({ input: makeInput, output: fileSchema, topics: [], permission: 'data.export' }),
  /**
   * A map goes on paper or into a file. The window draws it; the core notes it in the access log first, and gives the
   * words that an 内部版 carries. Errors: input.invalid (an 内部版 without its purpose).
   */
  mapPrint: command({
    input: z.object({
      edition: editionSchema,
      purpose: z.string().trim().max(100).default(''),
      /** How many records stand on it. */
      count: z.number().int().min(0),
    }),
    output: z.object({ watermark: z.string().nullable() }),
    topics: [],
    permission: 'data.export',
  }),
};

export const savedListSchema = z.object({
  id: idSchema,
  spec: listSpecSchema,
  updatedAtMs: z.number(),
  version: z.number(),
});

export const savedLists = {
  all: query({
    input: z.object({}),
    output: z.object({ lists: z.array(savedListSchema) }),
    topics: ['savedLists', 'maps'],
    permission: 'map.read',
  }),
  save: command({
    input: z.object({ id: idSchema.optional(), version: z.number().optional(), spec: listSpecSchema }),
    output: savedListSchema,
    topics: ['savedLists', 'history'],
    permission: 'thing.edit',
  }),
  remove: command({
    input: z.object({ id: idSchema }),
    output: z.object({ removed: z.number() }),
    topics: ['savedLists', 'history'],
    permission: 'thing.edit',
  }),
};
