import type { Handlers } from '#shared/contract/index';
import type { Ctx } from '../../context.ts';
import { findPairs } from './find.ts';
import { mergePreview, mergeThings } from './merge.ts';

export const duplicateHandlers: Handlers<Ctx>['duplicates'] = {
  find: (input, ctx) => findPairs(ctx, input),
  setDistinct: async (input, ctx) => {
    const [first, second] = [input.firstId, input.secondId].sort() as [string, string];
    await ctx
      .session()
      .write({ label: 'setDistinct', actor: ctx.actor }, (batch) =>
        batch.insert('distinct_pairs', { id: ctx.ports.newId(), first_id: first, second_id: second }),
      );
    return { ok: true };
  },
  mergePreview: (input, ctx) => mergePreview(ctx, input),
  merge: (input, ctx) => mergeThings(ctx, input),
};
