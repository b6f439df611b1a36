import type { PointerTool } from '../../pointerTool.ts';
import { useEdit } from '../editState.ts';
import type { StepHand } from '../hand.ts';
import { pathTool } from './path.ts';
import { pickTool } from './pick.ts';

/** First the cell, then the line across it. */
export function splitTool(hand: StepHand): PointerTool {
  const pick = pickTool(hand, false);
  const line = pathTool(hand, { least: 2, ring: false });
  const now = (): PointerTool => (useEdit.getState().chosen.length === 0 ? pick : line);
  return {
    cursor: 'crosshair',
    onMove: (pointer) => now().onMove?.(pointer, false),
    onClick: (pointer) => now().onClick?.(pointer),
    onDoubleClick: (pointer) => now().onDoubleClick?.(pointer),
    onKey: (event) => now().onKey?.(event) ?? false,
  };
}
