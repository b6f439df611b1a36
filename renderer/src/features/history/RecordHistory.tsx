import { useApiQuery } from '#renderer/api/index';
import { dynamic, fieldLabel, formatTime, t } from '#renderer/ui/index';
import type { OutputOf } from '#shared/contract/index';

type RecordHistoryProps = { entity: 'thing' | 'cell' | 'problem'; id: string; kind?: string };

type Move = OutputOf<'history.of'>['entries'][number]['moved'][number];

/** The other cells at most named in one line; the rest is counted. */
const NAMED_AT_MOST = 4;

/** How many points a step brought into and out of the cell. */
function Moved({ moved }: { moved: readonly Move[] }) {
  const name = (move: Move): string => move.otherName ?? t('history.noCell');
  const lines = (['gained', 'lost'] as const).flatMap((side) => {
    const moves = moved.filter((move) => move[side] > 0);
    const count = moves.reduce((sum, move) => sum + move[side], 0);
    const names = moves.slice(0, NAMED_AT_MOST).map((move) => `${name(move)} ${move[side]}`);
    return count > 0
      ? [{ side, count, names: names.join('、') + (moves.length > NAMED_AT_MOST ? '…' : '') }]
      : [];
  });
  return lines.map(({ side, count, names }) => (
    <div key={side} className="lm-history-moved">
      {t(`history.${side}`, { count, names })}
    </div>
  ));
}

/** Who changed what and when, newest first. */
export function RecordHistory({ entity, id, kind }: RecordHistoryProps) {
  const { data } = useApiQuery('history.of', { entity, id });
  if (!data) return <p className="lm-muted">{t('ui.loading')}</p>;
  if (data.entries.length === 0) return <p className="lm-muted">{t('history.none')}</p>;
  return (
    <ol className="lm-history">
      {data.entries.map((entry) => (
        <li key={entry.seq}>
          <div className="lm-history-head">
            <strong>{dynamic(`history.action.${entry.action}`, t('history.change'))}</strong>
            <span>{dynamic(`user.${entry.actorName}`, entry.actorName)}</span>
            <time>{formatTime(entry.atMs)}</time>
          </div>
          {entry.action !== 'create' &&
            entry.fields.map((field) => (
              <div key={field.key} className="lm-history-field">
                <span>{fieldLabel(field, kind)}</span>
                <del>{field.before ?? t('blank')}</del>
                <ins>{field.after ?? t('blank')}</ins>
              </div>
            ))}
          {entry.moved.length > 0 && <Moved moved={entry.moved} />}
        </li>
      ))}
    </ol>
  );
}
