import { formatCount, t } from '#renderer/ui/index';
import type { OutputOf } from '#shared/contract/index';
import { byChange, type Change, changeOf } from '#shared/domain/period/index';
import type { CellSet } from '../layers/cellDrawing.ts';

type Stats = OutputOf<'cells.stats'>;
export type CellChange = Change & { readonly id: string; readonly name: string };

/** The counts of both spans by cell of a set, the biggest change first; cells without any event are left out. */
export function changesOf(set: CellSet, a: Stats, b: Stats, lengthRatio: number): readonly CellChange[] {
  const countsOf = ({ cellIds, numerators }: Stats) =>
    new Map(cellIds.map((id, i) => [id, numerators[i] ?? 0] as const));
  const [before, after] = [countsOf(a), countsOf(b)];
  return set.cells
    .map(({ cell: { id, name } }) => ({
      id,
      name,
      ...changeOf(before.get(id) ?? 0, after.get(id) ?? 0, lengthRatio),
    }))
    .filter((change) => change.a + change.b > 0)
    .sort(byChange);
}

const signed = (value: number): string =>
  value > 0 ? `+${formatCount(value)}` : value < 0 ? `−${formatCount(-value)}` : '0';

/** A change in per cent, only where the counts bear it. */
function Share({ change }: { change: Change }) {
  if (change.share === null)
    return <span className="lm-muted">{change.few ? t('map.compare.few') : t('blank')}</span>;
  return <span>{signed(Math.round(change.share * 100))}%</span>;
}

function Numbers({ change }: { change: Change }) {
  return (
    <>
      <td>{formatCount(change.a)}</td>
      <td>{formatCount(change.b)}</td>
      <td>
        <strong>{signed(change.difference)}</strong>
      </td>
      <td>
        <Share change={change} />
      </td>
    </>
  );
}

type Props = {
  readonly changes: readonly CellChange[];
  readonly total: Change;
  readonly sameLength: boolean;
  readonly onCell: (id: string) => void;
};

/** Where the most has changed: counts first, shares only of counts that bear one. */
export function CompareTable({ changes, total, sameLength, onCell }: Props) {
  return (
    <section className="lm-compare-table">
      <table>
        <thead>
          <tr>
            <th>{t('map.compare.cell')}</th>
            <th>A</th>
            <th>B</th>
            <th>{t('map.compare.difference')}</th>
            <th>{t('map.compare.share')}</th>
          </tr>
        </thead>
        <tbody>
          <tr className="lm-compare-sum">
            <td>{t('map.compare.all')}</td>
            <Numbers change={total} />
          </tr>
          {changes.map((change) => (
            <tr key={change.id} data-few={change.few || undefined}>
              <td>
                <button
                  type="button"
                  className="lm-bare lm-ellipsis"
                  title={change.name}
                  onClick={() => onCell(change.id)}
                >
                  {change.name}
                </button>
              </td>
              <Numbers change={change} />
            </tr>
          ))}
        </tbody>
      </table>
      {changes.length === 0 && <p>{t('map.compare.nothing')}</p>}
      <p>{t('map.compare.basis')}</p>
      {!sameLength && <p>{t('map.compare.otherLength')}</p>}
    </section>
  );
}
