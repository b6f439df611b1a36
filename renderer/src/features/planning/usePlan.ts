import { replaceEqualDeep } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { api, onProgress, useApiQuery } from '#renderer/api/index';
import { type JobState, makeId } from '#renderer/ui/index';
import type { PlanAnswer, PlanQuery } from '#shared/contract/planning';
import { NO_DECISIONS, usePlanState } from './state.ts';

/** The question to the core that the clerk's decisions make. Who does not ask now is not drawn anew by a decision. */
export function usePlanQuery(asks = true): PlanQuery {
  const problemIds = usePlanState((state) => (asks ? state.problemIds : null));
  const decisions = usePlanState((state) => (asks ? state.decisions : NO_DECISIONS));
  return useMemo(
    () => ({
      ...(problemIds && { problemIds: [...problemIds] }),
      fixed: decisions.fixed.map((pair) => ({ ...pair })),
      excludedThings: decisions.excluded.map(({ id }) => id),
      leftOut: [...decisions.leftOut],
      needs: { ...decisions.needs },
      stretch: decisions.stretch,
    }),
    [problemIds, decisions],
  );
}

/**
 * The plan with the rows of the one before wherever they say the same: each decision is a question of its own, whose
 * answer shares nothing with the last one, and hundreds of rows would be drawn anew for one that changed.
 */
function useShared(plan: PlanAnswer | undefined): PlanAnswer | undefined {
  const [kept, setKept] = useState({ plan, shared: plan });
  if (kept.plan === plan) return kept.shared;
  const shared = plan && replaceEqualDeep<PlanAnswer>(kept.shared, plan);
  setKept({ plan, shared });
  return shared;
}

/** The plan as it is now, solved anew with every decision and every change of the map. */
export function usePlan() {
  const [jobId] = useState(makeId);
  const [job, setJob] = useState<JobState>(null);
  useEffect(() => onProgress(jobId, setJob), [jobId]);
  const query = usePlanQuery();
  const { data, error, isFetching, refetch } = useApiQuery(
    'planning.solve',
    { ...query, jobId },
    { keepPrevious: true },
  );
  return {
    plan: useShared(data),
    error,
    job,
    busy: isFetching,
    again: () => void refetch(),
    cancel: () => void api.jobs.cancel({ jobId }),
  };
}

export type PlanChange = { readonly come: number; readonly gone: number; readonly changed: number };

const idOf = (seen: string): string => seen.slice(0, seen.indexOf(' '));

/** What happened to the problems since the clerk last looked; null: nothing. */
export function usePlanChange(plan: PlanAnswer | undefined): PlanChange | null {
  const seen = usePlanState((state) => state.seen);
  const now = useMemo(
    () => plan?.rows.map(({ problemId, version }) => `${problemId} ${version}`) ?? null,
    [plan],
  );
  useEffect(() => {
    if (seen === null && now !== null) usePlanState.getState().see(now);
  }, [seen, now]);
  return useMemo(() => {
    if (seen === null || now === null) return null;
    const [before, after] = [new Set(seen), new Set(now)];
    const [idsBefore, idsAfter] = [new Set(seen.map(idOf)), new Set(now.map(idOf))];
    const come = [...idsAfter].filter((id) => !idsBefore.has(id)).length;
    const gone = [...idsBefore].filter((id) => !idsAfter.has(id)).length;
    const changed = now.filter((one) => !before.has(one) && idsBefore.has(idOf(one))).length;
    return come + gone + changed === 0 || after.size + before.size === 0 ? null : { come, gone, changed };
  }, [seen, now]);
}
