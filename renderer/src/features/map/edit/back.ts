import { beginStep, useEdit } from './editState.ts';
import { emptyHand } from './hand.ts';

/**
 * Esc: one thing back at a time, the last first: a complete drawing, the corners, the cells in hand, the step. Answers
 * false when there is nothing left but the mode itself; unsaved moves of borders are asked for first.
 */
export function goBack(askMoves: () => void): boolean {
  const { finished, fillAt, path, moves, chosen, step, set } = useEdit.getState();
  emptyHand();
  if (finished || fillAt) set({ finished: false, fillAt: null, refusal: null });
  else if (path.length > 0) set({ path: [], written: {}, refusal: null });
  else if (moves.length > 0) askMoves();
  else if (chosen.length > 0) set({ chosen: [], corner: null, heir: undefined, written: {}, refusal: null });
  else if (step) beginStep(null);
  else return false;
  return true;
}
