import { useCallback, useMemo, useState } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { EmptyState, errorText, kindName, type TableColumn, t, VirtualTable } from '#renderer/ui/index';
import type { DuplicatePairRow } from '#shared/contract/duplicates';
import type { KindId } from '#shared/domain/kinds/index';
import { MergePanel } from './MergePanel.tsx';
import { percentText, reasonText } from './reason.ts';
import { useScan } from './useScan.tsx';
import './quality.css';

const PAGE = 200;
const idOf = ({ first, second }: DuplicatePairRow): string => `${first.id} ${second.id}`;

/** Reasons that speak for one record come first and stand out. */
function Reasons({ pair }: { pair: DuplicatePairRow }) {
  const sorted = [...pair.reasons].sort((a, b) => b.bits - a.bits);
  return (
    <span className="lm-reasons">
      {sorted.map((reason) => (
        <span key={reason.feature} className="lm-reason" data-for={reason.bits > 0}>
          {reasonText(reason)}
        </span>
      ))}
    </span>
  );
}

function columnsOf(severalKinds: boolean): readonly TableColumn<DuplicatePairRow>[] {
  return [
    {
      key: 'confidence',
      title: t('duplicates.confidence'),
      width: 72,
      align: 'right',
      render: (pair) => percentText(pair.confidence),
    },
    {
      key: 'names',
      title: t('duplicates.pair'),
      width: 220,
      render: ({ first, second }) => (
        <>
          {first.name} <span className="lm-muted">⇄</span> {second.name}
          {severalKinds && <span className="lm-muted"> · {kindName(first.kind)}</span>}
        </>
      ),
    },
    {
      key: 'reasons',
      title: t('duplicates.why'),
      width: 300,
      render: (pair) => <Reasons pair={pair} />,
    },
  ];
}

/** 查重: pairs that look like one record, and the way to make them one. */
export function DuplicatesView({ kinds }: { kinds: readonly KindId[] }) {
  const { jobId, progress } = useScan();
  const { data, error } = useApiQuery(
    'duplicates.find',
    { kinds: [...kinds], limit: PAGE, jobId },
    { keepPrevious: true },
  );
  const [chosenId, setChosenId] = useState<string | null>(null);
  const pairs = data?.pairs ?? [];
  const chosen = pairs.find((pair) => idOf(pair) === chosenId) ?? pairs[0];
  const columns = useMemo(() => columnsOf(kinds.length > 1), [kinds]);
  const choose = useCallback((pair: DuplicatePairRow): void => {
    setChosenId(idOf(pair));
    const { anchor } = pair.first;
    useAppState.getState().setLines([]);
    if (anchor) useAppState.getState().flyTo(anchor);
  }, []);
  /** The pair below takes the place of one that is done. */
  const goOn = (): void => {
    const at = pairs.findIndex((pair) => chosen && idOf(pair) === idOf(chosen));
    const next = pairs[at + 1] ?? pairs[at - 1];
    setChosenId(next ? idOf(next) : null);
  };
  if (error) return <EmptyState title={errorText(error)} />;
  if (!data) return <div className="lm-quality-wait">{progress}</div>;
  if (pairs.length === 0) return <EmptyState title={t('duplicates.none')} hint={t('duplicates.noneHint')} />;
  return (
    <section className="lm-things lm-duplicates">
      <p className="lm-quality-lead">
        {t('duplicates.lead', { count: data.total })}
        {data.total > pairs.length && <> {t('duplicates.first', { count: pairs.length })}</>}
      </p>
      <div className="lm-duplicates-list">
        <VirtualTable
          label={t('view.duplicates')}
          columns={columns}
          total={pairs.length}
          rowAt={(index) => pairs[index]}
          rowId={idOf}
          selectedId={chosen ? idOf(chosen) : null}
          onSelect={choose}
        />
      </div>
      {chosen && <MergePanel key={idOf(chosen)} pair={chosen} onDone={goOn} />}
    </section>
  );
}
