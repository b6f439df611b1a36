import type { Handlers } from '#shared/contract/index';
import type { Ctx } from '../../context.ts';
import { readSettings, writeSettings } from '../settings/service.ts';

/** Sets since when problems count; the learner follows before this ends. */
async function setSince(ctx: Ctx, sinceMs: number | null): Promise<void> {
  const { learning } = await readSettings(ctx.session().store);
  await writeSettings(ctx, { learning: { ...learning, sinceMs } });
}

export const learningHandlers: Handlers<Ctx>['learning'] = {
  status: (_input, ctx) => ctx.session().learner.status(),
  relearn: async ({ all }, ctx) => {
    const { learner, store } = ctx.session();
    if (all && (await readSettings(store)).learning.sinceMs !== null) await setSince(ctx, null);
    void learner.relearn();
    return {};
  },
  reset: async (_input, ctx) => {
    await setSince(ctx, ctx.session().now());
    return {};
  },
};
