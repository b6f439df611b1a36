import { App } from 'antd';
import { useCategories, useCells, useFields } from '#renderer/api/lookups';
import { t } from '#renderer/ui/index';
import type { KindId } from '#shared/domain/kinds/index';
import { tableFields } from '../columns.tsx';
import { BulkDialog } from './BulkDialog.tsx';

/** 批量修改 for things chosen elsewhere than in a table. */
export function BulkOfKind({
  kinds,
  ids,
  onClose,
}: {
  kinds: readonly KindId[];
  ids: readonly string[];
  onClose: () => void;
}) {
  const { nameOf: categoryName } = useCategories();
  const { nameOf: cellName } = useCells();
  const book = useFields();
  const { message } = App.useApp();
  return (
    <BulkDialog
      targets={{ ids: [...ids] }}
      count={ids.length}
      kinds={kinds}
      fields={tableFields(kinds, book)}
      lookups={{ categoryName, cellName }}
      onClose={onClose}
      onDone={(count) => {
        onClose();
        void message.success(t('grid.bulkDone', { count }));
      }}
    />
  );
}
