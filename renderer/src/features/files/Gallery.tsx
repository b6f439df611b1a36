import { PictureOutlined } from '@ant-design/icons';
import { type KeyboardEvent, useRef } from 'react';
import { t } from '#renderer/ui/index';
import type { StoredFile } from '#shared/contract/files';
import { usePictureUrl } from './usePictureUrl.ts';
import { useRemoveFile } from './useRemoveFile.ts';

const PER_ROW = 3;
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -PER_ROW,
  ArrowDown: PER_ROW,
};

type ThumbnailProps = { file: StoredFile; onOpen: () => void; onKey: (event: KeyboardEvent) => void };

function Thumbnail({ file, onOpen, onKey }: ThumbnailProps) {
  const { url, failed } = usePictureUrl(file, 'small');
  return (
    <button
      type="button"
      className="lm-thumb"
      data-file={file.id}
      title={file.fileName}
      onClick={onOpen}
      onKeyDown={onKey}
    >
      <span className="lm-thumb-picture">
        {url ? (
          <img src={url} alt={file.fileName} draggable={false} />
        ) : (
          <PictureOutlined className={failed ? 'lm-thumb-failed' : 'lm-muted'} />
        )}
      </span>
      <span className="lm-thumb-name">{failed ? t('files.gone') : file.fileName}</span>
    </button>
  );
}

type GalleryProps = { files: readonly StoredFile[]; onOpen: (id: string) => void };

/** Small pictures: arrows walk through them, Enter shows one, Delete takes it away. */
export function Gallery({ files, onOpen }: GalleryProps) {
  const list = useRef<HTMLDivElement>(null);
  const removeFile = useRemoveFile();
  const onKey = (index: number, event: KeyboardEvent): void => {
    const file = files[index];
    const step = STEPS[event.key];
    if (event.key === 'Delete' && file) removeFile(file);
    else if (step === undefined) return;
    else list.current?.querySelectorAll<HTMLElement>('.lm-thumb')[index + step]?.focus();
    event.preventDefault();
    event.stopPropagation();
  };
  if (files.length === 0) return null;
  return (
    <div className="lm-gallery" ref={list}>
      {files.map((file, index) => (
        <Thumbnail
          key={file.id}
          file={file}
          onOpen={() => onOpen(file.id)}
          onKey={(event) => onKey(index, event)}
        />
      ))}
    </div>
  );
}
