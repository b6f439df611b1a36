import type { TeamLine, TeamMember } from '#shared/contract/team';
import type { Asked, Assembled } from '#shared/domain/matching/team/index';
import type { MapSession } from '../../session.ts';
import { readShown, type Shown, toCandidate } from '../matching/decorate.ts';

type Busy = ReadonlyMap<string, string>;

/** Puts masked names and reasons to a team, line by line. */
export async function showTeam(
  session: MapSession,
  asked: readonly Asked[],
  assembled: Assembled,
  busy: Busy,
  label: (line: Asked) => string,
): Promise<TeamLine[]> {
  const { team } = assembled;
  const ids = new Set([
    ...team.members,
    ...[...team.alternatives.values()].flatMap((list) => list.map(({ candidateId }) => candidateId)),
    ...team.barred.map(({ candidateId }) => candidateId),
    ...team.gaps.flatMap(({ reasons }) => reasons.flatMap(({ candidateId }) => candidateId ?? [])),
  ]);
  const shown = await readShown(session.store, [...ids]);
  return asked.map((line) => ({
    id: line.id,
    type: line.type,
    name: label(line),
    count: line.count,
    origin: line.origin,
    members: membersOf(line, assembled, shown, busy),
    alternatives: alternativesOf(line, assembled, shown, busy),
    barred: team.barred
      .filter(({ demandId }) => demandId === line.id)
      .flatMap(({ candidateId }) =>
        toCandidate(assembled.pick(line.id, candidateId), shown.get(candidateId), busy),
      ),
    gap: gapOf(line, assembled, shown, busy),
  }));
}

function membersOf(line: Asked, { team, pick }: Assembled, shown: Shown, busy: Busy): TeamMember[] {
  return team.seats
    .filter(({ demandId }) => demandId === line.id)
    .flatMap(({ candidateId, fixed }) => {
      const also = team.seats
        .filter((seat) => seat.candidateId === candidateId && seat.demandId !== line.id)
        .map(({ demandId }) => demandId);
      return toCandidate(pick(line.id, candidateId), shown.get(candidateId), busy).map((candidate) => ({
        ...candidate,
        fixed,
        also,
      }));
    });
}

function alternativesOf(line: Asked, { team, pick }: Assembled, shown: Shown, busy: Busy) {
  return (team.alternatives.get(line.id) ?? []).flatMap(({ candidateId, score, but }) => {
    const thing = shown.get(candidateId);
    if (!thing) return [];
    const { distanceM } = pick(line.id, candidateId);
    return [
      {
        thingId: candidateId,
        name: thing.name,
        distanceM,
        score,
        but,
        busyWith: but === 'busy' ? (busy.get(candidateId) ?? null) : null,
      },
    ];
  });
}

function gapOf(line: Asked, { team, pick }: Assembled, shown: Shown, busy: Busy): TeamLine['gap'] {
  const gap = team.gaps.find(({ demandId }) => demandId === line.id);
  if (!gap) return null;
  return {
    missing: gap.missing,
    reasons: gap.reasons.map(({ code, count, candidateId }) => ({
      code,
      count,
      name: candidateId === null ? null : (shown.get(candidateId)?.name ?? null),
      busyWith: code === 'busy' && candidateId !== null ? (busy.get(candidateId) ?? null) : null,
      distanceM: candidateId === null ? null : pick(line.id, candidateId).distanceM,
    })),
  };
}
