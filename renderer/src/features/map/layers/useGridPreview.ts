import { useEffect } from 'react';
import { useGridPreview } from '#renderer/state/gridPreview';
import type { LngLat } from '#shared/domain/geo/types';
import { pathOf, pathUnits } from '../canvas/path.ts';
import type { MapEngine } from '../engine.ts';
import { mapPalette } from './palette.ts';

const ORDER = 82;

/** The cells of a grid that is being chosen: lines over everything, so that they stand out from the present ones. */
export function useGridPreviewLayer(engine: MapEngine): void {
  const areas = useGridPreview((state) => state.areas);
  useEffect(() => {
    const first = areas?.[0];
    if (!first) return;
    const origin: LngLat = (first.type === 'Polygon'
      ? first.coordinates
      : first.coordinates[0])?.[0]?.[0] ?? [0, 0];
    const paths = areas.map((area) => pathOf(area, origin));
    engine.top.setPainter('gridPreview', ORDER, (context, view) => {
      context.save();
      const unit = pathUnits(context, view, origin);
      context.lineJoin = 'round';
      for (const [colour, width] of [
        [mapPalette().halo, 4],
        [mapPalette().action, 1.6],
      ] as const) {
        context.strokeStyle = colour;
        context.lineWidth = width * unit;
        for (const path of paths) context.stroke(path);
      }
      context.restore();
    });
    return () => engine.top.setPainter('gridPreview', ORDER, null);
  }, [engine, areas]);
}
