import { MOST_NEED_LETTERS, type NotedShortage } from '#shared/contract/shortages';
import type { TeamLine, TeamMember } from '#shared/contract/team';
import type { Understood } from '#shared/domain/matching/index';
import { type Asked, type Assembled, shortageReasonOf } from '#shared/domain/matching/team/index';
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
  understood: Pick<Understood, 'needs' | 'atMs'>,
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
    gap: gapOf(line, assembled, shown, busy, notedOf(line, label(line), understood)),
  }));
}

/** What a line asks for, as a gap of it is noted: of the needs that any one will do for, the first. */
function notedOf(
  { type }: Asked,
  name: string,
  { needs, atMs }: Pick<Understood, 'needs' | 'atMs'>,
): Wanted | null {
  const need = type === 'need' ? needs[0] : name;
  return need ? { need: need.slice(0, MOST_NEED_LETTERS), wantedAtMs: Math.round(atMs) } : null;
}
type Wanted = Pick<NotedShortage, 'need' | 'wantedAtMs'>;

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

function gapOf(
  line: Asked,
  { team, pick, notes }: Assembled,
  shown: Shown,
  busy: Busy,
  wanted: Wanted | null,
): TeamLine['gap'] {
  const gap = team.gaps.find(({ demandId }) => demandId === line.id);
  if (!gap) return null;
  const reason = shortageReasonOf(gap);
  return {
    missing: gap.missing,
    noted: wanted && reason && { ...wanted, reason, count: gap.missing },
    essential: notes(line.id),
    reasons: gap.reasons.map(({ code, count, candidateId }) => ({
      code,
      count,
      name: candidateId === null ? null : (shown.get(candidateId)?.name ?? null),
      busyWith: code === 'busy' && candidateId !== null ? (busy.get(candidateId) ?? null) : null,
      distanceM: candidateId === null ? null : pick(line.id, candidateId).distanceM,
    })),
  };
}
