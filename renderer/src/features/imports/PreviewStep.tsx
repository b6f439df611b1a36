import { Alert, Button, Pagination, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { api, useApiQuery } from '#renderer/api/index';
import { errorText, formatCount, JobProgress, t } from '#renderer/ui/index';
import { AppError } from '#shared/contract/errors';
import type { ImportPlan, RowStatus } from '#shared/contract/imports';
import { CategoryWords } from './CategoryWords.tsx';
import { ConsentChoice } from './ConsentChoice.tsx';
import { ErrorRowsButton } from './ErrorRowsButton.tsx';
import { PlaceWarning } from './PlaceWarning.tsx';
import { PointsPreview } from './PointsPreview.tsx';
import { RowTable } from './PreviewTables.tsx';
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

const STATUSES = ['new', 'changed', 'identical', 'duplicate', 'error'] as const;
const TONES: Partial<Record<RowStatus, string>> = { error: 'danger', duplicate: 'warn' };
const PAGE = 100;

/** How many rows are what; a click shows just those. */
function Figures({
  preview,
  status,
  onStatus,
}: {
  preview: Preview;
  status: RowStatus | undefined;
  onStatus: (status: RowStatus | undefined) => void;
}) {
  const places = [
    ['byAddress', preview.byAddress],
    ['withoutPlace', preview.withoutPlace],
    ['outside', preview.outside],
  ] as const;
  return (
    <div className="lm-import-figures">
      {STATUSES.map((key) => (
        <button
          key={key}
          type="button"
          data-figure={key}
          data-tone={preview.counts[key] > 0 ? TONES[key] : ''}
          aria-pressed={status === key}
          onClick={() => onStatus(status === key ? undefined : key)}
        >
          <span>{t(`import.rowStatus.${key}`)}</span>
          <strong>{formatCount(preview.counts[key])}</strong>
        </button>
      ))}
      {places.map(([key, value]) => (
        <div key={key} data-figure={key} data-tone={key === 'outside' && value > 0 ? 'warn' : ''}>
          <span>{t(`import.figure.${key}`)}</span>
          <strong>{formatCount(value)}</strong>
        </div>
      ))}
      <div className="lm-import-total">{t('import.ofRows', { count: preview.total })}</div>
    </div>
  );
}

/** What becomes of all rows of a group. */
function GroupChoices({
  preview,
  plan,
  onChange,
}: { preview: Preview } & Pick<PreviewProps, 'plan' | 'onChange'>) {
  const { changed, duplicate } = preview.counts;
  if (changed === 0 && duplicate === 0) return null;
  return (
    <div className="lm-import-groups">
      {changed > 0 && (
        <span data-group="changed">
          {t('import.groupChanged', { count: changed })}
          <Segmented
            size="small"
            value={plan.changed}
            options={(['update', 'skip'] as const).map((value) => ({
              value,
              label: t(`import.action.${value}`),
            }))}
            onChange={(value) => onChange({ ...plan, changed: value })}
          />
        </span>
      )}
      {duplicate > 0 && (
        <span data-group="duplicate">
          {t('import.groupDuplicate', { count: duplicate })}
          <Segmented
            size="small"
            value={plan.duplicates}
            options={(['ask', 'update', 'add', 'skip'] as const).map((value) => ({
              value,
              label: t(`import.action.${value}`),
            }))}
            onChange={(value) => onChange({ ...plan, duplicates: value })}
          />
        </span>
      )}
    </div>
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

/** Step 3: what would be saved, what would not and why; then one button. */
export function PreviewStep({ plan, onChange, onBack, onRestart, onSaving, onDone }: PreviewProps) {
  const [status, setStatus] = useState<RowStatus | undefined>();
  const [offset, setOffset] = useState(0);
  const {
    data: preview,
    error,
    isFetching,
  } = useApiQuery('imports.preview', { ...plan, offset, ...(status && { status }) }, { keepPrevious: true });
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
      <Figures
        preview={preview}
        status={status}
        onStatus={(next) => {
          setStatus(next);
          setOffset(0);
        }}
      />
      {failure !== null && <Failure error={failure} onBack={onBack} onRestart={onRestart} />}
      <PlaceWarning preview={preview} plan={plan} onChange={onChange} />
      {(preview.withoutConsent > 0 || plan.defaults.consentBasis !== undefined) && (
        <Alert
          type={preview.withoutConsent > 0 ? 'warning' : 'info'}
          showIcon
          className="lm-alert lm-import-alert"
          title={t('import.consentAsk', { count: preview.withoutConsent })}
          action={<ConsentChoice plan={plan} onChange={onChange} />}
        />
      )}
      <CategoryWords words={preview.unknownCategories} plan={plan} onChange={onChange} />
      <GroupChoices preview={preview} plan={plan} onChange={onChange} />
      <div className="lm-import-see">
        <RowTable
          rows={preview.rows}
          total={preview.rowsTotal}
          offset={offset}
          plan={plan}
          onChange={onChange}
        />
        <PointsPreview points={preview.points} />
      </div>
      <footer className="lm-import-foot">
        {running ? (
          <JobProgress state={running.state} onCancel={stop} />
        ) : (
          <>
            {preview.counts.error > 0 && <ErrorRowsButton plan={plan} />}
            {preview.rowsTotal > PAGE && (
              <Pagination
                simple
                size="small"
                pageSize={PAGE}
                total={preview.rowsTotal}
                current={offset / PAGE + 1}
                onChange={(page) => setOffset((page - 1) * PAGE)}
              />
            )}
            <span className="lm-grow" />
            <Button onClick={onBack}>{t('import.back')}</Button>
            <Button
              type="primary"
              disabled={preview.ready === 0 || preview.undecided > 0 || isFetching}
              data-action="commit"
              onClick={() => void commit()}
            >
              {preview.undecided > 0
                ? t('import.undecided', { count: preview.undecided })
                : preview.ready === 0
                  ? t('import.nothingReady')
                  : t('import.commit', { count: preview.ready })}
            </Button>
          </>
        )}
      </footer>
    </div>
  );
}
