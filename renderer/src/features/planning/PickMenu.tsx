import { DownOutlined } from '@ant-design/icons';
import { Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { errorText, formatDistance, KindSymbol, t } from '#renderer/ui/index';
import type { PlanChoice, PlannedPick } from '#shared/contract/planning';
import { refixed, usePlanState } from './state.ts';
import { usePlanQuery } from './usePlan.ts';
import { changeText, points } from './words.ts';

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
  const items: MenuProps['items'] = [
    ...choices.map((choice) => ({
      key: choice.thingId,
      disabled: choice.blocked,
      label: <Choice choice={choice} isNow={choice.thingId === pick?.thingId} />,
    })),
    ...(choices.length === 0
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
