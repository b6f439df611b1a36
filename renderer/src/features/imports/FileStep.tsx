import { InboxOutlined } from '@ant-design/icons';
import { Alert } from 'antd';
import { type DragEvent, useState } from 'react';
import { api, onProgress } from '#renderer/api/index';
import { type PickedFile, pickFile, readFile } from '#renderer/platform/index';
import { errorText, JobProgress, type JobState, makeId, t } from '#renderer/ui/index';
import type { ImportFile, ImportPlan } from '#shared/contract/imports';

const ACCEPT = '.xlsx,.xls,.csv,.txt,.geojson,.json';

/** The sheet that most likely holds the list: the first one in sight with rows. */
const likelySheet = (file: ImportFile): ImportFile['sheets'][number] | undefined =>
  file.sheets.find((sheet) => !sheet.hidden && sheet.rowCount > 0) ?? file.sheets[0];

/** Choose or drop a file; it is read apart from the window and can be stopped. */
export function FileStep({ onReady }: { onReady: (file: ImportFile, plan: ImportPlan) => void }) {
  const [job, setJob] = useState<{ id: string; state: JobState } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [over, setOver] = useState(false);

  const open = async (picked: PickedFile | null): Promise<void> => {
    if (!picked) return;
    const id = makeId();
    setProblem(null);
    setJob({ id, state: null });
    const stop = onProgress(id, ({ stage, done, total }) => setJob({ id, state: { stage, done, total } }));
    try {
      const file = await api.imports.open({ ...picked, jobId: id });
      const sheet = likelySheet(file);
      if (!sheet) throw new Error('no sheet');
      const plan = await api.imports.propose({
        importId: file.importId,
        sheet: sheet.index,
        headerRow: sheet.headerRow,
      });
      onReady(file, plan);
    } catch (error) {
      setProblem(errorText(error));
    } finally {
      stop();
      setJob(null);
    }
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) void readFile(file).then(open);
  };
  if (job)
    return (
      <JobProgress
        state={job.state}
        onCancel={() => void api.jobs.cancel({ jobId: job.id }).catch(() => undefined)}
      />
    );
  return (
    <>
      {problem && <Alert type="error" showIcon title={problem} className="lm-import-alert" />}
      <button
        type="button"
        className="lm-import-drop"
        data-over={over}
        data-action="choose-file"
        onClick={() => void pickFile(ACCEPT).then(open)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <InboxOutlined />
        <strong>{t('import.drop')}</strong>
        <span>{t('import.formats')}</span>
        <span>{t('import.asIs')}</span>
      </button>
    </>
  );
}
