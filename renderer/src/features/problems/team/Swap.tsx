import { SwapOutlined, UserAddOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useAppState } from '#renderer/state/index';
import { dynamic, formatDistance, t } from '#renderer/ui/index';
import type { TeamLine, TeamMember } from '#shared/contract/team';
import { useTeamChoice } from './choice.ts';

/** What an alternative says of itself in the list. */
function alternativeText({ name, distanceM, but, busyWith }: TeamLine['alternatives'][number]): string {
  const distance = distanceM === null ? '' : formatDistance(distanceM);
  const why = but === null ? '' : `（${dynamic(`team.but.${but}`, '', { number: busyWith ?? '' })}）`;
  return [name, distance].filter(Boolean).join(' ') + why;
}

/** Gives a seat to somebody: the line's other seats stay, the rest of the team is solved anew. */
function giveSeat(line: TeamLine, instead: TeamMember | null, candidateId: string): void {
  const { picks, setPicks, draft } = useAppState.getState();
  const choice = useTeamChoice.getState();
  const same = choice.text === draft.text;
  const stay = line.members.filter((one) => one.thingId !== instead?.thingId).map((one) => one.thingId);
  const fixed = [
    ...(same ? choice.fixed : []).filter(({ demandId }) => demandId !== line.id),
    ...[...stay, candidateId].map((id) => ({ demandId: line.id, candidateId: id })),
  ];
  const all = same && choice.all;
  choice.set({ text: draft.text, fixed, all });
  // Who was ticked one by one hands the tick on.
  const others = picks.filter((pick) => pick.thingId !== instead?.thingId && pick.thingId !== candidateId);
  const wasPicked = picks.some((pick) => pick.thingId === instead?.thingId);
  if (wasPicked && !all) setPicks([...others, { thingId: candidateId, reasons: [] }]);
}

/** Who could come instead, the next best first; those who are busy, away or kept at home say so. */
export function Swap({ line, member }: { line: TeamLine; member: TeamMember | null }) {
  if (line.alternatives.length === 0) return null;
  const label = member === null ? t('team.choose') : t('team.swap', { name: member.name });
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: line.alternatives.map((one) => ({ key: one.thingId, label: alternativeText(one) })),
        onClick: ({ key }) => giveSeat(line, member, key),
      }}
    >
      <Button
        size="small"
        type="text"
        icon={member === null ? <UserAddOutlined /> : <SwapOutlined />}
        title={label}
        aria-label={label}
        data-action={member === null ? 'team-choose' : 'team-swap'}
      >
        {member === null ? t('team.choose') : null}
      </Button>
    </Dropdown>
  );
}
