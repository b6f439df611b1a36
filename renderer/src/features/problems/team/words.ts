import { dynamic, formatDistance, t } from '#renderer/ui/index';
import type { ProposedTeam, TeamGap, TeamLine } from '#shared/contract/team';

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

/** 6 名（个），缺 2. */
export function countText({ memberCount, lines }: ProposedTeam): string {
  const missing = lines.reduce((sum, { gap }) => sum + (gap?.missing ?? 0), 0);
  return missing === 0
    ? t('team.size', { count: memberCount })
    : t('team.sizeShort', { count: memberCount, missing });
}

/** That there is no smaller team, or how much smaller one could be. */
export function sizeText({ memberCount, exact, leastMembers }: ProposedTeam): string {
  return exact || leastMembers >= memberCount
    ? t('team.exact')
    : t('team.bound', { least: leastMembers, count: memberCount });
}
