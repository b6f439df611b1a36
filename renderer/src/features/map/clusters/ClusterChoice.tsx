import { Segmented } from 'antd';
import { dynamic, t } from '#renderer/ui/index';
import { useMapUi } from '../mapUi.ts';
import { CLUSTERINGS, type Clustering } from './keeper.ts';
import { rememberClustering } from './remember.ts';

/** In the legend: points in groups where it is crowded, always, or never. */
export function ClusterChoice() {
  const clustering = useMapUi((state) => state.clustering);
  const crowded = useMapUi((state) => state.clustering === 'auto' && state.clusters !== null);
  const choose = (next: Clustering): void => {
    useMapUi.getState().set({ clustering: next });
    rememberClustering(next);
  };
  return (
    <div className="lm-legend-clusters" title={t('map.clusters.title')}>
      <Segmented
        block
        size="small"
        aria-label={t('map.clusters.title')}
        value={clustering}
        options={CLUSTERINGS.map((value) => ({ value, label: dynamic(`map.clusters.${value}`) }))}
        onChange={choose}
      />
      {crowded && <span className="lm-muted">{t('map.clusters.crowded')}</span>}
    </div>
  );
}
