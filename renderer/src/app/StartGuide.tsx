import { CheckCircleFilled, CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { useCells } from '#renderer/api/lookups';
import { GridDialog, OutlineDialog } from '#renderer/features/cells/index';
import { useAppState } from '#renderer/state/index';
import { Panel, t } from '#renderer/ui/index';

type Step = 'outline' | 'grid' | 'import';

/** Which of the first steps of a new map are done; null while that is not known. */
export function useFirstSteps(): Readonly<Record<Step, boolean>> | null {
  const counts = useApiQuery('app.counts', {}, { keepPrevious: true });
  const { list } = useCells();
  if (!counts.data) return null;
  return {
    outline: list.some((cell) => cell.tier === 'community'),
    grid: list.some((cell) => cell.tier !== 'community'),
    import: Object.values(counts.data.byKind).some((count) => count > 0),
  };
}

/** What to do first on an empty map: three steps, each with its button. */
export function StartGuide({
  done,
  onClose,
}: {
  done: Readonly<Record<Step, boolean>>;
  onClose: () => void;
}) {
  const [dialog, setDialog] = useState<Step | null>(null);
  const start = (step: Step): void =>
    step === 'import' ? useAppState.getState().setImportOpen(true) : setDialog(step);
  const steps = ['outline', 'grid', 'import'] as const;
  const next = steps.find((step) => !done[step]);
  return (
    <aside className="lm-card">
      <Panel
        title={t('guide.title')}
        extra={<Button type="text" icon={<CloseOutlined />} aria-label={t('ui.close')} onClick={onClose} />}
      >
        <ol className="lm-guide">
          {steps.map((step) => (
            <li key={step} data-done={done[step]}>
              <strong>
                {t(`guide.${step}`)} {done[step] && <CheckCircleFilled aria-label={t('guide.done')} />}
              </strong>
              <p className="lm-muted">{t(`guide.${step}Hint`)}</p>
              {!done[step] && (
                <Button
                  type={step === next ? 'primary' : 'default'}
                  disabled={step === 'grid' && !done.outline}
                  onClick={() => start(step)}
                >
                  {t(`guide.${step}Do`)}
                </Button>
              )}
            </li>
          ))}
        </ol>
      </Panel>
      {dialog === 'outline' && <OutlineDialog onClose={() => setDialog(null)} />}
      {dialog === 'grid' && <GridDialog present={0} onClose={() => setDialog(null)} />}
    </aside>
  );
}
