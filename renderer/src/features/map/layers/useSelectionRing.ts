import { useEffect } from 'react';
import { useAppState } from '#renderer/state/index';
import type { LngLat } from '#shared/domain/geo/types';
import { toCanvas } from '../canvas/view.ts';
import type { MapEngine } from '../engine.ts';
import { useMapUi } from '../mapUi.ts';
import { rowOf } from '../points/ids.ts';
import { anchorOf, type Markers } from '../points/pointSet.ts';
import { mapPalette } from './palette.ts';
import type { PlacedProblem } from './useProblems.ts';

function ring(engine: MapEngine, name: string, at: LngLat, widthPx: number): () => void {
  engine.top.setPainter(name, 60, (context, view) => {
    const [x, y] = toCanvas(view, at);
    const radius = useMapUi.getState().symbolSize * 0.62 + 4;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.strokeStyle = '#ffffff';
    context.lineWidth = widthPx + 3;
    context.stroke();
    context.strokeStyle = mapPalette().action;
    context.lineWidth = widthPx;
    context.stroke();
  });
  return () => engine.top.setPainter(name, 60, null);
}

/** Rings the selected thing or problem and the thing under the pointer; brings a new selection into sight. */
export function useSelectionRing(
  engine: MapEngine,
  markers: Markers | undefined,
  problems: readonly PlacedProblem[],
): void {
  const selection = useAppState((state) => state.selection);
  const hoverId = useMapUi((state) => state.hoverId);
  const row = markers && selection?.type === 'thing' ? rowOf(markers.ids, selection.id) : -1;
  const problem = selection?.type === 'problem' ? problems.find(({ id }) => id === selection.id) : undefined;
  const at = markers && row >= 0 ? anchorOf(markers, row) : problem?.anchor;
  const [lng, lat] = at ?? [];
  useEffect(() => {
    if (lng === undefined || lat === undefined) return;
    // The card beside the map opens with the selection and takes room first.
    const timer = setTimeout(() => engine.reveal([lng, lat]), 60);
    const removeRing = ring(engine, 'selected', [lng, lat], 2.5);
    return () => {
      clearTimeout(timer);
      removeRing();
    };
  }, [engine, lng, lat]);
  useEffect(() => {
    if (!hoverId || !markers || hoverId === selection?.id) return;
    const hovered = rowOf(markers.ids, hoverId);
    if (hovered >= 0) return ring(engine, 'hovered', anchorOf(markers, hovered), 1.5);
  }, [engine, markers, hoverId, selection]);
}
