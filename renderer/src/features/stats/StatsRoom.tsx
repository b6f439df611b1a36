import { Radio } from 'antd';
import { useState } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { useCategories } from '#renderer/api/lookups';
import { useAppState } from '#renderer/state/index';
import { dynamic, EmptyState, errorText, formatCount, KindSymbol, kindName, t } from '#renderer/ui/index';
import type { OutputOf } from '#shared/contract/index';
import { Bars } from './Bars.tsx';
import { MonthChart } from './MonthChart.tsx';
import { lastDays, monthsOf, PERIOD_DAYS, type PeriodDays } from './period.ts';
import { SERIES } from './series.ts';
import './stats.css';

type Period = ReturnType<typeof lastDays>;
type Overview = OutputOf<'stats.overview'>;
const TOP = 12;
const events = (row: { problems: number; risks: number }): number => row.problems + row.risks;

function Figures({ data }: { data: Overview }) {
  const reported = data.byMonth.reduce((sum, month) => sum + month.problems, 0);
  const closed = data.byMonth.reduce((sum, month) => sum + month.closed, 0);
  const figures: readonly (readonly [string, string])[] = [
    [t('stats.reported'), formatCount(reported)],
    [t('stats.closed'), formatCount(closed)],
    [
      t('stats.onTime'),
      data.closedOnTimeShare === null ? t('blank') : `${Math.round(data.closedOnTimeShare * 100)}%`,
    ],
    [
      t('stats.median'),
      data.medianHoursToClose === null
        ? t('blank')
        : t('stats.hours', { count: Math.round(data.medianHoursToClose) }),
    ],
  ];
  return (
    <div className="lm-figures">
      {figures.map(([label, value]) => (
        <div key={label}>
          <strong>{value}</strong>
          <span>{label}</span>
        </div>
      ))}
    </div>
  );
}

function ByCell({ rows }: { rows: Overview['byCell'] }) {
  const { setRoom, select } = useAppState.getState();
  const show = (cellId: string): void => {
    setRoom('cells');
    select({ type: 'cell', id: cellId });
  };
  return (
    <table className="lm-plain-table">
      <thead>
        <tr>
          <th>{t('kind.cell')}</th>
          <th className="lm-number">{t('stats.series.problems')}</th>
          <th className="lm-number">{t('stats.series.risks')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.cellId}>
            <td>
              <button type="button" className="lm-bare lm-linklike" onClick={() => show(row.cellId)}>
                {row.name}
              </button>
            </td>
            <td className="lm-number">{row.problems}</td>
            <td className="lm-number">{row.risks}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Charts({ data, period }: { data: Overview; period: Period }) {
  const { nameOf } = useCategories();
  const both = [
    { label: t('stats.series.problems'), colour: SERIES.problems.colour },
    { label: t('stats.series.risks'), colour: SERIES.risks.colour },
  ];
  const byCategory = data.byCategory
    .filter((row) => events(row) > 0)
    .sort((a, b) => events(b) - events(a))
    .slice(0, TOP)
    .map((row) => ({
      key: row.categoryId ?? '-',
      label: nameOf(row.categoryId) ?? t('stats.noCategory'),
      values: [row.problems, row.risks],
    }));
  const byState = data.byState.map((row) => ({
    key: row.state,
    label: dynamic(`state.${row.state}`, row.state),
    values: [row.count],
  }));
  const known = new Map(data.byMonth.map((month) => [month.month, month]));
  const months = monthsOf(period).map(
    (month) => known.get(month) ?? { month, problems: 0, risks: 0, closed: 0 },
  );
  const byCell = [...data.byCell].sort((a, b) => events(b) - events(a));
  return (
    <div className="lm-stats-grid">
      <section className="lm-stats-wide">
        <h3>{t('stats.byMonth')}</h3>
        <MonthChart months={months} />
      </section>
      <section>
        <h3>{t('stats.byCategory')}</h3>
        <Bars rows={byCategory} series={both} />
      </section>
      <section>
        <h3>{t('stats.byCell')}</h3>
        <ByCell rows={byCell.filter((row) => events(row) > 0).slice(0, 30)} />
      </section>
      <section>
        <h3>{t('stats.byState')}</h3>
        <Bars rows={byState} series={[{ label: t('kind.problem'), colour: SERIES.problems.colour }]} />
      </section>
      <section>
        <h3>{t('stats.byKind')}</h3>
        <ul className="lm-kinds">
          {data.byKind.map(({ kind, count }) => (
            <li key={kind}>
              <KindSymbol kind={kind} /> {kindName(kind)}
              <strong>{formatCount(count)}</strong>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** 统计: what came in and what became of it, for a period. */
export function StatsRoom() {
  const [days, setDays] = useState<PeriodDays>(365);
  const period = lastDays(days, Date.now());
  const { data, error } = useApiQuery('stats.overview', period, { keepPrevious: true });
  return (
    <div className="lm-stats">
      <header>
        <h2>{t('room.stats')}</h2>
        <Radio.Group
          optionType="button"
          value={days}
          options={PERIOD_DAYS.map((value) => ({ value, label: t(`stats.last${value}`) }))}
          onChange={(event) => setDays(event.target.value as PeriodDays)}
        />
      </header>
      {error && <EmptyState title={errorText(error)} />}
      {data && <Figures data={data} />}
      {data && <Charts data={data} period={period} />}
    </div>
  );
}
