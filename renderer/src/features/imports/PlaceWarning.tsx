import { Alert, Button } from 'antd';
import { t } from '#renderer/ui/index';
import type { ImportPlan } from '#shared/contract/imports';
import { exchangePlace } from './plan.ts';
import type { Preview } from './types.ts';

type WarningProps = { preview: Preview; plan: ImportPlan; onChange: (plan: ImportPlan) => void };

/** What looks wrong with the places, and the click that puts it right. */
export function PlaceWarning({ preview, plan, onChange }: WarningProps) {
  const { hint, outside } = preview;
  if (hint === 'swapped') {
    const exchanged = exchangePlace(plan);
    return (
      <Alert
        type="warning"
        showIcon
        className="lm-alert lm-import-alert"
        title={t('import.hintSwapped')}
        description={exchanged ? null : t('import.hintSwappedSource')}
        action={
          exchanged && (
            <Button size="small" type="primary" data-action="use-hint" onClick={() => onChange(exchanged)}>
              {t('import.exchange')}
            </Button>
          )
        }
      />
    );
  }
  if (hint) {
    const crs = t(`import.crsName.${hint}`);
    return (
      <Alert
        type="warning"
        showIcon
        className="lm-alert lm-import-alert"
        title={t('import.hint', { outside, crs })}
        action={
          <Button
            size="small"
            type="primary"
            data-action="use-hint"
            onClick={() => onChange({ ...plan, crs: hint })}
          >
            {t('import.useHint', { crs })}
          </Button>
        }
      />
    );
  }
  if (outside > 0)
    return (
      <Alert
        type="warning"
        showIcon
        className="lm-alert lm-import-alert"
        title={t('import.outside', { count: outside })}
      />
    );
  return null;
}
