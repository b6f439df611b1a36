import { useEffect } from 'react';
import { useAppState } from '#renderer/state/index';
import { toCanvas } from '../canvas/view.ts';
import type { MapEngine } from '../engine.ts';
import { mapPalette } from './palette.ts';

const RADIUS_PX = 16;

/** A dashed ring where a waiting record's address leads: nothing stands there yet. */
export function useGuessMark(engine: MapEngine): void {
  const guess = useAppState((state) => (state.mode.type === 'placeThing' ? state.mode.guess : null));
  useEffect(() => {
    if (!guess) return;
    engine.top.setPainter('guess', 85, (context, view) => {
      const [x, y] = toCanvas(view, guess);
      context.beginPath();
      context.arc(x, y, RADIUS_PX, 0, 2 * Math.PI);
      context.strokeStyle = mapPalette().halo;
      context.lineWidth = 5;
      context.stroke();
      context.setLineDash([5, 4]);
      context.strokeStyle = mapPalette().action;
      context.lineWidth = 2.5;
      context.stroke();
      context.setLineDash([]);
      context.beginPath();
      context.arc(x, y, 2.5, 0, 2 * Math.PI);
      context.fillStyle = mapPalette().action;
      context.fill();
    });
    return () => engine.top.setPainter('guess', 85, null);
  }, [engine, guess]);
}
