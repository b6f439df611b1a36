import { Button, Result } from 'antd';
import { type RoomId, useAppState } from '#renderer/state/index';
import { kindName, t } from '#renderer/ui/index';
import type { ImportPlan } from '#shared/contract/imports';
import { kindOf } from '#shared/domain/kinds/index';
import { ErrorRowsButton } from './ErrorRowsButton.tsx';
import type { Committed } from './types.ts';

const ROOM_OF_ROLE: Record<ReturnType<typeof kindOf>['role'], RoomId> = {
  resource: 'resources',
  person: 'people',
  risk: 'risks',
  building: 'map',
};

/** What did not come in, or came in without a place; nothing is said about nothing. */
function leftOut(result: Committed): string {
  const parts = [
    result.updated > 0 && result.created > 0 && t('import.doneUpdated', { count: result.updated }),
    result.identical > 0 && t('import.doneIdentical', { count: result.identical }),
    result.skipped > 0 && t('import.doneSkipped', { count: result.skipped }),
    result.errors > 0 && t('import.doneErrors', { count: result.errors }),
    result.byAddress > 0 && t('import.doneByAddress', { count: result.byAddress }),
    result.unplaced > 0 && t('import.doneUnplaced', { count: result.unplaced }),
  ].filter((part) => part !== false);
  return parts.length > 0 ? t('import.doneNotes', { notes: parts.join(t('import.comma')) }) : '';
}

/** What was saved, where to look at it, and how to take it back. */
export function ResultStep({
  plan,
  result,
  waiting,
  onMore,
  onClose,
}: {
  plan: ImportPlan;
  result: Committed;
  /** How many files wait for their turn. */
  waiting: number;
  onMore: () => void;
  onClose: () => void;
}) {
  const show = (): void => {
    const { setFilter, setRoom } = useAppState.getState();
    setFilter({
      ...(plan.mapping && Object.values(plan.mapping).includes('@kind') ? {} : { kinds: [plan.kind] }),
      batchId: result.batchId,
    });
    setRoom(ROOM_OF_ROLE[kindOf(plan.kind).role]);
    onClose();
  };
  const room = ROOM_OF_ROLE[kindOf(plan.kind).role];
  const hasTray = room === 'resources' || room === 'people';
  const toTray = (): void => {
    const { setView, setRoom } = useAppState.getState();
    setView(room, 'unplaced');
    setRoom(room);
    onClose();
  };
  return (
    <Result
      status="success"
      title={
        result.created > 0
          ? t('import.done', { count: result.created, kind: kindName(plan.kind) })
          : t('import.doneUpdated', { count: result.updated })
      }
      subTitle={
        <>
          {leftOut(result)}
          {t('import.doneUndo')}
        </>
      }
      extra={[
        <Button key="show" type="primary" data-action="show-batch" onClick={show}>
          {t('import.showBatch')}
        </Button>,
        result.unplaced > 0 && hasTray && (
          <Button key="tray" data-action="to-tray" onClick={toTray}>
            {t('import.toTray')}
          </Button>
        ),
        result.errors > 0 && <ErrorRowsButton key="errors" plan={plan} />,
        <Button key="more" data-action="import-more" onClick={onMore}>
          {waiting > 0 ? t('import.nextFile', { count: waiting }) : t('import.more')}
        </Button>,
        <Button key="close" data-action="close-import" onClick={onClose}>
          {t('ui.close')}
        </Button>,
      ]}
    />
  );
}
