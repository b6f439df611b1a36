import { App, Button } from 'antd';
import { useApiCommand, useApiQuery } from '#renderer/api/index';
import { formatTime, t, useErrorNotice } from '#renderer/ui/index';

/** What clerks call places, and forgetting each. */
export function LearnedNames() {
  const { message } = App.useApp();
  const onError = useErrorNotice();
  const { data } = useApiQuery('placeNames.list', {});
  const forget = useApiCommand('placeNames.forget');
  if (!data) return null;
  const forgetOne = (id: string): void =>
    forget.mutate({ id }, { onSuccess: () => void message.success(t('learning.nameForgotten')), onError });
  return (
    <>
      <h3>{t('learning.names')}</h3>
      <p className="lm-muted">{t('learning.namesHint')}</p>
      {data.names.length === 0 ? (
        <p data-names="none">{t('learning.namesNone')}</p>
      ) : (
        <ul className="lm-learning-habits">
          {data.names.map(({ id, text, building, source, learnedAtMs }) => (
            <li key={id} data-place-name={text}>
              <span>
                {building === null
                  ? t('learning.nameOfPoint', { name: text })
                  : t('learning.nameOfBuilding', { name: text, building })}
                <span className="lm-muted">
                  {` ${t(`learning.nameSource.${source}`)} · ${formatTime(learnedAtMs)}`}
                </span>
              </span>
              <Button size="small" data-action="forget-name" onClick={() => forgetOne(id)}>
                {t('learning.habitForget')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
