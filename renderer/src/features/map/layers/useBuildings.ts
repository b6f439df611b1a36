import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { api } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import type { Thing } from '#shared/contract/things';
import { kindsWithRole } from '#shared/domain/kinds/index';
import { pathOf, pathUnits } from '../canvas/path.ts';
import type { Label } from '../canvas/placeLabels.ts';
import { toCanvas } from '../canvas/view.ts';
import type { MapEngine } from '../engine.ts';
import { mapPalette } from './palette.ts';

const PAGE = 1000;
const MOST_PAGES = 4;
const NAMES_FROM_ZOOM = 17;
/** A building's name stands under its symbol. */
const NAME_BELOW_PX = 14;

/** Buildings with their shapes and names, up to 4,000: more are shown as points only. */
function useBuildingList(): readonly Thing[] | undefined {
  const { data } = useQuery({
    // The method's name comes first so that a changed topic refreshes it like any query.
    queryKey: ['things.list', 'buildings'],
    queryFn: async () => {
      const rows: Thing[] = [];
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const answer = await api.things.list({
          filter: { kinds: [...kindsWithRole('building')] },
          offset: page * PAGE,
          limit: PAGE,
        });
        rows.push(...answer.rows);
        if (rows.length >= answer.total) break;
      }
      return rows;
    },
  });
  return data;
}

/** Draws the outlines of buildings and, near by, their names. */
export function useBuildings(engine: MapEngine): void {
  const shown = useAppState((state) => kindsWithRole('building').some((kind) => state.layers[kind]));
  const list = useBuildingList();
  const drawing = useMemo(() => {
    const placed = (list ?? []).flatMap((thing) =>
      thing.anchor ? [{ ...thing, anchor: thing.anchor }] : [],
    );
    const origin = placed[0]?.anchor;
    if (!origin) return null;
    const paths = placed.flatMap(({ geometry }) =>
      geometry && geometry.type !== 'Point' ? [pathOf(geometry, origin)] : [],
    );
    return { origin, placed, paths };
  }, [list]);
  useEffect(() => {
    if (!shown || !drawing) return;
    engine.ground.setPainter('buildings', 30, (context, view) => {
      if (view.zoom < 14) return;
      const unit = pathUnits(context, view, drawing.origin);
      context.fillStyle = mapPalette().building;
      context.strokeStyle = mapPalette().buildingLine;
      context.lineWidth = unit;
      for (const path of drawing.paths) {
        context.fill(path);
        context.stroke(path);
      }
    });
    engine.labels.setSource('buildings', (view) => {
      if (view.zoom < NAMES_FROM_ZOOM) return [];
      const { text: colour, halo } = mapPalette();
      return drawing.placed.map(({ name, anchor }): Label => {
        const [x, y] = toCanvas(view, anchor);
        return {
          text: name,
          priority: 5,
          look: { size: 11, colour, halo },
          once: false,
          at: [x, y + NAME_BELOW_PX],
          line: null,
        };
      });
    });
    return () => {
      engine.ground.setPainter('buildings', 30, null);
      engine.labels.setSource('buildings', null);
    };
  }, [engine, drawing, shown]);
}
