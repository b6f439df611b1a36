import type { Handlers } from '#shared/contract/index';
import type { Ctx } from '../../context.ts';
import { readSettings } from '../settings/service.ts';
import { solvePlan } from './answer.ts';
import { type Built, buildPlan } from './build.ts';
import { choicesFor } from './choices.ts';
import { dispatchAll } from './dispatch.ts';
import { type Gathered, gather, type PlanInputs } from './gather.ts';
import { waitingProblems } from './problems.ts';

async function prepare(ctx: Ctx, input: PlanInputs): Promise<{ gathered: Gathered; built: Built }> {
  const gathered = await gather(ctx, input);
  const { planCapacities } = await readSettings(ctx.session().store);
  return { gathered, built: buildPlan(gathered, input, planCapacities) };
}

export const planningHandlers: Handlers<Ctx>['planning'] = {
  waiting: async ({ problemIds }, ctx) => ({
    ids: (await waitingProblems(ctx, problemIds)).map(({ id }) => id),
  }),
  solve: async (input, ctx) => {
    const { gathered, built } = await prepare(ctx, input);
    return solvePlan(ctx.session().store, gathered, built, input);
  },
  choices: async ({ plan, problemId }, ctx) => {
    const { gathered, built } = await prepare(ctx, plan);
    return { choices: await choicesFor(ctx.session().store, gathered, built, problemId) };
  },
  dispatch: (input, ctx) => dispatchAll(ctx, input),
};
