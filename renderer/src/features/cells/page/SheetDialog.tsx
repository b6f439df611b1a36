import { FilePdfOutlined, PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Modal, Spin } from 'antd';
import { api, useApiQuery } from '#renderer/api/index';
import {
  EditionChoice,
  isIncomplete,
  Sheet,
  usePrintChoice,
  usePrintJob,
} from '#renderer/features/lists/index';
import { cellPicture } from '#renderer/features/map/index';
import { EmptyState, errorText, JobProgress, t } from '#renderer/ui/index';
import { useLooks } from '#renderer/ui/looks';
import type { Cell } from '#shared/contract/cells';

type SheetDialogProps = { cell: Cell; cells: readonly Cell[]; onClose: () => void };

/** The map of the cell and, with it, the masked page as it will stand on paper. */
function useSheet({ cell, cells }: Pick<SheetDialogProps, 'cell' | 'cells'>) {
  const look = useLooks();
  return useQuery({
    queryKey: ['cells.sheetHtml', 'preview', cell.id],
    queryFn: async () => {
      const picture = await cellPicture(cell.id, cells, look);
      const { html } = await api.cells.sheetHtml({ id: cell.id, edition: 'public', preview: true, picture });
      return { picture, html };
    },
    staleTime: 0,
    gcTime: 0,
  });
}

const ICONS = { print: <PrinterOutlined />, pdf: <FilePdfOutlined /> } as const;
const OUTPUTS = ['print', 'pdf'] as const;

/** A cell on one A4 page: for whom, how it looks, and to the printer or into a file. */
export function SheetDialog(props: SheetDialogProps) {
  const { cell, onClose } = props;
  const [choice, setChoice] = usePrintChoice();
  const { data, error } = useSheet(props);
  const { running, progress, run, cancel } = usePrintJob<(typeof OUTPUTS)[number]>();
  const state = useApiQuery('app.state', {});
  const make = (output: (typeof OUTPUTS)[number]): void =>
    void run(output, choice, (input) =>
      api.cells[output === 'print' ? 'sheetHtml' : 'sheetPdf']({
        id: cell.id,
        picture: data?.picture ?? null,
        ...input,
      }),
    );
  const footer = running ? (
    <JobProgress state={progress} onCancel={cancel} />
  ) : (
    OUTPUTS.map((output) => {
      const noPdf = output === 'pdf' && state.data?.pdf === false;
      return (
        <Button
          key={output}
          type={output === 'print' ? 'primary' : 'default'}
          icon={ICONS[output]}
          data-action={`sheet-${output}`}
          disabled={!data || isIncomplete(choice) || noPdf}
          title={noPdf ? t('error.pdf.unavailable') : undefined}
          onClick={() => make(output)}
        >
          {t(`print.output.${output}`)}
        </Button>
      );
    })
  );
  return (
    <Modal
      open
      title={t('cells.printTitle')}
      width={820}
      style={{ top: 24 }}
      onCancel={onClose}
      footer={footer}
      destroyOnHidden
    >
      <div className="lm-list-options">
        <EditionChoice choice={choice} onChoice={setChoice} />
      </div>
      <div className="lm-print-preview">
        {error && <EmptyState title={errorText(error)} />}
        {data ? <Sheet html={data.html} /> : !error && <Spin className="lm-preview-wait" />}
      </div>
    </Modal>
  );
}
