import { useEffect } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { shorten } from '#renderer/ui/index';
import type { Label } from '../canvas/placeLabels.ts';
import { toCanvas } from '../canvas/view.ts';
import type { MapEngine } from '../engine.ts';
import { mapPalette } from '../layers/palette.ts';
import { spiderLayout } from './layout.ts';
import { LEG_PX } from './paint.ts';
import type { Spider } from './store.ts';

/** More names than these around one spot are a heap of letters. */
const MOST_NAMED = 24;
const LONGEST = 12;

/** Names beside the spread symbols, before all other names. */
export function useLegNames(engine: MapEngine, spider: Spider | null): void {
  const named = spider && spider.legs.length <= MOST_NAMED ? spider : null;
  const ids = named?.legs.map(({ id }) => id) ?? [];
  const { data } = useApiQuery(
    'things.list',
    { filter: { ids }, limit: Math.max(1, ids.length) },
    { enabled: ids.length > 0 },
  );
  useEffect(() => {
    if (!named || !data) return;
    const names = new Map(data.rows.map(({ id, name }) => [id, name]));
    const offsets = spiderLayout(named.legs.length);
    engine.labels.setSource('spider', (view) => {
      const { text: colour, halo } = mapPalette();
      const [x, y] = toCanvas(view, named.at);
      return named.legs.map(({ id }, index): Label => {
        const [dx, dy] = offsets[index] ?? [0, 0];
        const half = ((names.get(id)?.length ?? 0) * 12) / 2 + LEG_PX;
        // Outwards from the spot: right of those on its right, left of the others.
        const side = dx >= -1 ? 1 : -1;
        return {
          text: shorten(names.get(id) ?? '', LONGEST),
          priority: -1,
          look: { size: 12, colour, halo },
          once: false,
          at: [x + dx + side * half, y + dy],
          line: null,
          insists: true,
          above: true,
        };
      });
    });
    return () => engine.labels.setSource('spider', null);
  }, [engine, named, data]);
}
