import { Select } from 'antd';
import { t } from '#renderer/ui/index';
import type { Basemap } from '#shared/contract/basemaps';

const SYSTEMS = ['wgs84', 'gcj02', 'bd09'] as const;

/** The system that a basemap was drawn in. */
export function CrsSelect(props: { value: Basemap['crs']; onChange: (crs: Basemap['crs']) => void }) {
  return (
    <Select
      value={props.value}
      aria-label={t('map.basemap.crs')}
      options={SYSTEMS.map((crs) => ({ value: crs, label: t(`things.crsName.${crs}`) }))}
      onChange={props.onChange}
    />
  );
}
