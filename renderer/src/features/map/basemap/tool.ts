import { BlockOutlined } from '@ant-design/icons';
import { t } from '#renderer/ui/index';
import { BasemapPanel } from './panel/BasemapPanel.tsx';

/** 底图: what lies below the map. */
export const basemapTool = {
  id: 'basemap',
  icon: BlockOutlined,
  label: () => t('map.basemap.tool'),
  Panel: BasemapPanel,
};
