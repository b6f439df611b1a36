import { Alert, Button, DatePicker, Popover, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useApiCommand } from '#renderer/api/index';
import { dynamic, formatDate, t, useErrorNotice } from '#renderer/ui/index';
import type { Thing } from '#shared/contract/things';
import { consentOf, needsConsent } from '#shared/domain/consent';

const BASES = ['signed', 'verbal', 'duty'] as const;
type Basis = (typeof BASES)[number];

/** 登记同意: on what ground and on which day the person agreed. */
function GiveConsent({ thing }: { thing: Thing }) {
  const [open, setOpen] = useState(false);
  const [basis, setBasis] = useState<Basis | null>(null);
  const [on, setOn] = useState(formatDate(Date.now()));
  const give = useApiCommand('people.giveConsent');
  const showError = useErrorNotice();
  const save = (): void => {
    if (!basis) return;
    give.mutate(
      { id: thing.id, version: thing.version, basis, on },
      { onSuccess: () => setOpen(false), onError: showError },
    );
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      title={t('consent.giveTitle')}
      content={
        <div className="lm-consent-give">
          <Select
            autoFocus
            value={basis}
            placeholder={t('field.consentBasis')}
            aria-label={t('field.consentBasis')}
            options={BASES.map((value) => ({ value, label: dynamic(`choice.consentBasis.${value}`) }))}
            onChange={setBasis}
          />
          <DatePicker
            value={dayjs(on)}
            allowClear={false}
            aria-label={t('field.consentOn')}
            onChange={(date) => date && setOn(date.format('YYYY-MM-DD'))}
          />
          <Button
            type="primary"
            disabled={!basis}
            loading={give.isPending}
            data-action="consent-save"
            onClick={save}
          >
            {t('ui.save')}
          </Button>
        </div>
      }
    >
      <Button size="small" data-action="consent-give">
        {t('consent.give')}
      </Button>
    </Popover>
  );
}

/** Says at the head of a person's card why nobody may ask them, and mends it; nothing while the consent stands. */
export function ConsentNotice({ thing }: { thing: Thing }) {
  const state = needsConsent(thing.kind) ? consentOf(thing.attrs) : 'valid';
  if (state === 'valid') return null;
  const on = String(thing.attrs.consentWithdrawnOn ?? '');
  return (
    <Alert
      type="warning"
      showIcon
      className="lm-alert"
      data-consent={state}
      title={t(`consent.${state}`, { on })}
      description={
        <>
          {t('consent.effect')}
          <div className="lm-conflict-actions">
            <GiveConsent thing={thing} />
          </div>
        </>
      }
    />
  );
}
