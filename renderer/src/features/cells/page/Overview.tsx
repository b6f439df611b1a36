import { Button } from 'antd';
import { useCells } from '#renderer/api/lookups';
import { dynamic, formatArea, formatCount, LevelBadge, t } from '#renderer/ui/index';
import type { CellPage } from '#shared/contract/cellPage';
import type { Cell } from '#shared/contract/cells';
import { type KindId, kindsWithRole, RESOURCE_KINDS } from '#shared/domain/kinds/index';

type Figure = {
  readonly key: string;
  readonly value: string;
  readonly note?: string;
  /** Something that must not be overlooked. */
  readonly alert?: boolean;
};

const tenth = (value: number): string => formatCount(Math.round(value * 10) / 10);
const mean = (value: number | null): { note?: string } =>
  value === null ? {} : { note: t('cells.average', { value: tenth(value) }) };

/** Count and average of some kinds together. */
function sumOf({ kinds }: CellPage, wanted: readonly KindId[]): { value: string; note?: string } {
  const taken = kinds.filter(({ kind }) => wanted.includes(kind));
  const known = taken.every(({ average }) => average !== null);
  return {
    value: formatCount(taken.reduce((sum, { count }) => sum + count, 0)),
    ...mean(known ? taken.reduce((sum, { average }) => sum + (average ?? 0), 0) : null),
  };
}

const shareOf = ({ part, whole }: CellPage['verified']): { value: string; note?: string } =>
  whole === 0
    ? { value: t('blank') }
    : { value: `${Math.round((part / whole) * 100)}%`, note: t('cells.partOf', { part, whole }) };

function figuresOf(page: CellPage): readonly Figure[] {
  const { open, overdue, closed, onTime } = page.problems;
  return [
    { key: 'resources', ...sumOf(page, RESOURCE_KINDS) },
    { key: 'people', ...sumOf(page, kindsWithRole('person')) },
    { key: 'risks', ...sumOf(page, kindsWithRole('risk')) },
    { key: 'buildings', ...sumOf(page, kindsWithRole('building')) },
    { key: 'open', value: formatCount(open) },
    { key: 'overdue', value: formatCount(overdue), alert: overdue > 0 },
    { key: 'closed', value: formatCount(closed) },
    { key: 'onTime', ...shareOf(onTime) },
    { key: 'withPost', value: formatCount(page.posts.reduce((sum, { count }) => sum + count, 0)) },
    { key: 'verified', ...shareOf(page.verified) },
  ];
}

function Figures({ page }: { page: CellPage }) {
  return (
    <div className="lm-cell-figures">
      {figuresOf(page).map(({ key, value, note, alert }) => (
        <div key={key} data-figure={key} data-alert={alert || undefined}>
          <span>{dynamic(`cells.figure.${key}`)}</span>
          <strong>{value}</strong>
          {note && <small>{note}</small>}
        </div>
      ))}
    </div>
  );
}

function RiskLevels({ counts }: { counts: readonly number[] }) {
  if (counts.every((count) => count === 0)) return null;
  return (
    <div className="lm-cell-levels">
      {[1, 2, 3, 4].map((level) => (
        <span key={level}>
          <LevelBadge level={level} size={18} /> {counts[level - 1]}
        </span>
      ))}
    </div>
  );
}

function Facts({ cell, page, onEdit }: { cell: Cell; page: CellPage; onEdit: () => void }) {
  const { nameOf } = useCells();
  const households =
    page.households === null ? (
      <Button type="link" size="small" onClick={onEdit}>
        {t('cells.setHouseholds')}
      </Button>
    ) : (
      formatCount(page.households)
    );
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [t('cells.code'), cell.code || null],
    [t('cells.tier'), dynamic(`cells.tierName.${cell.tier}`)],
    [t('cells.parent'), nameOf(cell.parentId)],
    [t('cells.lead'), cell.leadName],
    [t('print.cell.branch'), page.branches.join('、') || null],
    [t('field.households'), households],
    [t('cells.area'), formatArea(cell.areaM2)],
    ...(page.microCells > 0 ? [[t('cells.figure.microCells'), page.microCells] as const] : []),
  ];
  return (
    <dl className="lm-facts">
      {facts.map(([label, value]) => (
        <div key={label} className="lm-fact">
          <dt>{label}</dt>
          <dd>{value ?? t('blank')}</dd>
        </div>
      ))}
    </dl>
  );
}

/** 概况: the cell in figures, beside those of the average cell, and its facts. */
export function Overview(props: { cell: Cell; page: CellPage; onEdit: () => void }) {
  const { page } = props;
  return (
    <div className="lm-cell-page">
      <Figures page={page} />
      <RiskLevels counts={page.risksByLevel} />
      <Facts {...props} />
      {page.comparedCells > 0 && <p>{t('cells.averageOf', { count: page.comparedCells })}</p>}
    </div>
  );
}
