import { DownOutlined } from '@ant-design/icons';
import { Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { errorText, formatDistance, KindSymbol, t } from '#renderer/ui/index';
import { BY_HAND, type PlanChoice, type PlannedPick, type PlanOther } from '#shared/contract/planning';
import { refixed, usePlanState } from './state.ts';
import { usePlanQuery } from './usePlan.ts';
import { againstLine, changeText, points } from './words.ts';

const EXCLUDE = 'exclude ';

/** One of those who go to a problem. */
export type PickOf = {
  readonly problemId: string;
  readonly picks: readonly PlannedPick[];
  readonly pick: PlannedPick;
};
type MenuFor = Omit<PickOf, 'pick'> & { readonly pick: PlannedPick | null };

function Choice({ choice, isNow }: { choice: PlanChoice; isNow: boolean }) {
  const cost = choice.blocked ? t('plan.blocked') : changeText(choice.change) || t('plan.sameSum');
  return (
    <span className="lm-plan-choice">
      <KindSymbol kind={choice.kind} size={12} />
      <strong title={choice.name}>{choice.name}</strong>
      <span>{t('plan.score', { points: points(choice.score) })}</span>
      <span>{choice.distanceM === null ? t('blank') : formatDistance(choice.distanceM)}</span>
      <span className="lm-plan-choice-cost" data-now={isNow}>
        {isNow ? t('plan.now') : cost}
        {!isNow && choice.takenBy && !choice.blocked && ` · ${t('plan.takenBy', { number: choice.takenBy })}`}
      </span>
    </span>
  );
}

/** What keeps somebody from being sent by the plan itself, in words. */
function otherText({ why, reasons }: PlanOther): string {
  const said = why === 'strained' || why === 'expired' ? '' : t(`plan.other.${why}`);
  return [said, againstLine(reasons)].filter(Boolean).join(' · ');
}

function Other({ other }: { other: PlanOther }) {
  return (
    <span className="lm-plan-choice" data-other={other.why}>
      <KindSymbol kind={other.kind} size={12} />
      <strong title={other.name}>{other.name}</strong>
      <span>{t('plan.score', { points: points(other.score) })}</span>
      <span>{other.distanceM === null ? t('blank') : formatDistance(other.distanceM)}</span>
      <span className="lm-plan-choice-against">{otherText(other)}</span>
    </span>
  );
}

type Items = NonNullable<MenuProps['items']>;

/** Who is sent by the clerk's own hand only, then who cannot be sent, each with why. */
function otherItems(others: readonly PlanOther[]): Items {
  if (others.length === 0) return [];
  const inOrder = [...others].sort((a, b) => Number(BY_HAND.has(b.why)) - Number(BY_HAND.has(a.why)));
  return [
    { type: 'divider' },
    { key: 'others', disabled: true, label: t('plan.otherHead') },
    ...inOrder.map((other) => ({
      key: other.thingId,
      disabled: !BY_HAND.has(other.why),
      label: <Other other={other} />,
    })),
  ];
}

/** Puts somebody else on a problem: the next best with what each costs the whole plan. `pick` null: nobody goes yet. */
export function PickMenu({ problemId, picks, pick }: MenuFor) {
  const [open, setOpen] = useState(false);
  const plan = usePlanQuery(open);
  const { data, error } = useApiQuery(
    'planning.choices',
    { plan, problemId },
    { enabled: open, keepPrevious: true },
  );
  const choose: MenuProps['onClick'] = ({ key }) => {
    const { decisions, decide } = usePlanState.getState();
    if (key.startsWith(EXCLUDE)) {
      if (!pick) return;
      decide({
        excluded: [...decisions.excluded, { id: pick.thingId, name: pick.name }],
        fixed: decisions.fixed.filter((pair) => pair.thingId !== pick.thingId),
      });
      return;
    }
    // The others of this problem stay: only this one is changed.
    const others = picks.filter((one) => one !== pick).map(({ thingId }) => thingId);
    decide({ fixed: refixed(decisions, problemId, [...others, key]) });
  };
  const others = new Set(picks.filter((one) => one !== pick).map(({ thingId }) => thingId));
  const choices = data?.choices.filter(({ thingId }) => !others.has(thingId)) ?? [];
  const rest = data?.others.filter(({ thingId }) => !others.has(thingId)) ?? [];
  const items: Items = [
    ...choices.map((choice) => ({
      key: choice.thingId,
      disabled: choice.blocked,
      label: <Choice choice={choice} isNow={choice.thingId === pick?.thingId} />,
    })),
    ...(choices.length + rest.length === 0
      ? [
          {
            key: 'none',
            disabled: true,
            label: error ? errorText(error) : data ? t('plan.noChoice') : t('ui.loading'),
          },
        ]
      : []),
    ...(pick
      ? [
          { type: 'divider' as const },
          { key: `${EXCLUDE}${pick.thingId}`, label: t('plan.exclude', { name: pick.name }) },
        ]
      : []),
    ...otherItems(rest),
  ];
  return (
    <Dropdown
      trigger={['click']}
      open={open}
      onOpenChange={setOpen}
      menu={{ items, onClick: choose, className: 'lm-plan-menu', selectedKeys: pick ? [pick.thingId] : [] }}
    >
      <button type="button" className="lm-bare lm-plan-pick-name" data-plan-pick={pick?.thingId ?? ''}>
        {pick && <KindSymbol kind={pick.kind} size={12} />}
        <strong title={pick?.name}>{pick?.name ?? t('plan.nobody')}</strong>
        <DownOutlined />
      </button>
    </Dropdown>
  );
}
