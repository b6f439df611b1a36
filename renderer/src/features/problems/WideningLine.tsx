import { Segmented } from 'antd';
import { useApiCommand, useApiQuery } from '#renderer/api/index';
import { t, useErrorNotice } from '#renderer/ui/index';
import type { Answer } from '#shared/contract/problems';

type Widening = NonNullable<Answer['widening']>;

function wideningText({ ring, why, need }: Widening): string {
  if (why === 'emergency') return t('widening.emergency');
  if (why === 'nobody') return need === null ? t('widening.nobodyAtAll') : t('widening.nobody', { need });
  if (ring === 'micro' || ring === 'cell') return t(`widening.within.${ring}`);
  return need === null ? t(`widening.anybody.${ring}`) : t(`widening.wider.${ring}`, { need });
}

/** Whether 就近优先 was chosen last; the office's setting. */
export function useNearFirst(): boolean {
  return useApiQuery('settings.get', {}).data?.nearFirst ?? false;
}

/** 小事不出网格: how far the search had to go, and the choice of how the lists are ordered. */
export function WideningLine({ answer }: { answer: Answer }) {
  const nearFirst = useNearFirst();
  const set = useApiCommand('settings.set');
  const showError = useErrorNotice();
  const { widening } = answer;
  if (widening === null) return null;
  return (
    <div className="lm-widening" data-ring={widening.ring} data-why={widening.why}>
      <span>
        {wideningText(widening)}
        {nearFirst && <em>{t('widening.onlySo')}</em>}
      </span>
      <Segmented
        size="small"
        aria-label={t('widening.order')}
        value={nearFirst ? 'near' : 'score'}
        options={[
          { value: 'score', label: t('widening.byScore'), title: t('widening.byScoreHint') },
          { value: 'near', label: t('widening.nearFirst'), title: t('widening.nearFirstHint') },
        ]}
        onChange={(value) => set.mutate({ nearFirst: value === 'near' }, { onError: showError })}
      />
    </div>
  );
}
