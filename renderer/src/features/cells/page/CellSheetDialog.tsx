import { api } from '#renderer/api/index';
import { PAGE_OUTPUTS, SheetDialog } from '#renderer/features/lists/index';
import { cellPicture } from '#renderer/features/map/index';
import { t } from '#renderer/ui/index';
import { useLooks } from '#renderer/ui/looks';
import type { Cell } from '#shared/contract/cells';

type CellSheetDialogProps = { cell: Cell; cells: readonly Cell[]; onClose: () => void };

/** A cell on one A4 page, with its map. */
export function CellSheetDialog({ cell, cells, onClose }: CellSheetDialogProps) {
  const look = useLooks();
  return (
    <SheetDialog
      title={t('cells.printTitle')}
      outputs={PAGE_OUTPUTS}
      previewKey={['cells.sheetHtml', cell.id]}
      preview={async () => {
        const picture = await cellPicture(cell.id, cells, look);
        const { html } = await api.cells.sheetHtml({
          id: cell.id,
          edition: 'public',
          preview: true,
          picture,
        });
        return { picture, html };
      }}
      make={(output, { picture }, input) =>
        api.cells[output === 'print' ? 'sheetHtml' : 'sheetPdf']({ id: cell.id, picture, ...input })
      }
      onClose={onClose}
    />
  );
}
