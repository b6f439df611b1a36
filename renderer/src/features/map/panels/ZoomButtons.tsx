import { ExpandOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { t } from '#renderer/ui/index';
import type { MapEngine } from '../engine.ts';
import { KeyHelp } from '../walk/KeyHelp.tsx';

/** Nearer, farther, everything. */
export function ZoomButtons({ engine, onWhole }: { engine: MapEngine; onWhole: () => void }) {
  return (
    <div className="lm-map-zoom">
      <Button
        icon={<PlusOutlined />}
        aria-label={t('map.zoomIn')}
        title={t('map.zoomIn')}
        onClick={() => engine.map.zoomIn()}
      />
      <Button
        icon={<MinusOutlined />}
        aria-label={t('map.zoomOut')}
        title={t('map.zoomOut')}
        onClick={() => engine.map.zoomOut()}
      />
      <Button
        icon={<ExpandOutlined />}
        aria-label={t('map.whole')}
        title={t('map.whole')}
        onClick={onWhole}
      />
      <KeyHelp />
    </div>
  );
}
