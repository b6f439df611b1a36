import { FileExcelOutlined, FilePdfOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useApiQuery } from '#renderer/api/index';
import { JobProgress, t } from '#renderer/ui/index';
import type { ListSpec } from '#shared/contract/lists';
import { isIncomplete } from './EditionChoice.tsx';
import { type ListOutput, useListJob } from './useListJob.ts';
import type { PrintChoice } from './usePrintChoice.ts';

const ICONS: Record<ListOutput, React.ReactNode> = {
  print: <PrinterOutlined />,
  pdf: <FilePdfOutlined />,
  xlsx: <FileExcelOutlined />,
};
const OUTPUTS = ['print', 'pdf', 'xlsx'] as const;

/** 打印, 导出 PDF, 导出 Excel. While one runs, its progress stands in their place. */
export function ListActions({ list, choice }: { list: ListSpec; choice: PrintChoice }) {
  const { running, progress, run, cancel } = useListJob();
  const state = useApiQuery('app.state', {});
  const incomplete = !list.title.trim() || isIncomplete(choice);
  if (running) return <JobProgress state={progress} onCancel={cancel} />;
  return (
    <div className="lm-list-actions">
      {OUTPUTS.map((output) => {
        const noPdf = output === 'pdf' && state.data?.pdf === false;
        return (
          <Button
            key={output}
            type={output === 'print' ? 'primary' : 'default'}
            icon={ICONS[output]}
            data-action={`list-${output}`}
            disabled={incomplete || noPdf}
            title={noPdf ? t('error.pdf.unavailable') : undefined}
            onClick={() => void run(output, list, choice)}
          >
            {t(`print.output.${output}`)}
          </Button>
        );
      })}
    </div>
  );
}
