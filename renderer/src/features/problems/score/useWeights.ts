import { create } from 'zustand';
import { useApiCommand, useApiQuery } from '#renderer/api/index';
import { useErrorNotice } from '#renderer/ui/index';
import type { OutputOf } from '#shared/contract/index';

export type Weights = OutputOf<'weights.get'>;
export type Percents = Weights['effective'];

type Tried = { readonly percents: Percents | null; readonly set: (percents: Percents | null) => void };

/** Weights while a slider is being moved: the lists follow at once, they are kept when it is let go. */
export const useTriedWeights = create<Tried>((set) => ({
  percents: null,
  set: (percents) => set({ percents }),
}));

/** The weights of the score and the ways to change them. */
export function useWeights() {
  const { data } = useApiQuery('weights.get', {});
  const tried = useTriedWeights();
  const set = useApiCommand('settings.set');
  const forget = useApiCommand('weights.forget');
  const onError = useErrorNotice();
  const keep = (percents: Percents, useLearned: boolean): void =>
    set.mutate(
      { matchWeights: { percents, useLearned } },
      { onError, onSettled: () => useTriedWeights.getState().set(null) },
    );
  return {
    data,
    shown: tried.percents ?? data?.effective,
    try: tried.set,
    keep,
    forget: () => forget.mutate({}, { onError }),
  };
}
