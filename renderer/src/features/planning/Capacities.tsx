import { SettingOutlined } from '@ant-design/icons';
import { Button, InputNumber, Popover } from 'antd';
import { useApiCommand, useApiQuery } from '#renderer/api/index';
import { t, useErrorNotice } from '#renderer/ui/index';

const PARTS = ['person', 'team', 'unit'] as const;
const MOST = { person: 9, team: 50, unit: 50 } as const;

/** How many problems each takes at one time; kept as a setting of the map. */
export function Capacities() {
  const { data } = useApiQuery('settings.get', {});
  const set = useApiCommand('settings.set');
  const showError = useErrorNotice();
  if (!data) return null;
  const now = data.planCapacities;
  const change = (part: (typeof PARTS)[number], value: number | null): void => {
    if (value === null || value === now[part]) return;
    set.mutate({ planCapacities: { ...now, [part]: value } }, { onError: showError });
  };
  const form = (
    <div className="lm-plan-capacities">
      {PARTS.map((part) => (
        <div key={part}>
          <span>{t(`plan.capacity.${part}`)}</span>
          <InputNumber
            size="small"
            min={1}
            max={MOST[part]}
            value={now[part]}
            aria-label={t(`plan.capacity.${part}`)}
            onChange={(value) => change(part, value)}
          />
        </div>
      ))}
      <p className="lm-muted">{t('plan.capacityHint')}</p>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomLeft" content={form}>
      <Button size="small" type="text" icon={<SettingOutlined />} data-action="capacities">
        {t('plan.capacities', now)}
      </Button>
    </Popover>
  );
}
