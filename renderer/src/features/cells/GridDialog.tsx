import { Alert, App, InputNumber, Modal, Radio } from 'antd';
import { useEffect, useState } from 'react';
import { onProgress, useApiCommand, useApiQuery } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import {
  errorText,
  formatArea,
  JobProgress,
  type JobState,
  makeId,
  t,
  useConfirm,
  useErrorNotice,
} from '#renderer/ui/index';

type Shape = 'square' | 'hexagon';
const DELAY_MS = 300;

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), DELAY_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** 生成网格: shape and size, how many it would make, and what happens to the present ones. */
export function GridDialog({ present, onClose }: { present: number; onClose: () => void }) {
  const { message } = App.useApp();
  const confirm = useConfirm();
  const showError = useErrorNotice();
  const [shape, setShape] = useState<Shape>('square');
  const [sizeM, setSizeM] = useState(300);
  const [job, setJob] = useState<{ id: string; state: JobState } | null>(null);
  const settledSize = useSettled(sizeM);
  const valid = settledSize >= 20 && settledSize <= 20_000;
  const preview = useApiQuery('cells.previewGrid', { shape, sizeM: settledSize }, { enabled: valid });
  const generate = useApiCommand('cells.generate');
  const cancel = useApiCommand('jobs.cancel');
  const count = preview.data?.count ?? 0;

  const run = async (): Promise<void> => {
    if (
      present > 0 &&
      !(await confirm({
        title: t('cells.replaceTitle'),
        consequence: t('cells.replaceHint', { present, count }),
        ok: t('cells.replace'),
        danger: true,
      }))
    )
      return;
    const id = makeId();
    setJob({ id, state: null });
    const stop = onProgress(id, ({ stage, done, total }) => setJob({ id, state: { stage, done, total } }));
    try {
      const { created } = await generate.mutateAsync({ shape, sizeM, jobId: id });
      void message.success(t('cells.made', { count: created }));
      // The cell on the card may be one of those replaced.
      const { selection, select } = useAppState.getState();
      if (selection?.type === 'cell') select(null);
      onClose();
    } catch (error) {
      showError(error);
    } finally {
      stop();
      setJob(null);
    }
  };
  return (
    <Modal
      open
      title={t('cells.makeGrid')}
      okText={t('cells.makeCount', { count })}
      cancelText={t('ui.cancel')}
      okButtonProps={{ disabled: !valid || !preview.data || sizeM !== settledSize, loading: job !== null }}
      onOk={() => void run()}
      onCancel={onClose}
      width={460}
    >
      <div className="lm-dialog">
        <Radio.Group
          value={shape}
          optionType="button"
          options={(['square', 'hexagon'] as const).map((value) => ({
            value,
            label: t(`cells.shape.${value}`),
          }))}
          onChange={(event) => setShape(event.target.value as Shape)}
        />
        <InputNumber
          prefix={t(`cells.size.${shape}`)}
          suffix={t('cells.metres')}
          min={20}
          max={20_000}
          step={50}
          style={{ width: 240 }}
          value={sizeM}
          onChange={(value) => setSizeM(value ?? 0)}
        />
        {preview.error && <Alert type="warning" showIcon title={errorText(preview.error)} />}
        {preview.data && (
          <p className="lm-muted">
            {t('cells.preview', { count, smallest: formatArea(preview.data.smallest) })}
          </p>
        )}
        <p className="lm-muted">{t('cells.gridHint')}</p>
        {job && <JobProgress state={job.state} onCancel={() => cancel.mutate({ jobId: job.id })} />}
      </div>
    </Modal>
  );
}
