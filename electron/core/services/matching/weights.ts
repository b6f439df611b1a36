import type { Handlers, OutputOf } from '#shared/contract/index';
import { choiceSchema } from '#shared/contract/weights';
import { LEAST_CHOICES, learnWeights, type MatchChoice } from '#shared/domain/matching/index';
import type { Ctx } from '../../context.ts';
import type { Batch } from '../../store/batch.ts';
import { matchChoices } from '../../store/sqlite/queries/matching.ts';
import type { Store } from '../../store/store.ts';
import { readSettings } from '../settings/service.ts';

/** Older choices say how it was once. */
const MOST_CHOICES = 500;

export type WeightState = OutputOf<'weights.get'>;

function parseChoice([picked, passed]: readonly [string, string]): MatchChoice[] {
  try {
    const parsed = choiceSchema.safeParse({ picked: JSON.parse(picked), passed: JSON.parse(passed) });
    return parsed.success ? [parsed.data] : [];
  } catch {
    return []; // A damaged row teaches nothing.
  }
}

/** The weights of the parts: set by hand, learned from dispatches, and which of them count now. */
export async function readWeights(store: Store): Promise<WeightState> {
  const { percents: manual, useLearned } = (await readSettings(store)).matchWeights;
  const learned = learnWeights(matchChoices(store, MOST_CHOICES).flatMap(parseChoice));
  const learnedInUse = useLearned && learned.enough;
  return {
    manual,
    useLearned,
    learned: { ...learned, least: LEAST_CHOICES },
    effective: learnedInUse ? learned.percents : manual,
    learnedInUse,
  };
}

/** Keeps what a dispatch says about the weights, in the dispatch's own step. */
export async function noteChoice(
  batch: Batch,
  ctx: Ctx,
  problemId: string,
  choice: MatchChoice | undefined,
): Promise<void> {
  if (choice === undefined) return;
  await batch.insert('match_choices', {
    id: ctx.ports.newId(),
    problem_id: problemId,
    at_ms: batch.nowMs,
    picked: JSON.stringify(choice.picked),
    passed: JSON.stringify(choice.passed),
  });
}

export const weightHandlers: Handlers<Ctx>['weights'] = {
  get: (_input, ctx) => readWeights(ctx.session().store),
  forget: async (_input, ctx) => {
    const { result } = await ctx
      .session()
      .write({ label: 'weightsForget', actor: ctx.actor }, async (batch) => {
        const rows = await batch.trx
          .selectFrom('match_choices')
          .select('id')
          .where('deleted_at_ms', 'is', null)
          .execute();
        for (const { id } of rows) await batch.remove('match_choices', id);
        return rows.length;
      });
    return { forgotten: result };
  },
};
