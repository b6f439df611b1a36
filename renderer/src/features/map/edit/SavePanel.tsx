import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { formatCount, t } from '#renderer/ui/index';
import { beginStep, useEdit } from './editState.ts';
import { CellRows } from './panel/CellRows.tsx';
import { Choices } from './panel/Choices.tsx';
import { RefusalNote } from './panel/RefusalNote.tsx';
import type { Outcome } from './useOutcome.ts';

type SavePanelProps = { outcome: Outcome; saving: boolean; onSave: () => void; onBack: () => void };

/** What the step in hand would do, its names, codes and choices; nothing is written before 保存. */
export function SavePanel({ outcome, saving, onSave, onBack }: SavePanelProps) {
  const { step, finished, refusal } = useEdit();
  const { result, effects } = outcome;
  const panel = useRef<HTMLDivElement>(null);
  const refused = result && !result.ok ? result : refusal;
  // A drawing that is complete is named next: the keyboard goes on there.
  useEffect(() => {
    if (finished && (step === 'draw' || step === 'split')) panel.current?.querySelector('input')?.select();
  }, [finished, step]);
  if (!result && !refused) return null;
  const onKeyDown = (event: KeyboardEvent): void => {
    const isSave =
      event.key === 'Enter' || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's');
    if (event.nativeEvent.isComposing || !(isSave || event.key === 'Escape')) return;
    if (event.key === 'Enter' && event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') onBack();
    else if (result?.ok && !saving) onSave();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields within
    <div className="lm-map-options lm-edit-panel" ref={panel} data-panel="cell-edit" onKeyDown={onKeyDown}>
      {step && <strong>{t(`cellEdit.tip.${step}`)}</strong>}
      {refused && <RefusalNote refusal={refused} grid={outcome.grid} />}
      <Choices outcome={outcome} />
      {result?.ok && (
        <>
          <CellRows outcome={outcome} edit={result.edit} />
          <p className="lm-edit-moved" data-moved={effects.moved}>
            {effects.moved === 0
              ? t('cellEdit.movesNone')
              : t('cellEdit.moves', { count: formatCount(effects.moved) })}
          </p>
        </>
      )}
      <div className="lm-row">
        <Button
          type="primary"
          size="small"
          disabled={!result?.ok}
          loading={saving}
          data-action="save-cell-edit"
          onClick={onSave}
        >
          {t('ui.save')} <kbd>Enter</kbd>
        </Button>
        <Button size="small" onClick={() => step && beginStep(step)}>
          {t('cellEdit.again')}
        </Button>
      </div>
    </div>
  );
}
