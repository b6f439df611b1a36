import { z } from 'zod';
import { idSchema, kindIdSchema, paperFields } from './common.ts';
import { command, query } from './define.ts';
import { fileSchema } from './lists.ts';

/** A part of a whole. */
const partSchema = z.object({ part: z.number(), whole: z.number() });

/** What happened in a month (`YYYY-MM`, China), and how much of it a cell has on average; null where there is none. */
export const cellMonthSchema = z.object({
  month: z.string(),
  problems: z.number(),
  closed: z.number(),
  risks: z.number(),
  average: z.object({ problems: z.number(), closed: z.number(), risks: z.number() }).nullable(),
});
export type CellMonth = z.infer<typeof cellMonthSchema>;

/** All figures of a cell with its micro cells, as they stand now; a community's are the sums of its cells. */
export const cellPageSchema = z.object({
  /** Live things in the cell by kind, and how many a cell of its tier has on average; null for a community. */
  kinds: z.array(z.object({ kind: kindIdSchema, count: z.number(), average: z.number().nullable() })),
  /** Live risks by level 1–4, then those without one. */
  risksByLevel: z.array(z.number()).length(5),
  /** People by post; those with none are left out. */
  posts: z.array(z.object({ post: z.string(), count: z.number() })),
  problems: z.object({
    open: z.number(),
    overdue: z.number(),
    closed: z.number(),
    /** Of the closed ones that had a deadline, those closed in time. */
    onTime: partSchema,
  }),
  /** Of the records that are to be verified, those verified within 90 days. */
  verified: partSchema,
  /** Known households, its own or the sum of its micro cells'. */
  households: z.number().nullable(),
  microCells: z.number(),
  /** Names of the Party branches of the cell. */
  branches: z.array(z.string()),
  /** How many cells the averages are made of; 0 when there are none. */
  comparedCells: z.number(),
  months: z.array(cellMonthSchema),
});
export type CellPage = z.infer<typeof cellPageSchema>;

/** Pictures are drawn by the window: PNG or JPEG, some hundred kilobytes. */
const pictureSchema = z
  .string()
  .max(4_000_000)
  .regex(/^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/]+=*$/);

const sheetInput = z.object({
  id: idSchema,
  /** The map of the cell; without it the sheet has no map. */
  picture: pictureSchema.nullable().default(null),
  ...paperFields,
});

export const cellPage = {
  /** Figures, shares and months of a cell in one answer. Errors: notFound. */
  page: query({
    input: z.object({ id: idSchema, months: z.number().int().min(1).max(36).default(36) }),
    output: cellPageSchema,
    topics: ['cells', 'things', 'problems', 'branches', 'maps'],
    permission: 'map.read',
  }),
  /** The cell on one A4 page of HTML (styles inside, no scripts). Errors: notFound, input.invalid. */
  sheetHtml: command({
    input: sheetInput,
    output: z.object({ fileName: z.string(), html: z.string() }),
    topics: [],
    permission: 'data.export',
  }),
  /** The same as PDF. Errors: also pdf.unavailable (then print the HTML), pdf.failed, cancelled. */
  sheetPdf: command({ input: sheetInput, output: fileSchema, topics: [], permission: 'data.export' }),
};
