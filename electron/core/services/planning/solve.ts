import type { PlanAnswer } from '#shared/contract/planning';
import type { Ctx } from '../../context.ts';
import { readSettings } from '../settings/service.ts';
import { solvePlan } from './answer.ts';
import { type Built, buildPlan } from './build.ts';
import { type Gathered, gather, type PlanInputs } from './gather.ts';

/** Everybody who could go and what the clerk decided, as a task. */
export async function prepare(ctx: Ctx, input: PlanInputs): Promise<{ gathered: Gathered; built: Built }> {
  const gathered = await gather(ctx, input);
  const { planCapacities } = await readSettings(ctx.session().store);
  return { gathered, built: buildPlan(gathered, input, planCapacities) };
}

/** The best plan as things are now. */
export async function solve(ctx: Ctx, input: PlanInputs): Promise<PlanAnswer> {
  const { gathered, built } = await prepare(ctx, input);
  return solvePlan(ctx.session().store, gathered, built, input);
}
