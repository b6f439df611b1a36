import { Checkbox } from 'antd';
import { useAppState } from '#renderer/state/index';
import { dynamic, formatDistance, KindSymbol, t } from '#renderer/ui/index';
import type { ProposedTeam, TeamLine, TeamMember } from '#shared/contract/team';
import { tellsDistance } from '#shared/domain/matching/reasonCodes';
import { BusyChip } from '../BusyChip.tsx';
import { walkCandidates } from '../walk.ts';
import { useTeamChoice } from './choice.ts';
import { Swap } from './Swap.tsx';
import { lineName } from './words.ts';

type RowProps = { team: ProposedTeam; line: TeamLine; member: TeamMember };

const MOST_REASONS = 3;

/** One who comes: tick, name, distance, why, and who could come instead. */
export function TeamMemberRow({ team, line, member }: RowProps) {
  const picked = useAppState((state) => state.picks.some((pick) => pick.thingId === member.thingId));
  const toggle = (): void => {
    const { picks, setPicks } = useAppState.getState();
    if (picked) useTeamChoice.getState().set({ all: false });
    const others = picks.filter((pick) => pick.thingId !== member.thingId);
    setPicks(picked ? others : [...others, { thingId: member.thingId, reasons: member.reasons }]);
  };
  const also = team.lines.filter(({ id }) => member.also.includes(id)).map(lineName);
  const reasons = member.reasons.filter((reason) => !tellsDistance(reason)).slice(0, MOST_REASONS);
  return (
    <div className="lm-team-member" data-candidate={member.thingId} data-picked={picked}>
      <Checkbox
        checked={picked}
        onChange={toggle}
        aria-label={t('answer.pick', { name: member.name })}
        onKeyDown={walkCandidates}
      />
      <button
        type="button"
        className="lm-bare lm-candidate-body"
        onClick={() => member.anchor && useAppState.getState().flyTo(member.anchor)}
        onKeyDown={walkCandidates}
      >
        <span className="lm-candidate-head">
          <KindSymbol kind={member.kind} size={12} />
          <strong title={member.name}>{member.name}</strong>
          {member.distanceM !== null && <span>{formatDistance(member.distanceM)}</span>}
        </span>
        <span className="lm-candidate-reasons">
          {member.fixed && <em>{t('team.fixed')}</em>}
          {also.length > 0 && <em>{t('team.also', { names: also.join('、') })}</em>}
          <BusyChip number={member.busyWith} />
          {reasons.map(({ code, params, points }) => (
            <em key={code} data-tone={points > 0 ? 'for' : points < 0 ? 'against' : 'fact'}>
              {dynamic(`reason.${code}`, '', params)}
            </em>
          ))}
        </span>
      </button>
      <Swap line={line} member={member} />
    </div>
  );
}
