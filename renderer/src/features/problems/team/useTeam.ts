import { useMemo } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import type { Answer, Candidate } from '#shared/contract/problems';
import type { ProposedTeam } from '#shared/contract/team';
import { correctionsOf } from '../understood/question.ts';
import { useTeamChoice } from './choice.ts';

/**
 * The team for the answer on show, asked for when the answer stands, with what was understood of it and the seats that the
 * clerk gave away. Whoever asks for it gets the same one.
 */
export function useTeam(answer: Answer) {
  const draft = useAppState((state) => state.draft);
  const choice = useTeamChoice();
  const { understood } = answer;
  const fixed = choice.text === draft.text ? choice.fixed : [];
  return useApiQuery(
    'matching.team',
    {
      text: draft.text || ' ',
      anchor: understood.place?.anchor ?? null,
      categoryId: understood.categoryId,
      level: understood.level,
      ...(understood.wantedAtMs === null ? {} : { atMs: understood.wantedAtMs }),
      ...correctionsOf(draft),
      problemId: draft.problemId,
      fixed: [...fixed],
    },
    { enabled: draft.text.trim() !== '', keepPrevious: true },
  );
}

export const membersOf = (team: ProposedTeam): readonly Candidate[] => [
  ...new Map(team.lines.flatMap(({ members }) => members).map((one) => [one.thingId, one])).values(),
];

/** Who stands in the team on show; nobody while there is none. */
export function useTeamMembers(answer: Answer): readonly Candidate[] {
  const { data } = useTeam(answer);
  return useMemo(() => (data?.worthShowing ? membersOf(data) : []), [data]);
}
