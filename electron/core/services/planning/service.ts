import type { Handlers } from '#shared/contract/index';
import type { Ctx } from '../../context.ts';
import { choicesFor, othersFor } from './choices.ts';
import { dispatchAll } from './dispatch.ts';
import { waitingProblems } from './problems.ts';
import { planSheetHandlers } from './sheet.ts';
import { prepare, solve } from './solve.ts';

export const planningHandlers: Handlers<Ctx>['planning'] = {
  waiting: async ({ problemIds }, ctx) => ({
    ids: (await waitingProblems(ctx, problemIds)).map(({ id }) => id),
  }),
  solve: (input, ctx) => solve(ctx, input),
  choices: async ({ plan, problemId }, ctx) => {
    const { gathered, built } = await prepare(ctx, plan);
    const { store } = ctx.session();
    return {
      choices: await choicesFor(store, gathered, built, problemId),
      others: await othersFor(store, gathered, built, problemId),
    };
  },
  dispatch: (input, ctx) => dispatchAll(ctx, input),
  ...planSheetHandlers,
};
