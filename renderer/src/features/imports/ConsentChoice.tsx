import { Form, Input, Select } from 'antd';
import { dynamic, formatDate, t } from '#renderer/ui/index';
import type { ImportPlan } from '#shared/contract/imports';

const CONSENTS = ['signed', 'verbal', 'duty'] as const;

/** On what ground and since when people's data is kept, once for all rows that do not say. */
export function ConsentChoice({
  plan,
  onChange,
}: {
  plan: ImportPlan;
  onChange: (plan: ImportPlan) => void;
}) {
  const { consentBasis, consentOn, ...others } = plan.defaults;
  return (
    <Form.Item label={t('import.consent')} tooltip={t('import.consentHint')}>
      <Select
        allowClear
        className="lm-import-category"
        data-field="consentBasis"
        placeholder={t('import.consentNone')}
        value={consentBasis as string | undefined}
        options={CONSENTS.map((value) => ({ value, label: dynamic(`choice.consentBasis.${value}`) }))}
        onChange={(basis) =>
          onChange({
            ...plan,
            defaults: basis
              ? { ...others, consentBasis: basis, consentOn: consentOn ?? formatDate(Date.now()) }
              : others,
          })
        }
      />
      {typeof consentOn === 'string' && (
        <Input
          type="date"
          className="lm-import-date"
          aria-label={dynamic('field.consentOn')}
          data-field="consentOn"
          value={consentOn}
          onChange={(event) =>
            event.target.value &&
            onChange({ ...plan, defaults: { ...plan.defaults, consentOn: event.target.value } })
          }
        />
      )}
    </Form.Item>
  );
}
