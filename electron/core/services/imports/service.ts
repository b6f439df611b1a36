import type { Handlers } from '#shared/contract/index';
import type { Ctx } from '../../context.ts';
import { commitPlan } from './commit.ts';
import { errorWorkbook } from './errorRows.ts';
import { openImport } from './open.ts';
import { previewPlan } from './preview.ts';
import { proposePlan } from './propose.ts';

/** Files into records: open → propose → preview → commit. */
export const importHandlers: Handlers<Ctx>['imports'] = {
  open: openImport,
  propose: proposePlan,
  preview: previewPlan,
  commit: ({ jobId, ...plan }, ctx) => commitPlan(plan, jobId, ctx),
  errorRows: errorWorkbook,
  discard: ({ importId }, ctx) => {
    ctx.session().imports.discard(importId);
    return { ok: true };
  },
};
