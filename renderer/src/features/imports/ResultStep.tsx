import { Button, Result } from 'antd';
import { type RoomId, useAppState } from '#renderer/state/index';
import { kindName, t } from '#renderer/ui/index';
import { type KindId, kindOf } from '#shared/domain/kinds/index';
import type { Committed } from './types.ts';

const ROOM_OF_ROLE: Record<ReturnType<typeof kindOf>['role'], RoomId> = {
  resource: 'resources',
  person: 'people',
  risk: 'risks',
  building: 'map',
};

/** What was saved, where to look at it, and how to take it back. */
export function ResultStep({
  kind,
  result,
  onMore,
  onClose,
}: {
  kind: KindId;
  result: Committed;
  onMore: () => void;
  onClose: () => void;
}) {
  const show = (): void => {
    const { setFilter, setRoom } = useAppState.getState();
    setFilter({ batchId: result.batchId });
    setRoom(ROOM_OF_ROLE[kindOf(kind).role]);
    onClose();
  };
  return (
    <Result
      status="success"
      title={t('import.done', { count: result.created, kind: kindName(kind) })}
      subTitle={t('import.doneHint', {
        skipped: result.skipped,
        errors: result.errors,
        unplaced: result.unplaced,
      })}
      extra={[
        <Button key="show" type="primary" data-action="show-batch" onClick={show}>
          {t('import.showBatch')}
        </Button>,
        <Button key="more" onClick={onMore}>
          {t('import.more')}
        </Button>,
        <Button key="close" data-action="close-import" onClick={onClose}>
          {t('ui.close')}
        </Button>,
      ]}
    />
  );
}
