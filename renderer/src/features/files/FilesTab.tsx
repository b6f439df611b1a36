import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useApiCommand } from '#renderer/api/index';
import { EmptyState, t, useErrorNotice } from '#renderer/ui/index';
import type { StoredFile } from '#shared/contract/files';
import type { Thing } from '#shared/contract/things';
import { isImage } from '#shared/domain/files/index';
import { Documents } from './Documents.tsx';
import { Gallery } from './Gallery.tsx';
import { useAddFiles } from './useAddFiles.tsx';
import { useFilesOf } from './useFilesOf.ts';
import { Viewer } from './Viewer.tsx';

const ACCEPT = 'image/jpeg,image/png,image/webp,image/gif,image/heic,.heic,.pdf,.docx,.xlsx,.txt';

function AddButton({ thing, first }: { thing: Thing; first: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  const { busy, addFiles } = useAddFiles(thing);
  return (
    <>
      <Button
        type={first ? 'primary' : 'default'}
        icon={<PlusOutlined />}
        loading={busy}
        data-action="add-files"
        onClick={() => input.current?.click()}
      >
        {t('files.add')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={ACCEPT}
        onChange={(event) => {
          void addFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}

/** The latest removed files, each to bring back. */
function Removed({ files }: { files: readonly StoredFile[] }) {
  const showError = useErrorNotice();
  const restore = useApiCommand('files.restore');
  if (files.length === 0) return null;
  return (
    <details className="lm-files-removed">
      <summary>{t('files.removed', { count: files.length })}</summary>
      <ul>
        {files.map(({ id, fileName }) => (
          <li key={id}>
            <span title={fileName}>{fileName}</span>
            <Button size="small" type="link" onClick={() => restore.mutate({ id }, { onError: showError })}>
              {t('fields.restore')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Photos and documents of a record. */
export function FilesTab({ thing }: { thing: Thing }) {
  const { files, removed } = useFilesOf(thing.id);
  const [shownId, setShown] = useState<string | null>(null);
  const pictures = files.filter((file) => isImage(file.mime));
  const documents = files.filter((file) => !isImage(file.mime));
  if (files.length === 0)
    return (
      <>
        <EmptyState
          title={t('files.empty')}
          hint={t('files.emptyHint')}
          action={<AddButton thing={thing} first />}
        />
        <Removed files={removed} />
      </>
    );
  const shown = pictures.find((file) => file.id === shownId);
  return (
    <div className="lm-files">
      <Gallery files={pictures} onOpen={setShown} />
      <Documents files={documents} />
      <div className="lm-files-foot">
        <AddButton thing={thing} first={false} />
        <span className="lm-muted">{t('files.pasteHint')}</span>
      </div>
      <Removed files={removed} />
      {shown && <Viewer files={pictures} file={shown} onShow={setShown} onClose={() => setShown(null)} />}
    </div>
  );
}
