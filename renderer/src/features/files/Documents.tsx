import { DeleteOutlined, DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { formatBytes, t, useErrorNotice } from '#renderer/ui/index';
import type { StoredFile } from '#shared/contract/files';
import { FileName } from './FileName.tsx';
import { saveStored, typeName } from './saveStored.ts';
import { useRemoveFile } from './useRemoveFile.ts';

/** Documents one a line: the name is edited in place, the file is saved to be opened. */
export function Documents({ files }: { files: readonly StoredFile[] }) {
  const showError = useErrorNotice();
  const removeFile = useRemoveFile();
  if (files.length === 0) return null;
  return (
    <ul className="lm-documents">
      {files.map((file) => (
        <li key={file.id} data-file={file.id}>
          <span className="lm-document-type">{typeName(file.mime)}</span>
          <FileName file={file} />
          <span className="lm-muted lm-nowrap">{formatBytes(file.sizeBytes)}</span>
          <Button
            size="small"
            type="text"
            icon={<DownloadOutlined />}
            aria-label={`${t('files.save')} ${file.fileName}`}
            onClick={() => void saveStored(file).catch(showError)}
          />
          <Button
            size="small"
            type="text"
            icon={<DeleteOutlined />}
            aria-label={`${t('ui.delete')} ${file.fileName}`}
            onClick={() => removeFile(file)}
          />
        </li>
      ))}
    </ul>
  );
}
