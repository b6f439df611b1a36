import { dynamic, formatDistance, t } from '#renderer/ui/index';
import type { ProposedTeam, TeamGap, TeamLine } from '#shared/contract/team';
import { BLIND } from '#shared/domain/matching/team/index';

/** What a line asks for, in words. */
export function lineName({ type, name }: Pick<TeamLine, 'type' | 'name'>): string {
  if (type !== 'need') return name;
  return name === '' ? t('team.needAny') : t('team.need', { needs: name });
}

/** Why nobody comes, the most telling reason first. */
export function gapText({ reasons }: TeamGap): string {
  const [first] = reasons;
  if (!first) return '';
  const distance = first.distanceM === null ? '' : `（${formatDistance(first.distanceM)}）`;
  const name = `${first.name ?? ''}${distance}`;
  return dynamic(`team.gap.${first.code}`, '', { name, number: first.busyWith ?? '', count: first.count });
}

/** Why nobody can tell whether somebody lacks: the place is not known, or lies in no cell; null: it can be told. */
export const blindOf = (gap: TeamGap | null): (typeof BLIND)[number] | null =>
  BLIND.find((code) => gap?.reasons[0]?.code === code) ?? null;

const sumOf = (gaps: readonly TeamGap[]): number => gaps.reduce((sum, { missing }) => sum + missing, 0);

/** 6 名（个），还缺 2，另 1 个待定地点. */
export function countText({ memberCount, lines }: ProposedTeam): string {
  const gaps = lines.flatMap(({ gap }) => gap ?? []);
  const missing = sumOf(gaps.filter((gap) => blindOf(gap) === null));
  const waiting = sumOf(gaps.filter((gap) => blindOf(gap) === 'placeUnknown'));
  const size =
    missing === 0
      ? t('team.size', { count: memberCount })
      : t('team.sizeShort', { count: memberCount, missing });
  return waiting === 0 ? size : t('team.waits', { size, count: waiting });
}

/** That there is no smaller team, or how much smaller one could be. */
export function sizeText({ memberCount, exact, leastMembers }: ProposedTeam): string {
  return exact || leastMembers >= memberCount
    ? t('team.exact')
    : t('team.bound', { least: leastMembers, count: memberCount });
}
