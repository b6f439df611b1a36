import { ApartmentOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useApiQuery } from '#renderer/api/index';
import { t } from '#renderer/ui/index';
import { usePlanState } from './state.ts';

const LEAST = 2;

/** Opens the plan for the ticked problems, or for all that wait; says why it cannot. */
export function PlanButton({ ticked }: { ticked: ReadonlySet<string> }) {
  const problemIds = ticked.size > 0 ? [...ticked].sort() : undefined;
  const { data } = useApiQuery(
    'planning.waiting',
    { ...(problemIds && { problemIds }) },
    { keepPrevious: true },
  );
  const count = data?.ids.length ?? 0;
  const enough = count >= LEAST;
  const hint = enough
    ? t(problemIds ? 'plan.buttonTicked' : 'plan.buttonHint', { count })
    : t(problemIds ? 'plan.tooFewTicked' : 'plan.tooFew', { count });
  return (
    <Tooltip title={hint}>
      <Button
        icon={<ApartmentOutlined />}
        data-action="plan"
        disabled={!enough}
        onClick={() => usePlanState.getState().start(problemIds ?? null)}
      >
        {count > 0 ? t('plan.buttonCount', { count }) : t('plan.button')}
      </Button>
    </Tooltip>
  );
}
