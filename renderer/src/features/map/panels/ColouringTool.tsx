import { Select } from 'antd';
import { type CellColouring, useAppState } from '#renderer/state/index';
import { t } from '#renderer/ui/index';
import {
  isDated,
  isShare,
  type MeasureSource,
  ratesOf,
  SHARE_SOURCES,
} from '#shared/domain/hotspot/measures';
import { KIND_IDS } from '#shared/domain/kinds/index';
import { rateOf } from '../layers/useColouring.ts';
import { PeriodTool } from '../time/PeriodTool.tsx';
import { ClassOptions } from './ClassOptions.tsx';
import { sourceName } from './measureWords.ts';
import { NarrowOptions } from './NarrowOptions.tsx';
import { Option } from './Option.tsx';
import '../colouring.css';

const GROUPS: Record<'counts' | 'problems' | 'shares', readonly MeasureSource[]> = {
  counts: [...KIND_IDS, 'resource', 'households'],
  problems: ['problem', 'problemOpen', 'problemOverdue', 'problemClosed'],
  shares: SHARE_SOURCES,
};
const groups = Object.keys(GROUPS) as (keyof typeof GROUPS)[];

const sourceOptions = () => [
  { value: 'none' as const, label: t('map.colouring.none') },
  ...groups.map((group) => ({
    label: t(`map.measureGroup.${group}`),
    options: GROUPS[group].map((value) => ({ value, label: sourceName(value) })),
  })),
];

/** By what cells are coloured, in which classes and with which colours. */
export function ColouringTool() {
  const colouring = useAppState((state) => state.colouring);
  const setColouring = useAppState((state) => state.setColouring);
  const { source, rate } = colouring;
  return (
    <div className="lm-map-options lm-colouring">
      <Option label={t('map.colouring.source')}>
        <Select<CellColouring['source']>
          aria-label={t('map.colouring.source')}
          data-field="colouring-source"
          value={source}
          virtual={false}
          listHeight={400}
          onChange={(next) => setColouring({ source: next, categoryId: null })}
          options={sourceOptions()}
        />
      </Option>
      {source !== 'none' && <NarrowOptions source={source} />}
      {source !== 'none' && !isShare(source) && (
        <Option label={t('map.colouring.rate')}>
          <Select
            aria-label={t('map.colouring.rate')}
            data-field="colouring-rate"
            value={rateOf(source, rate)}
            onChange={(next) => setColouring({ rate: next })}
            options={ratesOf(source).map((value) => ({ value, label: t(`map.rate.${value}`) }))}
          />
        </Option>
      )}
      {source !== 'none' && isDated(source) && <PeriodTool />}
      {source !== 'none' && <ClassOptions />}
    </div>
  );
}
