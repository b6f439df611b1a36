import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { t } from '#renderer/ui/index';
import type { Settings } from '#shared/contract/app';
import { useSettings } from './useSettings.ts';

const FIELDS = [
  'officeName',
  'preparedBy',
  'reviewedBy',
  'responsible',
  'officePhone',
  'communityCode',
] as const;
type Field = (typeof FIELDS)[number];

/** Twelve digits, or nothing. */
const codeFits = (code: string): boolean => /^(\d{12})?$/.test(code);

function Fields({
  stored,
  onSave,
  saving,
}: {
  stored: Settings;
  onSave: (values: Record<Field, string>) => void;
  saving: boolean;
}) {
  const [values, setValues] = useState<Record<Field, string>>(
    () => Object.fromEntries(FIELDS.map((field) => [field, stored[field]])) as Record<Field, string>,
  );
  const dirty = FIELDS.some((field) => values[field] !== stored[field]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSave(values);
  };
  return (
    <form className="lm-settings-form" onSubmit={submit}>
      <p className="lm-muted">{t('settings.officeHint')}</p>
      {FIELDS.map((field) => (
        <div key={field} className="lm-field">
          <label className="lm-field-label" htmlFor={`office-${field}`}>
            {t(`settings.field.${field}`)}
          </label>
          <Input
            id={`office-${field}`}
            value={values[field]}
            onChange={(event) => setValues({ ...values, [field]: event.target.value.trimStart() })}
          />
          {field === 'communityCode' && !codeFits(values.communityCode) && (
            <span className="lm-field-error">{t('settings.codeWrong')}</span>
          )}
        </div>
      ))}
      <Button
        type="primary"
        htmlType="submit"
        disabled={!dirty || !codeFits(values.communityCode)}
        loading={saving}
      >
        {t('ui.save')}
      </Button>
    </form>
  );
}

/** What stands on printed lists. */
export function OfficeForm() {
  const { data, save, saving } = useSettings();
  return data ? <Fields stored={data} onSave={save} saving={saving} /> : null;
}
