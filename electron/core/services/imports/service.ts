import type { Handlers } from '#shared/contract/index';
import type { Ctx } from '../../context.ts';
import { commitPlan } from './commit.ts';
import { compareSystems } from './compareSystems.ts';
import { errorWorkbook } from './errorRows.ts';
import { forgetShape } from './memory.ts';
import { openImport } from './open.ts';
import { previewPlan } from './preview.ts';
import { proposePlan } from './propose.ts';
import { makeTemplate } from './template.ts';

/** Files into records: open → propose → preview → commit. */
export const importHandlers: Handlers<Ctx>['imports'] = {
  open: openImport,
  propose: proposePlan,
  forget: async (input, ctx) => {
    await forgetShape(ctx, input);
    return { ok: true };
  },
  preview: previewPlan,
  systems: compareSystems,
  commit: ({ jobId, ...plan }, ctx) => commitPlan(plan, jobId, ctx),
  errorRows: errorWorkbook,
  template: ({ kind }, ctx) => makeTemplate(ctx, kind),
  discard: ({ importId }, ctx) => {
    ctx.session().imports.discard(importId);
    return { ok: true };
  },
};
