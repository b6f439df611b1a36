import type { PointerTool } from '../../pointerTool.ts';
import { cellAt, holeAt } from '../cellAt.ts';
import { useEdit } from '../editState.ts';
import { type StepHand, useHand } from '../hand.ts';
import { pathTool } from './path.ts';

/** A ring inside a cell becomes its hole; a click into a hole that nobody has fills it. The first corner tells the cell. */
export function holeTool(hand: StepHand): PointerTool {
  const ring = pathTool(hand, { least: 3, ring: true });
  return {
    ...ring,
    onMove: (pointer, dragging) => {
      const { path, tier } = useEdit.getState();
      const over =
        path.length === 0
          ? (cellAt(hand.grid(), tier, pointer.at) ?? holeAt(hand.grid(), tier, pointer.at))
          : null;
      useHand.setState({ overId: over?.id ?? null });
      ring.onMove?.(pointer, dragging);
    },
    onClick: (pointer) => {
      const { path, tier, set } = useEdit.getState();
      if (path.length === 0) {
        const hole = holeAt(hand.grid(), tier, pointer.at);
        const cell = hole ?? cellAt(hand.grid(), tier, pointer.at);
        set({ chosen: cell ? [cell.id] : [], fillAt: hole ? pointer.at : null, refusal: null });
        if (hole || !cell) return;
      }
      ring.onClick?.(pointer);
    },
  };
}
