import type { PlanChoice, PlanOther } from '#shared/contract/planning';
import { assignTogether, type PlanPair, totalsOf } from '#shared/domain/matching/assign/index';
import type { Store } from '../../store/store.ts';
import { candidatesOf } from '../matching/decorate.ts';
import type { Built } from './build.ts';
import type { Gathered } from './gather.ts';

/** Choices that are shown for one problem; each is tried out by solving the plan with it. */
const MOST_CHOICES = 12;

/** So many who are not sent by themselves are shown. */
const MOST_OTHERS = 12;

/** Who fits a problem and is not sent to it by the plan itself, the best first, with why. */
export async function othersFor(
  store: Store,
  { waiting }: Gathered,
  { others }: Built,
  problemId: string,
): Promise<PlanOther[]> {
  const problem = waiting.findIndex(({ row }) => row.id === problemId);
  const some = [...(others[problem] ?? [])].sort((a, b) => b.pick.score - a.pick.score).slice(0, MOST_OTHERS);
  const candidates = await candidatesOf(
    store,
    some.map(({ pick }) => pick),
  );
  return some.flatMap(({ why }, at) => {
    const candidate = candidates[at];
    return candidate ? [{ ...candidate, why }] : [];
  });
}

/** Who else could go to a problem, the best first, with what each would cost the whole plan. */
export async function choicesFor(
  store: Store,
  gathered: Gathered,
  built: Built,
  problemId: string,
): Promise<PlanChoice[]> {
  const problem = gathered.waiting.findIndex(({ row }) => row.id === problemId);
  const { input } = built;
  const { plan } = assignTogether(input);
  const now = totalsOf(plan);
  const pairs = input.pairs
    .filter((pair) => pair.problem === problem && (input.helpers[pair.helper]?.capacity ?? 0) > 0)
    .sort(
      (a, b) =>
        b.score - a.score ||
        (input.helpers[a.helper]?.id ?? '').localeCompare(input.helpers[b.helper]?.id ?? ''),
    )
    .slice(0, MOST_CHOICES);
  const candidates = await candidatesOf(store, pairs.map(built.pickOf));
  return pairs.flatMap((pair, at): PlanChoice[] => {
    const candidate = candidates[at];
    if (!candidate) return [];
    const tried = assignTogether({ ...input, fixed: withFixed(input.fixed, pair) }).plan;
    const then = totalsOf(tried);
    const takenBy = plan.pairsOf.findIndex(
      (own, other) => other !== problem && own.some(({ helper }) => helper === pair.helper),
    );
    return [
      {
        ...candidate,
        takenBy: gathered.waiting[takenBy]?.row.number ?? null,
        blocked: tried.clashes.includes(pair),
        change: {
          points: then.points - now.points,
          distanceM: then.distanceM - now.distanceM,
          sent: then.sent - now.sent,
        },
      },
    ];
  });
}

/** The pair in place of what was fixed at its problem. */
function withFixed(fixed: readonly PlanPair[], pair: PlanPair): PlanPair[] {
  return [...fixed.filter((one) => one.problem !== pair.problem), pair];
}
