import { InboxOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { api } from '#renderer/api/index';
import { type PickedFile, pickFiles, readFile } from '#renderer/platform/index';
import { useAppState } from '#renderer/state/index';
import { errorText, JobProgress, t } from '#renderer/ui/index';
import { AppError } from '#shared/contract/errors';
import { nextWaiting, WaitingDoor } from './ImportDoor.tsx';
import { likelySheet } from './plan.ts';
import { TemplateButton } from './TemplateButton.tsx';
import type { Chosen } from './types.ts';
import { useFileDrop } from './useFileDrop.ts';
import { useJob } from './useJob.ts';

const ACCEPT = '.xlsx,.xls,.et,.csv,.txt,.geojson,.geojsonl,.json,.kml,.kmz,.gpx,.zip,.shp,.dbf';

type FileProps = {
  /** The file chosen before, to go on with. */
  previous: Chosen | null;
  onReady: (chosen: Chosen) => void;
};

type Trouble = { readonly text: string; readonly fileName: string };

async function readPlan(picked: PickedFile, jobId: string): Promise<Chosen> {
  const file = await api.imports.open({ ...picked, jobId });
  const sheet = likelySheet(file);
  if (!sheet) throw new Error('no sheet');
  const plan = await api.imports.propose({
    importId: file.importId,
    sheet: sheet.index,
    headerRow: sheet.headerRow,
  });
  return { file, plan };
}

/** Ours says why; the browser's own only that it could not. */
const notRead = (error: unknown): string =>
  error instanceof AppError ? errorText(error) : t('import.unreadable');

const discard = ({ file }: Chosen): void =>
  void api.imports.discard({ importId: file.importId }).catch(() => undefined);

type DroppingProps = { onFiles: (files: readonly File[]) => void; onOver: (over: boolean) => void };

/** Takes drops only while it is there: not while a file is read. */
function Dropping({ onFiles, onOver }: DroppingProps) {
  const over = useFileDrop(onFiles);
  useEffect(() => onOver(over), [over, onOver]);
  return null;
}

/** Choose or drop a file; it is read apart from the window and can be stopped. */
export function FileStep({ previous, onReady }: FileProps) {
  const { running, run, stop } = useJob();
  const waiting = useAppState((state) => state.importFiles.length);
  const [over, setOver] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);

  const open = async (picked: PickedFile): Promise<void> => {
    setTrouble(null);
    try {
      const chosen = await run((jobId) => readPlan(picked, jobId));
      if (previous) discard(previous);
      if (alive.current) onReady(chosen);
      else discard(chosen);
    } catch (error) {
      setTrouble({ text: errorText(error), fileName: picked.fileName });
    }
  };
  const takeNext = (): void => {
    const file = nextWaiting();
    if (file) readFile(file).then(open, (error) => setTrouble({ text: notRead(error), fileName: file.name }));
  };
  const first = useRef(takeNext);
  useEffect(() => {
    first.current();
    first.current = () => undefined;
  }, []);
  const read = (files: readonly File[]): void => {
    if (files.length === 0) return;
    useAppState.getState().queueImport(files);
    takeNext();
  };
  if (running)
    return (
      <>
        <WaitingDoor />
        <JobProgress state={running.state} onCancel={stop} />
      </>
    );
  return (
    <>
      <Dropping onFiles={read} onOver={setOver} />
      {trouble && (
        <Alert
          type="error"
          showIcon
          role="alert"
          className="lm-alert lm-import-alert"
          title={trouble.text}
          description={
            trouble.fileName && (
              <div className="lm-ellipsis" title={trouble.fileName}>
                {t('import.fileNamed', { name: trouble.fileName })}
              </div>
            )
          }
        />
      )}
      <button
        type="button"
        className="lm-import-drop"
        data-over={over}
        data-action="choose-file"
        onClick={() => void pickFiles(ACCEPT).then(read)}
      >
        <InboxOutlined />
        <strong>{over ? t('import.dropNow') : trouble ? t('import.dropOther') : t('import.drop')}</strong>
        <span>{t('import.formats')}</span>
        <span>{t('import.asIs')}</span>
      </button>
      <footer className="lm-import-foot">
        <TemplateButton />
        <span className="lm-grow" />
        {waiting > 0 && (
          <Button data-action="next-file" onClick={takeNext}>
            {t('import.nextFile', { count: waiting })}
          </Button>
        )}
        {previous && (
          <Button data-action="same-file" className="lm-import-same" onClick={() => onReady(previous)}>
            {t('import.sameFile', { name: previous.file.fileName })}
          </Button>
        )}
      </footer>
    </>
  );
}
