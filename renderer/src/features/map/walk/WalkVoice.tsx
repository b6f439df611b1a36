import { useApiQuery } from '#renderer/api/index';
import { dynamic, kindName, t } from '#renderer/ui/index';
import { clusterWords } from '../clusters/words.ts';
import { useMapUi } from '../mapUi.ts';
import { useWalkStore, walkItem } from './store.ts';

function useThingWords(id: string | null): string {
  const { data } = useApiQuery('things.get', { id: id ?? '' }, { enabled: id !== null });
  if (!data || data.id !== id) return '';
  const level = data.level ? dynamic(`level.${data.level}`) : '';
  return [kindName(data.kind), data.name, level, data.address].filter(Boolean).join('，');
}

/** Tells a screen reader where the walk stands. */
export function WalkVoice() {
  const item = useWalkStore(walkItem);
  const index = useWalkStore((state) => state.index);
  const total = useWalkStore((state) => state.items.length);
  const empty = useWalkStore((state) => state.empty);
  const clusters = useMapUi((state) => state.clusters);
  const thing = useThingWords(item?.type === 'thing' ? item.id : null);
  const words = item?.type === 'cluster' && clusters ? clusterWords(clusters, Number(item.id)) : thing;
  const place = words && t('map.keys.place', { index: index + 1, total });
  return (
    <div className="lm-sr" role="status" aria-live="polite" data-walk={item?.id}>
      {empty ? t('map.keys.none') : [words, place].filter(Boolean).join('。')}
    </div>
  );
}
