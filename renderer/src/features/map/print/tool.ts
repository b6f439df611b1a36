import { PrinterOutlined } from '@ant-design/icons';
import { t } from '#renderer/ui/index';
import { PrintPanel } from './PrintPanel.tsx';
import { PRINT_TOOL } from './usePrintFrame.ts';

/** 打印地图: a sheet of paper with the map, as picture, PDF or on the printer. */
export const printTool = {
  id: PRINT_TOOL,
  icon: PrinterOutlined,
  label: () => t('map.print.tool'),
  waits: true,
  Panel: PrintPanel,
};
