import { Segmented } from 'antd';
import { useState } from 'react';
import { SERIES } from '#renderer/features/stats/index';
import { dynamic, formatCount, t } from '#renderer/ui/index';
import type { CellMonth, CellPage } from '#shared/contract/cellPage';
import { layTrend } from '#shared/domain/lists/index';

const SPANS = [12, 24, 36] as const;
const SIZE = { width: 340, height: 64 } as const;
type SeriesId = keyof typeof SERIES;
const SERIES_IDS: readonly SeriesId[] = ['problems', 'closed', 'risks'];

const tenth = (value: number): string => formatCount(Math.round(value * 10) / 10);

function tipOf({ month, average }: CellMonth, value: number, series: SeriesId): string {
  return average
    ? t('cells.trendTipAverage', { month, value, average: tenth(average[series]) })
    : t('cells.trendTip', { month, value });
}

/** One series month by month, with the average cell's as a broken line. */
function Chart({ months, series }: { months: readonly CellMonth[]; series: SeriesId }) {
  const values = months.map((month) => month[series]);
  const { bars, line, most } = layTrend(
    values,
    months.map(({ average }) => average?.[series] ?? null),
    SIZE,
  );
  const total = values.reduce((sum, value) => sum + value, 0);
  const averages = months.map(({ average }) => average?.[series] ?? 0);
  const average = tenth(averages.reduce((sum, value) => sum + value, 0));
  const name = dynamic(`cells.series.${series}`);
  // A label each month up to a year, then each third one.
  const every = months.length > 12 ? 3 : 1;
  return (
    <figure className="lm-trend" data-series={series}>
      <figcaption>
        <strong>{name}</strong>
        <small>
          {line ? t('cells.seriesTotalAverage', { total, average }) : t('cells.seriesTotal', { total })}
        </small>
      </figcaption>
      <svg viewBox={`0 -12 ${SIZE.width} ${SIZE.height + 28}`} role="img" aria-label={name}>
        <text x={0} y={-2}>
          {most}
        </text>
        {bars.map(({ x, y, width, height, value }, i) => (
          <g key={months[i]?.month}>
            <rect x={x} y={y} width={width} height={height} fill={SERIES[series].colour} />
            {/* The whole column answers the pointer, also where nothing happened. */}
            <rect x={x} y={0} width={width} height={SIZE.height} fill="transparent">
              <title>{months[i] && tipOf(months[i], value, series)}</title>
            </rect>
            {i % every === (months.length - 1) % every && (
              <text x={x + width / 2} y={SIZE.height + 13} textAnchor="middle">
                {every === 1 ? months[i]?.month.slice(5) : months[i]?.month.slice(2)}
              </text>
            )}
          </g>
        ))}
        <line x1={0} x2={SIZE.width} y1={SIZE.height} y2={SIZE.height} />
        {line && <polyline points={line} pointerEvents="none" />}
      </svg>
    </figure>
  );
}

/** 走势: problems reported and closed, risks marked, beside the average cell. */
export function TrendTab({ page }: { page: CellPage }) {
  const [span, setSpan] = useState<(typeof SPANS)[number]>(12);
  const months = page.months.slice(-span);
  return (
    <div className="lm-cell-page">
      <Segmented
        size="small"
        value={span}
        onChange={setSpan}
        options={SPANS.map((value) => ({ value, label: t('cells.months', { count: value }) }))}
      />
      {SERIES_IDS.map((series) => (
        <Chart key={series} months={months} series={series} />
      ))}
      {page.comparedCells > 0 && <p>{t('cells.trendLegend', { count: page.comparedCells })}</p>}
    </div>
  );
}
