import { useQueries } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { api } from '#renderer/api/index';
import type { Basemap } from '#shared/contract/basemaps';
import { CanvasLayer } from '../../canvas/canvasLayer.ts';
import type { MapEngine } from '../../engine.ts';
import { makeSketch, paintSketch, type Sketch, sketchLabels } from './sketchLayer.ts';

type Shown = { readonly basemap: Basemap; readonly sketch: Sketch };
/** Water lies under green, green under roads, whatever the order they came in. */
const ORDER: Record<Sketch['use'], number> = { green: 0, water: 1, other: 2, road: 3 };

/** The sketch layers among the shown basemaps, with their shapes. */
function useShownSketches(shown: readonly Basemap[]): readonly Shown[] {
  const sketches = useMemo(() => shown.filter(({ use }) => use !== null), [shown]);
  const answers = useQueries({
    queries: sketches.map(({ id }) => ({
      queryKey: ['basemaps.sketch', { id }],
      queryFn: async () => makeSketch(await api.basemaps.sketch({ id })),
    })),
  });
  const made = answers.map(({ data }) => data ?? null);
  const key = made
    .map((sketch, index) => `${sketches[index]?.id}${sketch ? sketch.shapes.length : '-'}`)
    .join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answers' array is new with every render, its key is not
  return useMemo(
    () =>
      sketches
        .flatMap((basemap, index) => {
          const sketch = made[index];
          return sketch ? [{ basemap, sketch }] : [];
        })
        .sort((a, b) => ORDER[a.sketch.use] - ORDER[b.sketch.use]),
    [sketches, key],
  );
}

/** Draws the sketch layers on one canvas of their own, and their names with those of everything else. */
export function useSketches(
  engine: MapEngine,
  shown: readonly Basemap[],
  opacities: Readonly<Record<string, number>>,
): void {
  const sketches = useShownSketches(shown);
  const layer = useMemo(() => new CanvasLayer('basemaps'), []);
  useEffect(() => {
    layer.addTo(engine.map);
    return () => void layer.remove();
  }, [engine, layer]);
  useEffect(() => {
    if (sketches.length === 0) return;
    // All parts of the sketch are one drawing, at the place of the uppermost.
    layer.canvas.style.zIndex = String(Math.max(...sketches.map(({ basemap }) => shown.indexOf(basemap))));
    layer.setPainter('sketch', 0, (context, view) => {
      for (const { basemap, sketch } of sketches) {
        context.save();
        context.globalAlpha = opacities[basemap.id] ?? basemap.opacity;
        paintSketch(context, view, sketch);
        context.restore();
      }
    });
    engine.labels.setSource('sketch', (view) => sketches.flatMap(({ sketch }) => sketchLabels(view, sketch)));
    return () => {
      layer.setPainter('sketch', 0, null);
      engine.labels.setSource('sketch', null);
    };
  }, [engine, layer, shown, sketches, opacities]);
}
