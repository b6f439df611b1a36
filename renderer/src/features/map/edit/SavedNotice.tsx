import { Button } from 'antd';
import { useUndoRedo } from '#renderer/features/history/index';
import { formatCount, t } from '#renderer/ui/index';
import type { OutputOf } from '#shared/contract/index';

type SavedNoticeProps = { what: string; saved: OutputOf<'cells.edit'>; onUndone: () => void };

/** What was saved and what moved by it. It can be taken back here as long as it is the last thing done. */
export function SavedNotice({ what, saved, onUndone }: SavedNoticeProps) {
  const { undo, undoStep } = useUndoRedo();
  const count = saved.moved.reduce((sum, one) => sum + one.count, 0);
  return (
    <span data-notice="cell-edit">
      {count === 0
        ? t('cellEdit.saved', { what })
        : t('cellEdit.savedMoved', { what, count: formatCount(count) })}
      {undoStep?.batchId === saved.batchId && (
        <Button
          type="link"
          size="small"
          onClick={() => {
            undo();
            onUndone();
          }}
        >
          {t('cellEdit.undo')}
        </Button>
      )}
    </span>
  );
}
