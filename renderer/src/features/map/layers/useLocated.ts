import { useEffect } from 'react';
import { useCoordinates } from '#renderer/state/coordinates';
import { useAppState } from '#renderer/state/index';
import { toCanvas } from '../canvas/view.ts';
import type { MapEngine } from '../engine.ts';
import { mapPalette } from './palette.ts';

const ARM_PX = 18;
const GAP_PX = 5;

/** Cross hairs at a place that was asked for by its coordinate, until something else is chosen. */
export function useLocated(engine: MapEngine): void {
  const located = useCoordinates((state) => state.located);
  const selection = useAppState((state) => state.selection);
  useEffect(() => {
    if (selection) useCoordinates.getState().setLocated(null);
  }, [selection]);
  useEffect(() => {
    if (!located) return;
    engine.top.setPainter('located', 86, (context, view) => {
      const [x, y] = toCanvas(view, located);
      context.beginPath();
      for (const [dx, dy] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const) {
        context.moveTo(x + dx * GAP_PX, y + dy * GAP_PX);
        context.lineTo(x + dx * ARM_PX, y + dy * ARM_PX);
      }
      context.moveTo(x + 10, y);
      context.arc(x, y, 10, 0, 2 * Math.PI);
      context.strokeStyle = mapPalette().halo;
      context.lineWidth = 5;
      context.stroke();
      context.strokeStyle = mapPalette().action;
      context.lineWidth = 2;
      context.stroke();
    });
    return () => engine.top.setPainter('located', 86, null);
  }, [engine, located]);
}
