import { useEffect, useMemo, useRef, useState } from 'react';
import { useAppState } from '#renderer/state/index';
import { formatCount, t } from '#renderer/ui/index';
import { haversineM } from '#shared/domain/geo/distance';
import type { LngLat } from '#shared/domain/geo/types';
import { layOut, type Sheet, scaleToHold } from '#shared/domain/print/index';
import { toCanvas } from '../canvas/view.ts';
import type { MapEngine } from '../engine.ts';
import { paintText } from '../layers/label.ts';
import type { PointerTool } from '../pointerTool.ts';
import { usePointerTool } from '../usePointerTool.ts';
import { groundOf } from './sheetView.ts';
import { usePrint } from './store.ts';

export const PRINT_TOOL = 'print';
const FRAME_ORDER = 88;
const FRAME = '#b0343c';

export type Frame = { readonly sheet: Sheet; readonly centre: LngLat; readonly scale: number };

const middleOf = (engine: MapEngine): LngLat => {
  const { lng, lat } = engine.map.getCenter();
  return [lng, lat];
};

/** The 1:N at which a sheet holds what the window shows. */
function scaleOfWindow(engine: MapEngine, sheet: Sheet): number {
  const bounds = engine.map.getBounds();
  const [, lat] = middleOf(engine);
  const widthM = haversineM([bounds.getWest(), lat], [bounds.getEast(), lat]);
  const heightM = haversineM([0, bounds.getSouth()], [0, bounds.getNorth()]);
  return scaleToHold(sheet, widthM, heightM);
}

/** Counts the map's movements, for what follows the window. */
function useMoved(engine: MapEngine): number {
  const [moved, setMoved] = useState(0);
  useEffect(() => {
    const tell = (): void => setMoved((before) => before + 1);
    engine.map.on('moveend resize', tell);
    return () => void engine.map.off('moveend resize', tell);
  }, [engine]);
  return moved;
}

/** A drag that begins in the frame moves it; any other moves the map. */
const frameHand = (now: () => Frame): PointerTool => {
  let grip: { readonly at: LngLat; readonly centre: LngLat } | null = null;
  return {
    cursor: 'move',
    onDown: ({ at }) => {
      const { sheet, centre, scale } = now();
      const [west, south, east, north] = groundOf(sheet, centre, scale);
      const inside = at[0] > west && at[0] < east && at[1] > south && at[1] < north;
      grip = inside ? { at, centre } : null;
      return inside;
    },
    onMove: ({ at }, dragging) => {
      if (!dragging || !grip) return;
      usePrint.getState().set({
        centre: [grip.centre[0] + at[0] - grip.at[0], grip.centre[1] + at[1] - grip.at[1]],
      });
    },
  };
};

function useFramePainter(engine: MapEngine, frame: Frame): void {
  useEffect(() => {
    const { sheet, centre, scale } = frame;
    engine.top.setPainter('printFrame', FRAME_ORDER, (context, view) => {
      const [west, south, east, north] = groundOf(sheet, centre, scale);
      const [left, top] = toCanvas(view, [west, north]);
      const [right, bottom] = toCanvas(view, [east, south]);
      context.fillStyle = 'rgb(20 28 38 / 32%)';
      context.beginPath();
      context.rect(0, 0, view.width, view.height);
      context.rect(left, top, right - left, bottom - top);
      context.fill('evenodd');
      context.strokeStyle = FRAME;
      context.lineWidth = 2;
      context.strokeRect(left, top, right - left, bottom - top);
      const words = `${Math.round(sheet.widthMm)} × ${Math.round(sheet.heightMm)} mm  1:${formatCount(Math.round(scale))}`;
      paintText(context, words, [(left + right) / 2, bottom - 12], {
        size: 12,
        bold: true,
        colour: FRAME,
        halo: '#ffffff',
      });
    });
    return () => engine.top.setPainter('printFrame', FRAME_ORDER, null);
  }, [engine, frame]);
}

/** A frame that the window cannot show, or shows as a stamp, is brought into sight when its size was chosen. */
function useFrameInSight(engine: MapEngine, frame: Frame, fixed: boolean): void {
  const size = fixed ? `${frame.sheet.widthMm} ${frame.sheet.heightMm} ${frame.scale}` : '';
  const now = useRef(frame);
  now.current = frame;
  useEffect(() => {
    if (!size) return;
    const ground = groundOf(now.current.sheet, now.current.centre, now.current.scale);
    const window = engine.map.getBounds();
    const share = (ground[2] - ground[0]) / (window.getEast() - window.getWest());
    const inSight = window.contains([
      [ground[1], ground[0]],
      [ground[3], ground[2]],
    ]);
    if (!inSight || share < 0.3) engine.fit(ground);
  }, [engine, size]);
}

/** What will be printed: shown as a frame on the map, which can be dragged. */
export function usePrintFrame(engine: MapEngine): Frame {
  const { choice, centre } = usePrint();
  const moved = useMoved(engine);
  const { paper, landscape, marginMm, dpi, scale } = choice;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the window's part of the world changes with `moved`
  const frame = useMemo((): Frame => {
    const sheet = layOut({ paper, landscape, marginMm, dpi });
    if (scale === 'view') return { sheet, centre: middleOf(engine), scale: scaleOfWindow(engine, sheet) };
    return { sheet, centre: centre ?? middleOf(engine), scale };
  }, [engine, paper, landscape, marginMm, dpi, scale, centre, moved]);
  useFramePainter(engine, frame);
  useFrameInSight(engine, frame, scale !== 'view');
  const on = useAppState(({ mode }) => mode.type === 'tool' && mode.tool === PRINT_TOOL);
  const fixed = scale !== 'view';
  const now = useRef(frame);
  now.current = frame;
  // One hand for all places of the frame: a new one would drop the drag that moves it.
  const hand = useMemo(() => frameHand(() => now.current), []);
  usePointerTool(engine, on && fixed ? hand : null);
  return frame;
}

/** The frame begins in the middle of the window, and the pointer is for it. */
export function startPrinting(engine: MapEngine): void {
  usePrint.getState().set({ centre: middleOf(engine) });
  useAppState.getState().setMode({ type: 'tool', tool: PRINT_TOOL, instruction: t('map.print.how') });
}

export function stopPrinting(): void {
  const { mode, setMode } = useAppState.getState();
  if (mode.type === 'tool' && mode.tool === PRINT_TOOL) setMode({ type: 'browse' });
}
