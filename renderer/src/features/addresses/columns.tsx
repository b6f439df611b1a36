import { KindSymbol, kindName, type TableColumn, t } from '#renderer/ui/index';
import type { UnplacedRow } from '#shared/contract/addresses';
import { guessName, percent } from './guessText.ts';

/** From here on a guess is as good as a building named in full. */
const SURE = 0.9;

function GuessCell({ row }: { row: UnplacedRow }) {
  if (row.guess) return guessName(row.guess);
  if (row.alternatives.length > 0)
    return <span className="lm-muted">{t('address.several', { count: row.alternatives.length })}</span>;
  return <span className="lm-muted">{t(row.address ? 'address.notFound' : 'address.noAddress')}</span>;
}

/** Name, kind where there are several, address, where it leads and how surely. */
export function unplacedColumns(severalKinds: boolean): readonly TableColumn<UnplacedRow>[] {
  return [
    {
      key: 'name',
      title: t('field.name'),
      width: 112,
      render: (row) => (
        <span title={kindName(row.kind)}>
          {severalKinds && <KindSymbol kind={row.kind} />} {row.name}
        </span>
      ),
    },
    {
      key: 'address',
      title: t('field.address'),
      width: 190,
      render: (row) => (
        <>
          <span title={row.address ?? ''}>{row.address ?? '—'}</span>
          {row.alike > 0 && <i className="lm-alike">{t('address.alikeShort', { count: row.alike })}</i>}
        </>
      ),
    },
    { key: 'guess', title: t('address.guess'), width: 140, render: (row) => <GuessCell row={row} /> },
    {
      key: 'confidence',
      title: t('address.confidence'),
      width: 72,
      align: 'right',
      render: ({ guess }) =>
        guess && (
          <span className="lm-confidence" data-sure={guess.confidence >= SURE}>
            {percent(guess.confidence)}
          </span>
        ),
    },
  ];
}
