import { z } from 'zod';
import { SHEET_FAULTS, SHEET_KEYS } from '#shared/domain/categorySheet/index';
import { bytesSchema, idSchema, versionSchema } from './common.ts';
import { command } from './define.ts';
import { categorySchema } from './things.ts';

const MOST_CATEGORIES = 5000;

/** What a category may be: what is stored passes however long it is; new words are measured where lines are compared. */
const draftSchema = categorySchema.pick({
  name: true,
  parentId: true,
  responsible: true,
  needs: true,
  keywords: true,
  defaultLevel: true,
  deadlineHours: true,
});

const proposalSchema = z.object({
  id: idSchema,
  /** Null for a new category. */
  version: versionSchema.nullable(),
  draft: draftSchema,
  /** What would become other: words that go and words that come; a single value is one word. */
  changes: z.array(
    z.object({ key: z.enum(SHEET_KEYS), removed: z.array(z.string()), added: z.array(z.string()) }),
  ),
});
export type CategoryProposal = z.infer<typeof proposalSchema>;

/** The 权责清单 as a workbook that comes back. */
export const categorySheet = {
  /**
   * What importing a sheet (as `lists.xlsx` makes of source `category`) would change. Writes nothing and takes nothing
   * away. Errors: file.*, cancelled, category.noSheet (no heading of category and sub-category).
   */
  readSheet: command({
    input: z.object({ fileName: z.string(), bytes: bytesSchema, jobId: idSchema.optional() }),
    output: z.object({
      proposals: z.array(proposalSchema),
      faults: z.array(z.object({ line: z.number(), code: z.enum(SHEET_FAULTS), text: z.string() })),
      unchanged: z.number(),
      untold: z.number(),
    }),
    topics: [],
    permission: 'settings.edit',
  }),
  /** Takes proposals over in one undoable step. Errors: conflict (one was edited meanwhile), input.invalid. */
  applySheet: command({
    input: z.object({
      proposals: z
        .array(proposalSchema.omit({ changes: true }))
        .min(1)
        .max(MOST_CATEGORIES),
    }),
    output: z.object({ added: z.number(), changed: z.number() }),
    topics: ['categories', 'history'],
    permission: 'settings.edit',
  }),
};
