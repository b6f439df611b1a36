import { Spin } from 'antd';
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { t } from '#renderer/ui/index';
import type { Thing } from '#shared/contract/things';
import { useAddFiles } from './useAddFiles.tsx';
import './files.css';

/** A screenshot comes without a name of its own. */
const named = (file: File): File =>
  /^image\.(png|jpe?g)$/i.test(file.name)
    ? new File([file], `${t('files.pasted')}${file.name.slice(file.name.lastIndexOf('.'))}`, {
        type: file.type,
      })
    : file;

/** Files of the clipboard. Cells copied in Excel carry a picture of themselves too: where there is text, it is meant. */
function usePaste(onFiles: (files: readonly File[]) => void): void {
  const take = useRef(onFiles);
  take.current = onFiles;
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])];
      const isText = event.clipboardData?.types.includes('text/plain') ?? false;
      const isBehindDialog = document.querySelector('.ant-modal-wrap:not([style*="display: none"])') !== null;
      if (files.length === 0 || isText || isBehindDialog) return;
      event.preventDefault();
      take.current(files.map(named));
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
}

type FileIntakeProps = { thing: Thing; onAdded: () => void; children: ReactNode };

/** The card takes what is dropped on it or pasted while it is open. */
export function FileIntake({ thing, onAdded, children }: FileIntakeProps) {
  const [over, setOver] = useState(false);
  const { busy, addFiles } = useAddFiles(thing);
  const take = (files: readonly File[]): void => {
    void addFiles(files).then((added) => added && onAdded());
  };
  usePaste(take);
  const drag = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    event.stopPropagation();
    setOver(true);
  };
  const leave = (event: DragEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
  };
  const drop = (event: DragEvent): void => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    take([...event.dataTransfer.files]);
  };
  return (
    <section
      className="lm-file-intake"
      data-over={over}
      aria-label={t('files.title')}
      onDragOver={drag}
      onDragLeave={leave}
      onDrop={drop}
    >
      <Spin spinning={busy} description={t('files.adding')}>
        {children}
      </Spin>
      {over && <div className="lm-file-over">{t('files.dropHere')}</div>}
    </section>
  );
}
