import { HistoryOutlined } from '@ant-design/icons';
import { useAppState } from '#renderer/state/index';
import { t } from '#renderer/ui/index';

/** Opens and closes the time slider at the map's foot. */
export const timeTool = {
  id: 'time',
  icon: HistoryOutlined,
  label: () => t('map.time.tool'),
  useSwitch: () => {
    const on = useAppState((state) => state.timeline.on);
    const setTimeline = useAppState((state) => state.setTimeline);
    return { on, toggle: () => setTimeline({ on: !on }) };
  },
};
