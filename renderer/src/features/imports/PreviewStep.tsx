import { Alert, Button, Tabs } from 'antd';
import { useEffect, useState } from 'react';
import { api, useApiQuery } from '#renderer/api/index';
import { errorText, formatCount, JobProgress, t } from '#renderer/ui/index';
import { AppError } from '#shared/contract/errors';
import type { ImportPlan } from '#shared/contract/imports';
import { ErrorRowsButton } from './ErrorRowsButton.tsx';
import { PlaceWarning } from './PlaceWarning.tsx';
import { PointsPreview } from './PointsPreview.tsx';
import { ErrorTable, RowTable } from './PreviewTables.tsx';
import type { Committed, Preview } from './types.ts';
import { useJob } from './useJob.ts';

type PreviewProps = {
  plan: ImportPlan;
  onChange: (plan: ImportPlan) => void;
  onBack: () => void;
  /** The file is no longer held: choose it again. */
  onRestart: () => void;
  onSaving: (saving: boolean) => void;
  onDone: (result: Committed) => void;
};

const isExpired = (error: unknown): boolean => error instanceof AppError && error.code === 'import.expired';

function Figures({ preview }: { preview: Preview }) {
  const figures = [
    ['ready', preview.ready, ''],
    ['duplicates', preview.duplicates, ''],
    ['errors', preview.errorCount, 'danger'],
    ['byAddress', preview.byAddress, ''],
    ['withoutPlace', preview.withoutPlace, ''],
    ['outside', preview.outside, 'warn'],
    ['uncategorised', preview.uncategorised, 'warn'],
  ] as const;
  return (
    <dl className="lm-import-figures">
      {figures.map(([key, value, tone]) => (
        <div key={key} data-figure={key} data-tone={value > 0 ? tone : ''}>
          <dt>{t(`import.figure.${key}`)}</dt>
          <dd>{formatCount(value)}</dd>
        </div>
      ))}
      <div className="lm-import-total">{t('import.ofRows', { count: preview.total })}</div>
    </dl>
  );
}

function Failure({
  error,
  onBack,
  onRestart,
}: { error: unknown } & Pick<PreviewProps, 'onBack' | 'onRestart'>) {
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="lm-alert lm-import-alert"
      title={errorText(error)}
      action={
        isExpired(error) ? (
          <Button data-action="choose-again" onClick={onRestart}>
            {t('import.chooseAgain')}
          </Button>
        ) : (
          <Button onClick={onBack}>{t('import.back')}</Button>
        )
      }
    />
  );
}

function Rows({ preview, plan }: { preview: Preview; plan: ImportPlan }) {
  const errorsFirst = preview.ready === 0 && preview.errorCount > 0;
  return (
    <div className="lm-import-see">
      <Tabs
        key={String(errorsFirst)}
        size="small"
        defaultActiveKey={errorsFirst ? 'errors' : 'rows'}
        items={[
          {
            key: 'rows',
            label: t('import.tabRows'),
            children: <RowTable rows={preview.rows} total={preview.total} kind={plan.kind} />,
          },
          {
            key: 'errors',
            label: t('import.tabErrors', { count: preview.errorCount }),
            disabled: preview.errorCount === 0,
            children: <ErrorTable errors={preview.errors} rows={preview.errorCount} kind={plan.kind} />,
          },
        ]}
      />
      <PointsPreview points={preview.points} />
    </div>
  );
}

/** Step 3: what would be saved, what would not and why; then one button. */
export function PreviewStep({ plan, onChange, onBack, onRestart, onSaving, onDone }: PreviewProps) {
  const { data: preview, error, isFetching } = useApiQuery('imports.preview', plan, { keepPrevious: true });
  const { running, run, stop } = useJob();
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => () => onSaving(false), [onSaving]);

  const commit = async (): Promise<void> => {
    setFailure(null);
    onSaving(true);
    try {
      onDone(await run((jobId) => api.imports.commit({ ...plan, jobId })));
    } catch (trouble) {
      setFailure(trouble);
    } finally {
      onSaving(false);
    }
  };

  if (error) return <Failure error={error} onBack={onBack} onRestart={onRestart} />;
  if (!preview) return <p className="lm-muted">{t('import.checking')}</p>;
  return (
    <div className="lm-import-preview" aria-busy={isFetching}>
      <Figures preview={preview} />
      {failure !== null && <Failure error={failure} onBack={onBack} onRestart={onRestart} />}
      <PlaceWarning preview={preview} plan={plan} onChange={onChange} />
      {preview.uncategorised > 0 && (
        <Alert
          type="info"
          showIcon
          className="lm-alert lm-import-alert"
          title={t('import.uncategorised', { count: preview.uncategorised })}
        />
      )}
      <Rows preview={preview} plan={plan} />
      <footer className="lm-import-foot">
        {running ? (
          <JobProgress state={running.state} onCancel={stop} />
        ) : (
          <>
            {preview.errorCount > 0 && <ErrorRowsButton plan={plan} />}
            <span className="lm-grow" />
            <Button onClick={onBack}>{t('import.back')}</Button>
            <Button
              type="primary"
              disabled={preview.ready === 0 || isFetching}
              data-action="commit"
              onClick={() => void commit()}
            >
              {preview.ready === 0 ? t('import.nothingReady') : t('import.commit', { count: preview.ready })}
            </Button>
          </>
        )}
      </footer>
    </div>
  );
}
