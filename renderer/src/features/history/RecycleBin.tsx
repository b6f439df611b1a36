import { App, Button } from 'antd';
import { useState } from 'react';
import { useApiCommand, useApiQuery } from '#renderer/api/index';
import { EmptyState, formatTime, KindSymbol, kindName, t, useErrorNotice } from '#renderer/ui/index';

const PAGE = 100;

/** What was deleted, and the way back. */
export function RecycleBin() {
  const { message } = App.useApp();
  const showError = useErrorNotice();
  const [limit, setLimit] = useState(PAGE);
  const { data } = useApiQuery('bin.list', { limit }, { keepPrevious: true });
  const restore = useApiCommand('bin.restore');
  if (!data) return <p className="lm-muted">{t('ui.loading')}</p>;
  if (data.rows.length === 0) return <EmptyState title={t('bin.empty')} hint={t('bin.emptyHint')} />;
  const restoreItems = (items: typeof data.rows): void =>
    restore.mutate(
      { items: items.map(({ entity, id }) => ({ entity, id })) },
      {
        onSuccess: ({ restored }) => void message.success(t('bin.restored', { count: restored })),
        onError: showError,
      },
    );
  return (
    <>
      <table className="lm-plain-table">
        <thead>
          <tr>
            <th>{t('field.name')}</th>
            <th>{t('field.kind')}</th>
            <th>{t('bin.removedAt')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={`${row.entity}${row.id}`}>
              <td>{row.title}</td>
              <td>
                {row.kind && <KindSymbol kind={row.kind} />} {kindName(row.kind ?? row.entity)}
              </td>
              <td>{formatTime(row.removedAtMs)}</td>
              <td>
                <Button size="small" loading={restore.isPending} onClick={() => restoreItems([row])}>
                  {t('bin.restore')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.total > data.rows.length && limit < 1000 && (
        <Button type="link" onClick={() => setLimit(Math.min(1000, limit + PAGE))}>
          {t('bin.more', { count: data.total - data.rows.length })}
        </Button>
      )}
    </>
  );
}
