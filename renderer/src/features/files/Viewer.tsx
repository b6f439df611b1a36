import { DeleteOutlined, DownloadOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useEffect } from 'react';
import { useApiCommand } from '#renderer/api/index';
import { formatBytes, formatTime, t, useErrorNotice } from '#renderer/ui/index';
import type { StoredFile } from '#shared/contract/files';
import { FileName } from './FileName.tsx';
import { saveStored } from './saveStored.ts';
import { usePictureUrl } from './usePictureUrl.ts';
import { useRemoveFile } from './useRemoveFile.ts';

type ViewerProps = {
  files: readonly StoredFile[];
  file: StoredFile;
  onShow: (id: string) => void;
  onClose: () => void;
};

function Tools({ files, file, onShow, onClose }: ViewerProps) {
  const showError = useErrorNotice();
  const removeFile = useRemoveFile();
  const reorder = useApiCommand('files.reorder');
  const index = files.indexOf(file);
  const first = (): void => {
    const ids = [file.id, ...files.filter((other) => other !== file).map(({ id }) => id)];
    reorder.mutate({ thingId: file.thingId, ids }, { onError: showError });
  };
  const remove = (): void => {
    const next = files[index + 1] ?? files[index - 1];
    removeFile(file);
    if (next) onShow(next.id);
    else onClose();
  };
  return (
    <div className="lm-viewer-tools">
      <span className="lm-muted">
        {t('files.facts', {
          width: file.widthPx ?? 0,
          height: file.heightPx ?? 0,
          size: formatBytes(file.sizeBytes),
          time: formatTime(file.addedAtMs),
        })}
      </span>
      <Button size="small" disabled={index === 0} onClick={first}>
        {t('files.makeFirst')}
      </Button>
      <Button size="small" icon={<DownloadOutlined />} onClick={() => void saveStored(file).catch(showError)}>
        {t('files.save')}
      </Button>
      <Button size="small" danger icon={<DeleteOutlined />} data-action="delete-file" onClick={remove}>
        {t('ui.delete')}
      </Button>
    </div>
  );
}

/** One photo as large as the window allows; arrows go on and back, Esc leaves. */
export function Viewer(props: ViewerProps) {
  const { files, file, onShow, onClose } = props;
  const { url, failed } = usePictureUrl(file, 'whole');
  const index = files.indexOf(file);
  const [before, after] = [files[index - 1], files[index + 1]];
  useEffect(() => {
    const key = (event: KeyboardEvent): void => {
      const next = event.key === 'ArrowLeft' ? before : event.key === 'ArrowRight' ? after : undefined;
      if (next) onShow(next.id);
    };
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, [before, after, onShow]);
  return (
    <Modal
      open
      centered
      width="92vw"
      className="lm-viewer"
      footer={<Tools {...props} />}
      title={
        <div className="lm-viewer-title">
          <FileName key={file.id} file={file} />
          <span className="lm-muted">
            {index + 1} / {files.length}
          </span>
        </div>
      }
      onCancel={onClose}
    >
      <div className="lm-viewer-stage">
        <Button
          type="text"
          icon={<LeftOutlined />}
          disabled={!before}
          aria-label={t('files.before')}
          onClick={() => before && onShow(before.id)}
        />
        {failed ? <p>{t('error.file.gone')}</p> : url && <img src={url} alt={file.fileName} />}
        <Button
          type="text"
          icon={<RightOutlined />}
          disabled={!after}
          aria-label={t('files.after')}
          onClick={() => after && onShow(after.id)}
        />
      </div>
    </Modal>
  );
}
