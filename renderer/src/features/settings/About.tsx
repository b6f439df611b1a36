import { useApiQuery } from '#renderer/api/index';
import { Emblem, formatDate, t } from '#renderer/ui/index';

const KEYS = [
  ['/', 'problem'],
  ['Ctrl K', 'search'],
  ['Ctrl Z', 'undo'],
  ['Ctrl Y', 'redo'],
  ['Ctrl S', 'save'],
  ['Ctrl Enter', 'saveNext'],
  ['Esc', 'leave'],
] as const;

/** What runs, on which map, and the keys. */
export function About() {
  const { data } = useApiQuery('app.state', {});
  if (!data) return null;
  return (
    <div className="lm-about">
      <div className="lm-about-name">
        <Emblem size={40} />
        <div>
          <strong>
            {t('app.name')} · {t('app.nameEn')}
          </strong>
          <div className="lm-muted">{t('settings.version', { version: data.version })}</div>
        </div>
      </div>
      {data.map && (
        <p>{t('settings.mapInfo', { name: data.map.name, date: formatDate(data.map.createdAtMs) })}</p>
      )}
      <p className="lm-muted">{t('settings.secrecy')}</p>
      <h3>{t('settings.keys')}</h3>
      <dl className="lm-facts">
        {KEYS.map(([key, deed]) => (
          <div key={key} className="lm-fact">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`settings.key.${deed}`)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
