import { z } from 'zod';
import { idSchema, paperFields } from './common.ts';
import { command } from './define.ts';
import { fileSchema } from './lists.ts';

const slipInput = z.object({
  /** The problem. */
  id: idSchema,
  ...paperFields,
});

/** 派单: what is to be done, who goes, in which order, and room for what came of it. */
export const dispatchSlip = {
  /** One A4 page of HTML (styles inside, no scripts). Errors: notFound, problem.noPicks (nobody was asked), input.invalid. */
  slipHtml: command({
    input: slipInput,
    output: z.object({ fileName: z.string(), html: z.string() }),
    topics: [],
    permission: 'data.export',
  }),
  /** The same as PDF. Errors: also pdf.unavailable (then print the HTML), pdf.failed, cancelled. */
  slipPdf: command({ input: slipInput, output: fileSchema, topics: [], permission: 'data.export' }),
};
