import { AutoComplete, Radio } from 'antd';
import { t } from '#renderer/ui/index';
import type { Edition } from '#shared/contract/common';
import type { PrintChoice } from './usePrintChoice.ts';

const PURPOSES = ['check', 'report', 'visit', 'emergency'] as const;

type EditionChoiceProps = {
  choice: PrintChoice;
  onChoice: (change: Partial<PrintChoice>) => void;
  /** What the edition means where it does not mean what it does for a list. */
  hint?: string;
};

/** For whom it is made: 公示版 (masked) or 内部版 (full, with its purpose). */
export function EditionChoice({ choice, onChoice, hint }: EditionChoiceProps) {
  return (
    <>
      <Radio.Group
        optionType="button"
        aria-label={t('print.edition')}
        value={choice.edition}
        options={(['public', 'internal'] satisfies Edition[]).map((value) => ({
          value,
          label: t(`print.editions.${value}`),
        }))}
        onChange={(event) => onChoice({ edition: event.target.value as Edition })}
      />
      {choice.edition === 'internal' && (
        <AutoComplete
          className="lm-list-purpose"
          value={choice.purpose}
          status={choice.purpose.trim() ? '' : 'error'}
          placeholder={t('print.purpose')}
          aria-label={t('print.purpose')}
          options={PURPOSES.map((code) => ({ value: t(`print.purposes.${code}`) }))}
          onChange={(purpose: string) => onChoice({ purpose })}
        />
      )}
      <p className="lm-muted">{hint ?? t(`print.editionHint.${choice.edition}`)}</p>
    </>
  );
}

/** Whether a choice lacks what it needs: an 内部版 its purpose. */
export const isIncomplete = ({ edition, purpose }: PrintChoice): boolean =>
  edition === 'internal' && !purpose.trim();
