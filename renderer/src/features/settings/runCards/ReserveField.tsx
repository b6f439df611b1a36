import { InputNumber } from 'antd';
import { t } from '#renderer/ui/index';
import { useSettings } from '../useSettings.ts';

const MOST = 20;

/** How many a cell keeps when it lends people to a serious case elsewhere. */
export function ReserveField() {
  const { data, save } = useSettings();
  if (!data) return null;
  const set = (value: number | null): void => {
    if (value !== null && value !== data.teamReserve) save({ teamReserve: value });
  };
  return (
    <div className="lm-run-reserve">
      <span>{t('runCards.reserve')}</span>
      <InputNumber
        key={data.teamReserve}
        min={0}
        max={MOST}
        precision={0}
        defaultValue={data.teamReserve}
        aria-label={t('runCards.reserve')}
        onStep={(value) => set(Number(value))}
        onBlur={(event) => set(event.target.value === '' ? null : Number(event.target.value))}
      />
      <span className="lm-muted">{t('runCards.reserveHint')}</span>
    </div>
  );
}
