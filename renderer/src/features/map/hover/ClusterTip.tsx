import { formatCount, t } from '#renderer/ui/index';
import { onOneSpot } from '../clusters/spot.ts';
import { clusterOf } from '../clusters/useClusters.ts';
import { clusterWords } from '../clusters/words.ts';
import { useMapUi } from '../mapUi.ts';

/** What a group holds, in words. */
export function ClusterTip({ id }: { id: string }) {
  const clusters = useMapUi((state) => state.clusters);
  const cluster = clusterOf({ type: 'cluster', id }, clusters);
  if (!clusters || cluster === -1) return null;
  return (
    <>
      <strong>{t('map.clusters.total', { count: formatCount(clusters.total[cluster] ?? 0) })}</strong>
      <div>{clusterWords(clusters, cluster)}</div>
      <div className="lm-muted">
        {t(onOneSpot(clusters, cluster) ? 'map.clusters.hintOpen' : 'map.clusters.hint')}
      </div>
    </>
  );
}
