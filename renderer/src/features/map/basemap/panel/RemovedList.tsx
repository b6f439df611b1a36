import { Button } from 'antd';
import { useState } from 'react';
import { api, useApiQuery } from '#renderer/api/index';
import { formatBytes, formatTime, t, useConfirm, useErrorNotice } from '#renderer/ui/index';

/** Basemaps taken off the map: they can come back until their file is deleted for good. */
export function RemovedList() {
  const { data } = useApiQuery('basemaps.removed', {}, { keepPrevious: true });
  const [open, setOpen] = useState(false);
  const confirm = useConfirm();
  const showError = useErrorNotice();
  const removed = data?.basemaps ?? [];
  if (removed.length === 0) return null;
  const erase = async (id: string, name: string): Promise<void> => {
    const sure = await confirm({
      title: t('map.basemap.eraseTitle', { name }),
      consequence: t('map.basemap.eraseConsequence'),
      ok: t('map.basemap.erase'),
      danger: true,
    });
    if (sure) await api.basemaps.erase({ id });
  };
  return (
    <div className="lm-basemap-removed">
      <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('map.basemap.removedCount', { count: removed.length })}
      </Button>
      {open &&
        removed.map(({ id, name, sizeBytes, removedAtMs }) => (
          <div key={id} className="lm-basemap-gone">
            <span className="lm-ellipsis" title={name}>
              {name}
            </span>
            <Button
              size="small"
              type="link"
              onClick={() => void api.basemaps.restore({ id }).catch(showError)}
            >
              {t('map.basemap.restore')}
            </Button>
            <Button size="small" type="link" danger onClick={() => void erase(id, name).catch(showError)}>
              {t('map.basemap.erase')}
            </Button>
            <small className="lm-muted">
              {formatTime(removedAtMs)}
              {sizeBytes !== null && ` · ${formatBytes(sizeBytes)}`}
            </small>
          </div>
        ))}
    </div>
  );
}
