import { Checkbox, Segmented, Select } from 'antd';
import { formatCount, t } from '#renderer/ui/index';
import { DPIS, MARGINS_MM, PAPER_IDS, PAPERS, type PaperId, PRINT_SCALES } from '#shared/domain/print/index';
import { Option } from '../panels/Option.tsx';
import { type ScaleChoice, usePrint } from './store.ts';

const papers = PAPER_IDS.map((value) => ({ value, label: `${value}（${PAPERS[value].join(' × ')} mm）` }));
const PARTS = ['legend', 'north', 'inset'] as const;

/** Paper, direction, scale, resolution, and what stands beside the map. */
export function PaperOptions() {
  const { choice, keep } = usePrint();
  const scales: { value: ScaleChoice; label: string }[] = [
    { value: 'view', label: t('map.print.thisView') },
    ...PRINT_SCALES.map((value) => ({ value, label: `1:${formatCount(value)}` })),
  ];
  return (
    <>
      <Option label={t('map.print.paper')}>
        <Select<PaperId>
          size="small"
          aria-label={t('map.print.paper')}
          data-print="paper"
          value={choice.paper}
          options={papers}
          onChange={(paper) => keep({ paper })}
        />
      </Option>
      <Option label={t('map.print.direction')}>
        <Segmented<boolean>
          size="small"
          block
          value={choice.landscape}
          options={[
            { value: true, label: t('map.print.landscape') },
            { value: false, label: t('map.print.portrait') },
          ]}
          onChange={(landscape) => keep({ landscape })}
        />
      </Option>
      <Option label={t('map.print.scale')}>
        <Select<ScaleChoice>
          size="small"
          aria-label={t('map.print.scale')}
          data-print="scale"
          value={choice.scale}
          options={scales}
          onChange={(scale) => keep({ scale })}
        />
      </Option>
      <Option label={t('map.print.margin')}>
        <Select<number>
          size="small"
          aria-label={t('map.print.margin')}
          value={choice.marginMm}
          options={MARGINS_MM.map((value) => ({ value, label: `${value} mm` }))}
          onChange={(marginMm) => keep({ marginMm })}
        />
      </Option>
      <Option label={t('map.print.dpi')}>
        <Select<number>
          size="small"
          aria-label={t('map.print.dpi')}
          data-print="dpi"
          value={choice.dpi}
          options={DPIS.map((value) => ({ value, label: `${value} dpi` }))}
          onChange={(dpi) => keep({ dpi })}
        />
      </Option>
      <div className="lm-print-parts">
        {PARTS.map((part) => (
          <Checkbox
            key={part}
            checked={choice[part]}
            onChange={({ target }) => keep({ [part]: target.checked })}
          >
            {t(`map.print.part.${part}`)}
          </Checkbox>
        ))}
      </div>
    </>
  );
}
