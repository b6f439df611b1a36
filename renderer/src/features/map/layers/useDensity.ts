import { useEffect, useMemo } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import type { OutputOf } from '#shared/contract/index';
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

type Density = OutputOf<'hotspots.density'>;
export type DensityPicture = { readonly canvas: HTMLCanvasElement; readonly bbox: Density['bbox'] };

export const highest = ({ values }: Density): number =>
  values.reduce((top, value) => Math.max(top, value), 0);

/** Density as a picture, in the colours of a scale that ends at `max`; null of nothing. */
export function densityPicture(density: Density, max: number): DensityPicture | null {
  const { width, height, values, bbox } = density;
  if (width * height === 0) return null;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.putImageData(new ImageData(heatPixels(values, max), width, height), 0, 0);
  return { canvas, bbox };
}

/** Draws a density's picture under the cells' lines, inside the community. */
export function useDensityPainter(
  engine: MapEngine | null,
  cells: CellDrawing | null,
  picture: DensityPicture | null,
): void {
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
}

/** Draws the density of dated events; answers what its legend says. */
export function useDensity(engine: MapEngine | null, cells: CellDrawing | null): DensityLegend | null {
  const shown = useAppState((state) => state.layers.density);
  const { source } = useMapUi((state) => state.density);
  const { settled } = usePeriod();
  const { data } = useApiQuery(
    'hotspots.density',
    { source, period: settled },
    { enabled: shown, keepPrevious: true },
  );
  const made = useMemo(() => {
    if (!shown || !data) return null;
    const maxPerKm2 = highest(data);
    const picture = densityPicture(data, maxPerKm2);
    return picture && { picture, legend: { maxPerKm2, count: data.count, bandwidthM: data.bandwidthM } };
  }, [data, shown]);
  useDensityPainter(engine, cells, made?.picture ?? null);
  return made?.legend ?? null;
}
