import { useAppState } from '#renderer/state/index';
import type { Corrections } from '#shared/domain/matching/understand/types';

/** The draft's corrections, and how one is made or (undefined) taken back; the answer follows at once. */
export function useCorrect(): {
  readonly corrections: Corrections;
  readonly correct: (patch: Corrections) => void;
} {
  const corrections = useAppState((state) => state.draft.corrections);
  const correct = (patch: Corrections): void => {
    const { draft, setDraft } = useAppState.getState();
    setDraft({ corrections: { ...draft.corrections, ...patch } });
  };
  return { corrections, correct };
}
