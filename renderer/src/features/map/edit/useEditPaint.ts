import { useEffect, useRef } from 'react';
import { CanvasLayer } from '../canvas/canvasLayer.ts';
import type { MapEngine } from '../engine.ts';
import { emptyHand, useHand } from './hand.ts';
import { paintScene, type Scene } from './paint/paintScene.ts';

/** Paints the edit mode on a canvas of its own over the others, so that a moving pointer paints nothing else anew. */
export function useEditPaint(engine: MapEngine, scene: Scene): void {
  const layer = useRef<CanvasLayer | null>(null);
  const now = useRef(scene);
  useEffect(() => {
    const made = new CanvasLayer('top');
    made.setPainter('edit', 0, (context, view) => paintScene(context, view, now.current, useHand.getState()));
    made.addTo(engine.map);
    layer.current = made;
    const stop = useHand.subscribe(() => made.redraw());
    return () => {
      stop();
      made.remove();
      layer.current = null;
      emptyHand();
    };
  }, [engine]);
  useEffect(() => {
    now.current = scene;
    layer.current?.redraw();
  }, [scene]);
}
