import Icon from '@ant-design/icons';
import { t } from '#renderer/ui/index';
import { MeasurePanel } from './MeasurePanel.tsx';
import { MEASURE_TOOL } from './useMeasuring.ts';

const Ruler = () => (
  <svg
    viewBox="0 0 16 16"
    width="1em"
    height="1em"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.3"
    aria-hidden="true"
  >
    <path d="M1 11 11 1l4 4L5 15z M4 8l1.6 1.6M6 6l2.4 2.4M8 4l1.6 1.6" strokeLinejoin="round" />
  </svg>
);

/** 测量: distance and area by clicking on the map. */
export const measureTool = {
  id: MEASURE_TOOL,
  icon: () => <Icon component={Ruler} />,
  label: () => t('map.measure.tool'),
  Panel: MeasurePanel,
};
