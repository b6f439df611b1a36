import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { t } from '#renderer/ui/index';
import type { Settings } from '#shared/contract/app';
import { type CodeFormat, codeOf, isCodePattern, STANDARD_CODES } from '#shared/domain/grid/codeFormat';
import { useSettings } from './useSettings.ts';

const TIERS = ['cell', 'micro'] as const;
/** The parts of a pattern as they are written. */
const PARTS = { community: '{community}', cell: '{cell}', serial: '{n:3}' };
const SAMPLE_COMMUNITY = '330203006001';

/** What the third cell and its second micro cell would be called. */
function sampleOf(format: CodeFormat, tier: (typeof TIERS)[number], community: string): string {
  const cell = codeOf(format.cell, { community }, 3);
  return tier === 'cell' ? cell : codeOf(format.micro, { community, cell }, 2);
}

type FieldsProps = { stored: Settings; onSave: (format: CodeFormat) => void; saving: boolean };

function Fields({ stored, onSave, saving }: FieldsProps) {
  const [format, setFormat] = useState<CodeFormat>(stored.cellCodeFormat);
  const fits = TIERS.every((tier) => isCodePattern(format[tier], tier));
  const same = (other: CodeFormat): boolean => TIERS.every((tier) => format[tier] === other[tier]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSave(format);
  };
  return (
    <form className="lm-settings-form" onSubmit={submit}>
      <p className="lm-muted">{t('settings.codesHint', PARTS)}</p>
      {TIERS.map((tier) => (
        <div key={tier} className="lm-field">
          <label className="lm-field-label" htmlFor={`codes-${tier}`}>
            {t(`settings.codesOf.${tier}`)}
          </label>
          <Input
            id={`codes-${tier}`}
            value={format[tier]}
            maxLength={30}
            onChange={(event) => setFormat({ ...format, [tier]: event.target.value.trim() })}
          />
          {isCodePattern(format[tier], tier) ? (
            fits && (
              <span className="lm-muted">
                {t('settings.codesSample', {
                  sample: sampleOf(format, tier, stored.communityCode || SAMPLE_COMMUNITY),
                })}
              </span>
            )
          ) : (
            <span className="lm-field-error">{t(`settings.codesWrong.${tier}`, PARTS)}</span>
          )}
        </div>
      ))}
      <div className="lm-row">
        <Button
          type="primary"
          htmlType="submit"
          disabled={!fits || same(stored.cellCodeFormat)}
          loading={saving}
        >
          {t('ui.save')}
        </Button>
        <Button disabled={same(STANDARD_CODES)} onClick={() => setFormat({ ...STANDARD_CODES })}>
          {t('settings.codesStandard')}
        </Button>
      </div>
    </form>
  );
}

/** 网格编码: how codes of new cells are made. */
export function CodeForm() {
  const { data, save, saving } = useSettings();
  return data ? (
    <Fields stored={data} onSave={(cellCodeFormat) => save({ cellCodeFormat })} saving={saving} />
  ) : null;
}
