import { FolderOpenOutlined } from '@ant-design/icons';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useApiCommand, useApiQuery } from '#renderer/api/index';
import { folderChooser } from '#renderer/platform/index';
import { errorText, formatTime, t } from '#renderer/ui/index';

/** A folder by the native dialog, or by its path where a browser cannot give folders. */
function FolderOpener({ onOpen, busy }: { onOpen: (folder: string) => void; busy: boolean }) {
  const [path, setPath] = useState('');
  const [choosing, setChoosing] = useState(false);
  if (folderChooser) {
    const choose = async (): Promise<void> => {
      setChoosing(true);
      const folder = await folderChooser?.().finally(() => setChoosing(false));
      if (folder) onOpen(folder);
    };
    return (
      <Button block icon={<FolderOpenOutlined />} loading={busy || choosing} onClick={() => void choose()}>
        {t('welcome.choose')}
      </Button>
    );
  }
  const submit = (): void => {
    if (path.trim()) onOpen(path.trim());
  };
  return (
    <div className="lm-welcome-row">
      <Input
        value={path}
        placeholder={t('welcome.pathPlaceholder')}
        aria-label={t('welcome.pathPlaceholder')}
        onChange={(event) => setPath(event.target.value)}
        onPressEnter={submit}
      />
      <Button disabled={!path.trim()} loading={busy} data-action="open-map" onClick={submit}>
        {t('welcome.openAction')}
      </Button>
    </div>
  );
}

/** 打开已有地图: those opened before, newest first, or another folder. */
export function OpenMapCard() {
  const recent = useApiQuery('maps.recent', {});
  const open = useApiCommand('maps.open');
  const openFolder = (folder: string): void => open.mutate({ folder });
  const maps = recent.data?.maps ?? [];
  return (
    <section className="lm-welcome-card">
      <h2>{t('welcome.open')}</h2>
      {maps.length === 0 && <p className="lm-muted">{t('welcome.noRecent')}</p>}
      <ul className="lm-recent">
        {maps.map((map) => (
          <li key={map.folder}>
            <button
              type="button"
              className="lm-bare"
              disabled={!map.exists || open.isPending}
              onClick={() => openFolder(map.folder)}
            >
              <strong>{map.name}</strong>
              <span>
                {map.exists
                  ? map.openedAtMs !== null && t('welcome.openedAt', { time: formatTime(map.openedAtMs) })
                  : t('welcome.gone')}
              </span>
              <small title={map.folder}>{map.folder}</small>
            </button>
          </li>
        ))}
      </ul>
      <div className="lm-welcome-space" />
      {open.error && (
        // What to do about a damaged map takes longer to read than a passing notice stands.
        <Alert
          type="error"
          showIcon
          role="alert"
          className="lm-alert"
          title={errorText(open.error)}
          description={<small className="lm-welcome-folder">{open.variables?.folder}</small>}
        />
      )}
      <FolderOpener onOpen={openFolder} busy={open.isPending} />
    </section>
  );
}
