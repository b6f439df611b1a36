import { Button, Progress } from 'antd';
import { formatBytes, t } from '#renderer/ui/index';
import type { Upload } from './uploads.ts';

/** How far a file has come in, and the way to stop it. */
export function UploadRow({ upload }: { upload: Upload }) {
  const { fileName, sentBytes, sizeBytes, checking, cancel } = upload;
  return (
    <li className="lm-basemap-upload" role="status">
      <span className="lm-ellipsis" title={fileName}>
        {fileName}
      </span>
      <Progress
        percent={Math.round((sentBytes / Math.max(1, sizeBytes)) * 100)}
        size="small"
        status="active"
      />
      <small className="lm-muted">
        {checking
          ? t('map.basemap.checking')
          : t('map.basemap.sent', { sent: formatBytes(sentBytes), size: formatBytes(sizeBytes) })}
      </small>
      {!checking && (
        <Button size="small" type="link" onClick={cancel}>
          {t('ui.cancel')}
        </Button>
      )}
    </li>
  );
}
