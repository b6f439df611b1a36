import { useEffect, useMemo } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import type { LngLat } from '#shared/domain/geo/types';
import { pathUnits } from '../canvas/path.ts';
import { toCanvas, type View } from '../canvas/view.ts';
import type { MapEngine } from '../engine.ts';
import { useMapUi } from '../mapUi.ts';
import { usePeriod } from '../time/usePeriod.ts';
import type { CellDrawing } from './cellDrawing.ts';
import { heatPixels } from './heat.ts';

export type DensityLegend = {
  readonly maxPerKm2: number;
  readonly count: number;
  readonly bandwidthM: number;
};

/** Keeps what follows inside the outlines, if there are any; the context's unit stays the CSS pixel. */
function clipTo(
  context: CanvasRenderingContext2D,
  view: View,
  origin: LngLat,
  outlines: readonly Path2D[],
): void {
  if (outlines.length === 0) return;
  const all = new Path2D();
  for (const outline of outlines) all.addPath(outline);
  pathUnits(context, view, origin);
  context.clip(all, 'evenodd');
  context.setTransform(view.dpr, 0, 0, view.dpr, 0, 0);
}

/** Draws the density of dated events under the cells' lines; answers what its legend says. */
export function useDensity(engine: MapEngine | null, cells: CellDrawing | null): DensityLegend | null {
  const shown = useAppState((state) => state.layers.density);
  const { source } = useMapUi((state) => state.density);
  const { settled } = usePeriod();
  const { data } = useApiQuery(
    'hotspots.density',
    { source, period: settled },
    { enabled: shown, keepPrevious: true },
  );
  const picture = useMemo(() => {
    if (!shown || !data || data.width * data.height === 0) return null;
    const max = data.values.reduce((top, value) => Math.max(top, value), 0);
    const canvas = document.createElement('canvas');
    canvas.width = data.width;
    canvas.height = data.height;
    const image = new ImageData(heatPixels(data.values, max), data.width, data.height);
    canvas.getContext('2d')?.putImageData(image, 0, 0);
    return {
      canvas,
      bbox: data.bbox,
      legend: { maxPerKm2: max, count: data.count, bandwidthM: data.bandwidthM },
    };
  }, [data, shown]);
  useEffect(() => {
    if (!picture || !engine) return;
    const [west, south, east, north] = picture.bbox;
    const outline = cells?.cells.filter(({ cell }) => cell.tier === 'community') ?? [];
    engine.ground.setPainter('density', 20, (context, view) => {
      if (cells)
        clipTo(
          context,
          view,
          cells.origin,
          outline.map(({ path }) => path),
        );
      const [left, top] = toCanvas(view, [west, north]);
      const [right, bottom] = toCanvas(view, [east, south]);
      context.imageSmoothingEnabled = true;
      context.imageSmoothingQuality = 'high';
      context.drawImage(picture.canvas, left, top, right - left, bottom - top);
    });
    return () => engine.ground.setPainter('density', 20, null);
  }, [engine, picture, cells]);
  return picture?.legend ?? null;
}
