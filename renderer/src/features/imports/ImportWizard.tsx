import { App, Modal, Steps } from 'antd';
import { useState } from 'react';
import { api } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { t } from '#renderer/ui/index';
import { FileStep } from './FileStep.tsx';
import { WaitingDoor } from './ImportDoor.tsx';
import { MappingStep } from './MappingStep.tsx';
import { PreviewStep } from './PreviewStep.tsx';
import { ResultStep } from './ResultStep.tsx';
import type { Chosen, WizardState } from './types.ts';
import './imports.css';

const STEPS = ['file', 'mapping', 'preview', 'result'] as const;

const chosenIn = (state: WizardState): Chosen | null => (state.step === 'file' ? state.previous : state);

/** 导入: choose a file, say what is what, see what would happen, then save it in one undoable step. */
export function ImportWizard() {
  const { modal } = App.useApp();
  const setImportOpen = useAppState((state) => state.setImportOpen);
  const [state, setState] = useState<WizardState>({ step: 'file', previous: null });
  const [saving, setSaving] = useState(false);
  const waiting = useAppState((state) => state.importFiles.length);

  const discard = (): void => {
    const chosen = chosenIn(state);
    if (chosen) void api.imports.discard({ importId: chosen.file.importId }).catch(() => undefined);
  };
  const leave = (): void => {
    discard();
    setImportOpen(false);
  };
  const askToLeave = (): void => {
    if (state.step === 'result' || !chosenIn(state)) leave();
    else
      modal.confirm({
        title: t('import.leaveTitle'),
        content: t('import.leaveHint'),
        okText: t('import.leave'),
        cancelText: t('import.stay'),
        onOk: leave,
      });
  };
  const restart = (previous: Chosen | null): void => setState({ step: 'file', previous });
  const title =
    state.step === 'file' ? t('import.title') : t('import.titleFile', { name: state.file.fileName });

  return (
    <Modal
      open
      className="lm-import"
      width={1040}
      title={
        <div className="lm-ellipsis lm-import-title" title={title}>
          {title}
          {waiting > 0 && <span className="lm-muted"> {t('import.waiting', { count: waiting })}</span>}
        </div>
      }
      footer={null}
      mask={{ closable: false }}
      // While it saves there is one way out: the job's own 取消, which leaves nothing half written.
      keyboard={!saving}
      closable={saving ? false : { 'aria-label': t('ui.close') }}
      onCancel={askToLeave}
      centered
    >
      {state.step !== 'file' && <WaitingDoor />}
      <Steps
        size="small"
        current={STEPS.indexOf(state.step)}
        items={STEPS.map((step) => ({ title: t(`import.step.${step}`) }))}
      />
      <div className="lm-import-body">
        {state.step === 'file' && (
          <FileStep
            previous={state.previous}
            onReady={(chosen) => setState({ step: 'mapping', ...chosen })}
          />
        )}
        {state.step === 'mapping' && (
          <MappingStep
            file={state.file}
            plan={state.plan}
            onChange={(plan) => setState({ ...state, plan })}
            onBack={() => restart({ file: state.file, plan: state.plan })}
            onNext={() => setState({ ...state, step: 'preview' })}
          />
        )}
        {state.step === 'preview' && (
          <PreviewStep
            plan={state.plan}
            onChange={(plan) => setState({ ...state, plan })}
            onBack={() => setState({ ...state, step: 'mapping' })}
            onRestart={() => restart(null)}
            onSaving={setSaving}
            onDone={(result) => setState({ ...state, step: 'result', result })}
          />
        )}
        {state.step === 'result' && (
          <ResultStep
            plan={state.plan}
            result={state.result}
            waiting={waiting}
            onMore={() => {
              discard();
              restart(null);
            }}
            onClose={leave}
          />
        )}
      </div>
    </Modal>
  );
}
