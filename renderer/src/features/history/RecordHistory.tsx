import { useApiQuery } from '#renderer/api/index';
import { dynamic, fieldLabel, formatTime, t } from '#renderer/ui/index';

type RecordHistoryProps = { entity: 'thing' | 'cell' | 'problem'; id: string; kind?: string };

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
        </li>
      ))}
    </ol>
  );
}
