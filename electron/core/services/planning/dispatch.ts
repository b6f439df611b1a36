import type { ParsedInputOf } from '#shared/contract/index';
import type { Ctx } from '../../context.ts';
import { assign, transition } from '../problems/transition.ts';

/** Dispatches every item in one undoable step; when one cannot be, none is. */
export async function dispatchAll(
  ctx: Ctx,
  { items, note }: ParsedInputOf<'planning.dispatch'>,
): Promise<{ problems: number; helpers: number }> {
  await ctx.session().write({ label: 'planDispatch', actor: ctx.actor }, async (batch) => {
    for (const { problemId, version, picks } of items) {
      await assign(batch, ctx, problemId, picks, note);
      await transition(batch, ctx, problemId, { action: 'dispatch', version, note });
    }
  });
  const helpers = new Set(items.flatMap(({ picks }) => picks.map(({ thingId }) => thingId)));
  return { problems: items.length, helpers: helpers.size };
}
