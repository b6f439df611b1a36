import type { Handlers } from '#shared/contract/index';
import type { Ctx } from '../../context.ts';
import { underJob } from '../../jobs.ts';
import { cellPageOf } from './page.ts';
import { makeSheet, makeSheetPdf } from './sheet/make.ts';

/** A cell's page and its printed sheet. */
export const cellPageHandlers: Pick<Handlers<Ctx>['cells'], 'page' | 'sheetHtml' | 'sheetPdf'> = {
  page: (input, ctx) => cellPageOf(ctx, input),
  sheetHtml: async (input, ctx) => {
    const { fileName, html } = await makeSheet(ctx, input, 'cell.print');
    return { fileName: `${fileName}.html`, html };
  },
  sheetPdf: (input, ctx) => underJob(ctx, input.jobId, (job) => makeSheetPdf(ctx, input, job)),
};
