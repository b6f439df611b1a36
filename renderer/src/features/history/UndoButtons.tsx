import { RollbackOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { t } from '#renderer/ui/index';
import { stepText, useUndoRedo } from './useUndoRedo.ts';

/** Undo and redo; each says what it would do. */
export function UndoButtons() {
  const { undo, redo, busy, undoStep, redoStep } = useUndoRedo();
  const undoTip = undoStep ? t('history.undoTip', { what: stepText(undoStep) }) : t('history.noUndo');
  const redoTip = redoStep ? t('history.redoTip', { what: stepText(redoStep) }) : t('history.noRedo');
  return (
    <>
      <Tooltip title={undoTip}>
        <Button
          type="text"
          icon={<RollbackOutlined />}
          aria-label={undoTip}
          data-action="undo"
          disabled={!undoStep || busy}
          onClick={undo}
        />
      </Tooltip>
      <Tooltip title={redoTip}>
        <Button
          type="text"
          icon={<RollbackOutlined className="lm-redo-icon" />}
          aria-label={redoTip}
          data-action="redo"
          disabled={!redoStep || busy}
          onClick={redo}
        />
      </Tooltip>
    </>
  );
}
