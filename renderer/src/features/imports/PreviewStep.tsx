import { Alert, Button, Tabs } from 'antd';
import { useState } from 'react';
import { api, onProgress, useApiQuery } from '#renderer/api/index';
import { saveFile } from '#renderer/platform/index';
import { errorText, JobProgress, type JobState, makeId, t, useErrorNotice } from '#renderer/ui/index';
import type { ImportPlan } from '#shared/contract/imports';
import { ErrorTable, RowTable } from './PreviewTables.tsx';
import type { Committed, Preview } from './types.ts';

type PreviewProps = {
  plan: ImportPlan;
  onChange: (plan: ImportPlan) => void;
  onBack: () => void;
  onDone: (result: Committed) => void;
};

/** What looks wrong with the places, and the click that puts it right. */
function PlaceWarning({
  preview,
  plan,
  onChange,
}: Pick<PreviewProps, 'plan' | 'onChange'> & { preview: Preview }) {
  const { hint } = preview;
  if (hint === 'swapped') return <Alert type="warning" showIcon title={t('import.hintSwapped')} />;
  if (hint)
    return (
      <Alert
        type="warning"
        showIcon
        title={t('import.hint', { outside: preview.outside, crs: t(`import.crsName.${hint}`) })}
        action={
          <Button size="small" data-action="use-hint" onClick={() => onChange({ ...plan, crs: hint })}>
            {t('import.useHint', { crs: t(`import.crsName.${hint}`) })}
          </Button>
        }
      />
    );
  if (preview.outside > 0)
    return <Alert type="warning" showIcon title={t('import.outside', { count: preview.outside })} />;
  return null;
}

function Figures({ preview }: { preview: Preview }) {
  const figures = [
    ['ready', preview.ready],
    ['duplicates', preview.duplicates],
    ['errors', preview.errorCount],
    ['withoutPlace', preview.withoutPlace],
  ] as const;
  return (
    <dl className="lm-import-figures">
      {figures.map(([key, value]) => (
        <div key={key} data-figure={key}>
          <dt>{t(`import.figure.${key}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Step 3: what would be saved, what would not and why; then one button. */
export function PreviewStep({ plan, onChange, onBack, onDone }: PreviewProps) {
  const { data: preview, error, isFetching } = useApiQuery('imports.preview', plan, { keepPrevious: true });
  const [job, setJob] = useState<{ id: string; state: JobState } | null>(null);
  const showError = useErrorNotice();

  const commit = async (): Promise<void> => {
    const id = makeId();
    setJob({ id, state: null });
    const stop = onProgress(id, ({ stage, done, total }) => setJob({ id, state: { stage, done, total } }));
    try {
      onDone(await api.imports.commit({ ...plan, jobId: id }));
    } catch (failure) {
      showError(failure);
      setJob(null);
    } finally {
      stop();
    }
  };
  const download = (): void => {
    api.imports.errorRows(plan).then(({ fileName, bytes }) => saveFile(fileName, bytes), showError);
  };

  if (error)
    return (
      <Alert
        type="error"
        showIcon
        title={errorText(error)}
        action={<Button onClick={onBack}>{t('import.back')}</Button>}
      />
    );
  if (!preview) return <p className="lm-muted">{t('import.checking')}</p>;
  return (
    <div aria-busy={isFetching}>
      <Figures preview={preview} />
      <PlaceWarning preview={preview} plan={plan} onChange={onChange} />
      <Tabs
        size="small"
        items={[
          {
            key: 'rows',
            label: t('import.tabRows'),
            children: <RowTable rows={preview.rows} kind={plan.kind} />,
          },
          {
            key: 'errors',
            label: t('import.tabErrors', { count: preview.errorCount }),
            disabled: preview.errorCount === 0,
            children: <ErrorTable errors={preview.errors} total={preview.errorCount} kind={plan.kind} />,
          },
        ]}
      />
      <footer className="lm-import-foot">
        {job ? (
          <JobProgress
            state={job.state}
            onCancel={() => void api.jobs.cancel({ jobId: job.id }).catch(() => undefined)}
          />
        ) : (
          <>
            {preview.errorCount > 0 && <Button onClick={download}>{t('import.downloadErrors')}</Button>}
            <span className="lm-grow" />
            <Button onClick={onBack}>{t('import.back')}</Button>
            <Button
              type="primary"
              disabled={preview.ready === 0}
              data-action="commit"
              onClick={() => void commit()}
            >
              {t('import.commit', { count: preview.ready })}
            </Button>
          </>
        )}
      </footer>
    </div>
  );
}
