import { PictureOutlined } from '@ant-design/icons';
import { t } from '#renderer/ui/index';
import { ViewsPanel } from './ViewsPanel.tsx';

/** Saved views of the map. */
export const viewsTool = {
  id: 'views',
  icon: PictureOutlined,
  label: () => t('map.views.tool'),
  Panel: ViewsPanel,
};
