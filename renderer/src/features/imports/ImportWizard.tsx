import { App, Modal, Steps } from 'antd';
import { useState } from 'react';
import { api } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { t } from '#renderer/ui/index';
import type { ImportFile, ImportPlan } from '#shared/contract/imports';
import { FileStep } from './FileStep.tsx';
import { MappingStep } from './MappingStep.tsx';
import { PreviewStep } from './PreviewStep.tsx';
import { ResultStep } from './ResultStep.tsx';
import type { Committed, WizardState } from './types.ts';
import './imports.css';

const STEPS = ['file', 'mapping', 'preview', 'result'] as const;

/** 导入: choose a file, say what is what, see what would happen, then save it in one undoable step. */
export function ImportWizard() {
  const { modal } = App.useApp();
  const setImportOpen = useAppState((state) => state.setImportOpen);
  const [state, setState] = useState<WizardState>({ step: 'file' });

  const leave = (): void => {
    if (state.step !== 'file')
      void api.imports.discard({ importId: state.file.importId }).catch(() => undefined);
    setImportOpen(false);
  };
  const askToLeave = (): void => {
    if (state.step !== 'mapping' && state.step !== 'preview') leave();
    else
      modal.confirm({
        title: t('import.leaveTitle'),
        content: t('import.leaveHint'),
        okText: t('import.leave'),
        cancelText: t('import.stay'),
        onOk: leave,
      });
  };
  const toMapping = (file: ImportFile, plan: ImportPlan): void => setState({ step: 'mapping', file, plan });
  const toPreview = (file: ImportFile, plan: ImportPlan): void => setState({ step: 'preview', file, plan });
  const toResult = (file: ImportFile, plan: ImportPlan, result: Committed): void =>
    setState({ step: 'result', file, plan, result });

  return (
    <Modal
      open
      className="lm-import"
      width={1040}
      title={state.step === 'file' ? t('import.title') : t('import.titleFile', { name: state.file.fileName })}
      footer={null}
      maskClosable={false}
      keyboard
      onCancel={askToLeave}
      centered
    >
      <Steps
        size="small"
        current={STEPS.indexOf(state.step)}
        items={STEPS.map((step) => ({ title: t(`import.step.${step}`) }))}
      />
      <div className="lm-import-body">
        {state.step === 'file' && <FileStep onReady={toMapping} />}
        {state.step === 'mapping' && (
          <MappingStep
            key={`${state.plan.sheet}-${state.plan.headerRow}`}
            file={state.file}
            plan={state.plan}
            onChange={(plan) => toMapping(state.file, plan)}
            onBack={() => setState({ step: 'file' })}
            onNext={() => toPreview(state.file, state.plan)}
          />
        )}
        {state.step === 'preview' && (
          <PreviewStep
            plan={state.plan}
            onChange={(plan) => toPreview(state.file, plan)}
            onBack={() => toMapping(state.file, state.plan)}
            onDone={(result) => toResult(state.file, state.plan, result)}
          />
        )}
        {state.step === 'result' && (
          <ResultStep
            kind={state.plan.kind}
            result={state.result}
            onMore={() => setState({ step: 'file' })}
            onClose={leave}
          />
        )}
      </div>
    </Modal>
  );
}
