import { useEffect, useMemo } from 'react';
import { type Hand, useChoice } from '#renderer/state/choice';
import { useAppState } from '#renderer/state/index';
import { dynamic, isTyping } from '#renderer/ui/index';
import type { SelectWay } from '#shared/domain/select/shape';
import type { MapEngine } from '../engine.ts';
import { cellAt, useCellDrawing } from '../layers/cellDrawing.ts';
import { useMapUi } from '../mapUi.ts';
import type { PointerTool } from '../pointerTool.ts';
import { usePointerTool } from '../usePointerTool.ts';
import { boxHand, cellHand, circleHand, lassoHand, lineHand, type Telling } from './hands.ts';

export const SELECT_TOOL = 'select';

const TELLING: Telling = {
  draw: (drawing) => useChoice.getState().set({ drawing }),
  done: (shape, way) => useChoice.getState().take(shape, way),
};

/** Takes a hand: the map's pointer draws with it until the mode is left. */
export function takeHand(hand: Hand): void {
  useChoice.getState().set({ hand, drawing: null });
  useAppState.getState().setMode({
    type: 'tool',
    tool: SELECT_TOOL,
    instruction: dynamic(`map.select.how.${hand}`),
  });
}

const inHand = (): boolean => {
  const { mode } = useAppState.getState();
  return mode.type === 'tool' && mode.tool === SELECT_TOOL;
};

/** Puts the hand away, unless another tool has taken its place already. */
export function dropHand(): void {
  useChoice.getState().set({ drawing: null });
  if (inHand()) useAppState.getState().setMode({ type: 'browse' });
}

/** The pointer while 选择 is in hand. */
export function useHand(engine: MapEngine): void {
  const on = useAppState(({ mode }) => mode.type === 'tool' && mode.tool === SELECT_TOOL);
  const { hand, radiusM, withinM } = useChoice();
  const drawing = useCellDrawing();
  const tool = useMemo((): PointerTool | null => {
    if (!on) return null;
    switch (hand) {
      case 'box':
        return boxHand(TELLING);
      case 'lasso':
        return lassoHand(TELLING);
      case 'circle':
        return circleHand(radiusM, TELLING);
      case 'line':
        return lineHand(withinM, TELLING);
      case 'cell':
        return cellHand((at) => {
          const cell = drawing && cellAt(drawing.cells, at);
          return cell && { type: 'area', area: cell.geometry };
        }, TELLING);
    }
  }, [on, hand, radiusM, withinM, drawing]);
  usePointerTool(engine, tool);
  // What was half drawn goes with the hand.
  useEffect(() => (on ? () => useChoice.getState().set({ drawing: null }) : undefined), [on]);
}

/** Opens the panel when a card asked for a choice, also when that was in another room. */
export function useAskedSelect(): void {
  const asked = useChoice((state) => state.asked);
  useEffect(() => {
    if (!asked) return;
    useMapUi.getState().set({ tool: SELECT_TOOL });
    useChoice.getState().set({ asked: false });
  }, [asked]);
}

/** At any time: a drag with Shift held chooses by a box, Ctrl+A all that is in sight. Both open the panel. */
export function useQuickSelect(engine: MapEngine): void {
  useEffect(() => {
    const open = (): void => useMapUi.getState().set({ tool: SELECT_TOOL });
    const box = boxHand({
      draw: TELLING.draw,
      done: (shape, way: SelectWay) => {
        // Shift began it; with a choice there already it adds to it.
        TELLING.done(shape, useChoice.getState().steps.length > 0 ? way : 'replace');
        open();
      },
    });
    engine.tools.standby = box;
    const onKey = (event: KeyboardEvent): void => {
      const inTable =
        event.target instanceof Element && event.target.closest('[role="grid"], table, .ant-modal') !== null;
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'a' || event.defaultPrevented)
        return;
      if (isTyping(event.target) || inTable) return;
      event.preventDefault();
      const bounds = engine.map.getBounds();
      TELLING.done(
        { type: 'box', box: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()] },
        'replace',
      );
      open();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      engine.tools.standby = null;
      window.removeEventListener('keydown', onKey);
    };
  }, [engine]);
}
