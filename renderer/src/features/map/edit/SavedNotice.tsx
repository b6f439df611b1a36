import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useUndoRedo } from '#renderer/features/history/index';
import { formatCount, t } from '#renderer/ui/index';
import type { OutputOf } from '#shared/contract/index';

type SavedNoticeProps = { what: string; saved: OutputOf<'cells.edit'>; onOver: () => void };

/** What was saved and what moved by it. It can be taken back here as long as it is the last thing done. */
export function SavedNotice({ what, saved, onOver }: SavedNoticeProps) {
  const { undo, undoStep } = useUndoRedo();
  const isLast = undoStep?.batchId === saved.batchId;
  const wasLast = useRef(false);
  useEffect(() => {
    if (wasLast.current && !isLast) onOver();
    wasLast.current = isLast;
  }, [isLast, onOver]);
  const count = saved.moved.reduce((sum, one) => sum + one.count, 0);
  return (
    <span data-notice="cell-edit">
      {count === 0
        ? t('cellEdit.saved', { what })
        : t('cellEdit.savedMoved', { what, count: formatCount(count) })}
      {isLast && (
        <Button type="link" size="small" onClick={undo}>
          {t('cellEdit.undo')}
        </Button>
      )}
    </span>
  );
}
