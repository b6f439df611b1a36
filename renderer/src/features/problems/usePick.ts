import { useAppState } from '#renderer/state/index';
import type { Candidate } from '#shared/contract/problems';

/** Whether a candidate is ticked for the dispatch, and what ticks or unticks it. */
export function usePick({ thingId, reasons }: Candidate): { picked: boolean; toggle: () => void } {
  const picked = useAppState((state) => state.picks.some((pick) => pick.thingId === thingId));
  const toggle = (): void => {
    const { picks, setPicks } = useAppState.getState();
    setPicks(picked ? picks.filter((pick) => pick.thingId !== thingId) : [...picks, { thingId, reasons }]);
  };
  return { picked, toggle };
}

/** The number that a candidate has on the map; undefined where no line goes to it. */
export const useRank = (thingId: string): number | undefined =>
  useAppState((state) => state.lines.find((line) => line.thingId === thingId)?.rank);

const AVAILABILITY = {
  yes: { now: 'answer.free', later: 'answer.freeThen' },
  no: { now: 'answer.busy', later: 'answer.busyThen' },
  unknown: { now: null, later: null },
} as const satisfies Record<Candidate['available'], unknown>;

/** What is said of a candidate's time; null where nobody told. `isLater`: help is wanted at another time than now. */
export const timeKeyOf = ({ available }: Candidate, isLater: boolean) =>
  AVAILABILITY[available][isLater ? 'later' : 'now'];
