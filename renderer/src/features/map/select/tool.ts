import { SelectOutlined } from '@ant-design/icons';
import { t } from '#renderer/ui/index';
import { SelectTool } from './SelectTool.tsx';
import { SELECT_TOOL } from './useHand.ts';

/** 选择: things by a shape drawn on the map. */
export const selectTool = {
  id: SELECT_TOOL,
  icon: SelectOutlined,
  label: () => t('map.select.tool'),
  Panel: SelectTool,
};
