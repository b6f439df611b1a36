import { FileExcelOutlined, FilePdfOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { t } from '#renderer/ui/index';
import type { ListOutput } from './outputs.ts';

const ICONS: Record<ListOutput, ReactNode> = {
  print: <PrinterOutlined />,
  pdf: <FilePdfOutlined />,
  xlsx: <FileExcelOutlined />,
};

type OutputButtonsProps<Output extends ListOutput> = {
  readonly outputs: readonly Output[];
  /** Names the buttons: `<action>-<output>`. */
  readonly action: string;
  readonly disabled: boolean;
  readonly onOutput: (output: Output) => void;
};

/** 打印, 导出 PDF, 导出 Excel; a PDF only where something here can make one. */
export function OutputButtons<Output extends ListOutput>(props: OutputButtonsProps<Output>) {
  const { outputs, action, disabled, onOutput } = props;
  const state = useApiQuery('app.state', {});
  return outputs.map((output) => {
    const noPdf = output === 'pdf' && state.data?.pdf === false;
    return (
      <Button
        key={output}
        type={output === 'print' ? 'primary' : 'default'}
        icon={ICONS[output]}
        data-action={`${action}-${output}`}
        disabled={disabled || noPdf}
        title={noPdf ? t('error.pdf.unavailable') : undefined}
        onClick={() => onOutput(output)}
      >
        {t(`print.output.${output}`)}
      </Button>
    );
  });
}
