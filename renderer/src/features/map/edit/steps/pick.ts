import type { PointerTool } from '../../pointerTool.ts';
import { cellAt } from '../cellAt.ts';
import { useEdit } from '../editState.ts';
import { type StepHand, useHand } from '../hand.ts';

/** Choosing cells by clicks: one, or several one after another (a second click lets a cell go again). */
export function pickTool(hand: StepHand, several: boolean): PointerTool {
  return {
    cursor: 'pointer',
    onMove: ({ at }) => {
      const cell = cellAt(hand.grid(), useEdit.getState().tier, at);
      useHand.setState({ at, snap: null, overId: cell?.id ?? null });
    },
    onClick: ({ at }) => {
      const { chosen, tier, set } = useEdit.getState();
      const id = cellAt(hand.grid(), tier, at)?.id;
      if (!id) return;
      const held = chosen.includes(id);
      if (several)
        set({ chosen: held ? chosen.filter((one) => one !== id) : [...chosen, id], refusal: null });
      else set({ chosen: [id], heir: undefined, refusal: null });
    },
  };
}
