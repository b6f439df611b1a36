import { useEffect } from 'react';
import { type PickLine, useAppState } from '#renderer/state/index';
import type { Answer } from '#shared/contract/problems';
import { useTeamMembers } from './team/useTeam.ts';

const SHOWN = 3;

/** Draws the answer on the map: a line from the problem to each pick, before any is made to the best of each list. */
export function usePickLines(answer: Answer): void {
  const anchor = useAppState((state) => state.draft.anchor);
  const picks = useAppState((state) => state.picks);
  const team = useTeamMembers(answer);
  useEffect(() => {
    const { setLines, setAskedPlace } = useAppState.getState();
    const from = anchor ?? answer.understood.place?.anchor ?? null;
    setAskedPlace(from);
    if (from === null) {
      setLines([]);
      return;
    }
    const all = [...answer.duty, ...answer.resources, ...answer.people, ...answer.whyNot, ...team];
    const wanted =
      picks.length > 0
        ? picks.flatMap((pick) => all.find((candidate) => candidate.thingId === pick.thingId) ?? [])
        : [...answer.resources.slice(0, SHOWN), ...answer.people.slice(0, SHOWN)];
    setLines(
      wanted.flatMap((candidate, index): PickLine[] =>
        candidate.anchor ? [{ from, to: candidate.anchor, thingId: candidate.thingId, rank: index + 1 }] : [],
      ),
    );
  }, [answer, anchor, picks, team]);
  // The map goes to the place that was read from the words, once for each place.
  const place = answer.understood.place;
  const key = place ? `${place.anchor[0]},${place.anchor[1]}` : '';
  useEffect(() => {
    if (!key) return;
    const [lng, lat] = key.split(',').map(Number);
    useAppState.getState().flyTo([lng ?? 0, lat ?? 0], 17);
  }, [key]);
  useEffect(
    () => () => {
      useAppState.getState().setLines([]);
      useAppState.getState().setAskedPlace(null);
    },
    [],
  );
}
