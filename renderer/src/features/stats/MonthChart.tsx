import { t } from '#renderer/ui/index';
import type { OutputOf } from '#shared/contract/index';
import { SERIES } from './series.ts';

type Month = OutputOf<'stats.overview'>['byMonth'][number];
const HEIGHT = 150;
const WIDTH = 44;

/** Reported problems, closed ones and risks, month by month. */
export function MonthChart({ months }: { months: readonly Month[] }) {
  const series = [SERIES.problems, SERIES.closed, SERIES.risks] as const;
  const most = Math.max(1, ...months.flatMap((month) => series.map(({ key }) => month[key])));
  const scale = (value: number): number => (value / most) * HEIGHT;
  return (
    <figure className="lm-months">
      <div className="lm-bars-legend">
        {series.map(({ key, colour }) => (
          <span key={key}>
            <i style={{ background: colour }} />
            {t(`stats.series.${key}`)}
          </span>
        ))}
      </div>
      <svg
        viewBox={`0 0 ${Math.max(1, months.length) * WIDTH} ${HEIGHT + 40}`}
        role="img"
        aria-label={t('stats.byMonth')}
        style={{ width: months.length * WIDTH * 1.4 }}
      >
        {months.map((month, index) => (
          <g key={month.month} transform={`translate(${index * WIDTH} 16)`}>
            {series.map(({ key, colour }, bar) => (
              <g key={key} transform={`translate(${5 + bar * 12} ${HEIGHT - scale(month[key])})`}>
                <rect width={10} height={scale(month[key])} fill={colour}>
                  <title>{`${month.month} ${t(`stats.series.${key}`)} ${month[key]}`}</title>
                </rect>
                {month[key] > 0 && (
                  <text x={5} y={-2} textAnchor="middle" fontSize={8} fill="var(--lm-text-2)">
                    {month[key]}
                  </text>
                )}
              </g>
            ))}
            <text x={WIDTH / 2 - 1} y={HEIGHT + 14} textAnchor="middle" fontSize={9} fill="var(--lm-text-2)">
              {month.month.slice(2)}
            </text>
          </g>
        ))}
        <line
          x1={0}
          x2={months.length * WIDTH}
          y1={HEIGHT + 16}
          y2={HEIGHT + 16}
          stroke="var(--lm-line-strong)"
        />
      </svg>
    </figure>
  );
}
