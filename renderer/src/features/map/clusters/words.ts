import { dynamic, formatCount, kindName, t } from '#renderer/ui/index';
import { KIND_IDS, kindOf } from '#shared/domain/kinds/index';
import { type Clusters, kindsIn } from './cluster.ts';

/** What a group holds, in words: 楼栋 12 · 人才 30 · 风险点 3（最高：红）. */
export function clusterWords(clusters: Clusters, cluster: number): string {
  const level = clusters.level[cluster] ?? 0;
  const highest = level > 0 ? `（${t('map.clusters.highest', { level: dynamic(`level.${level}`) })}）` : '';
  return [...kindsIn(clusters, cluster)]
    .flatMap((count, index) => {
      const kind = KIND_IDS[index];
      if (!kind || count === 0) return [];
      return [`${kindName(kind)} ${formatCount(count)}${kindOf(kind).role === 'risk' ? highest : ''}`];
    })
    .join(' · ');
}
