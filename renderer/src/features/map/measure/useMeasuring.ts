import { useEffect, useMemo } from 'react';
import { useAppState } from '#renderer/state/index';
import { dynamic } from '#renderer/ui/index';
import type { LngLat } from '#shared/domain/geo/types';
import { toCanvas } from '../canvas/view.ts';
import type { MapEngine } from '../engine.ts';
import type { MapPointer } from '../pointerTool.ts';
import { usePointerTool } from '../usePointerTool.ts';
import { measureHand } from './measureHand.ts';
import { paintMeasured } from './paint.ts';
import { type MeasureKind, useMeasure } from './store.ts';

export const MEASURE_TOOL = 'measure';
const SNAP_PX = 8;
const DONE_ORDER = 78;
const DRAFT_ORDER = 82;

/** Takes the pointer for measuring. */
export function startMeasuring(kind: MeasureKind): void {
  const { kind: before, set } = useMeasure.getState();
  set(before === kind ? { kind } : { kind, draft: [], next: null });
  useAppState.getState().setMode({
    type: 'tool',
    tool: MEASURE_TOOL,
    instruction: dynamic(`map.measure.how.${kind}`),
  });
}

/** Lets the pointer go; what is half drawn is ended if it is enough, else dropped. */
export function stopMeasuring(): void {
  const { mode, setMode } = useAppState.getState();
  if (mode.type === 'tool' && mode.tool === MEASURE_TOOL) setMode({ type: 'browse' });
}

/** A corner or a record near the pointer, or the place itself. */
function snapped(engine: MapEngine, { at, x, y }: MapPointer): LngLat {
  const { snap, draft, done } = useMeasure.getState();
  if (!snap) return at;
  const corners = [...done.flatMap(({ path }) => path), ...draft.slice(0, -1)];
  const { map } = engine;
  const corner = corners.find(([lng, lat]) => {
    const point = map.latLngToContainerPoint([lat, lng]);
    return Math.hypot(point.x - x, point.y - y) <= SNAP_PX;
  });
  if (corner) return corner;
  const hit = engine.hit(at, 0);
  return hit && hit.type !== 'cell' && !hit.area ? hit.anchor : at;
}

/** The pointer while measuring is in hand. Answers whether it is. */
export function useMeasureHand(engine: MapEngine): boolean {
  const on = useAppState(({ mode }) => mode.type === 'tool' && mode.tool === MEASURE_TOOL);
  const tool = useMemo(() => (on ? measureHand((pointer) => snapped(engine, pointer)) : null), [engine, on]);
  usePointerTool(engine, tool);
  useEffect(() => {
    if (on) return () => useMeasure.getState().end();
  }, [on]);
  return on;
}

/** Draws what is measured and what is being measured. */
export function useMeasureArt(engine: MapEngine): void {
  const { kind, draft, next, done } = useMeasure();
  useEffect(() => {
    if (done.length === 0) return;
    engine.top.setPainter('measured', DONE_ORDER, (context, view) => {
      for (const one of done) paintMeasured(context, view, one, false);
    });
    return () => engine.top.setPainter('measured', DONE_ORDER, null);
  }, [engine, done]);
  useEffect(() => {
    const path = next ? [...draft, next] : draft;
    if (path.length === 0) return;
    engine.top.setPainter('measuring', DRAFT_ORDER, (context, view) => {
      if (draft.length > 0) return paintMeasured(context, view, { kind, path }, true);
      const [x, y] = toCanvas(view, path[0] as LngLat);
      context.beginPath();
      context.arc(x, y, 3.5, 0, 2 * Math.PI);
      context.stroke();
    });
    return () => engine.top.setPainter('measuring', DRAFT_ORDER, null);
  }, [engine, kind, draft, next]);
}
