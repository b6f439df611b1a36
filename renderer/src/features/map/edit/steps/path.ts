import type { LngLat } from '#shared/domain/geo/types';
import type { PointerTool } from '../../pointerTool.ts';
import { useEdit } from '../editState.ts';
import { placeOf, type StepHand, useHand } from '../hand.ts';
import { withCorner } from '../path.ts';

const REACH_PX = 9;

type PathOptions = {
  /** How many corners make it complete. */
  readonly least: number;
  /** Whether a click on the first corner completes it. */
  readonly ring: boolean;
};

/** Drawing by clicks: corners one after another; Enter, a double click or the first corner completes it. */
export function pathTool(hand: StepHand, { least, ring }: PathOptions): PointerTool {
  const finish = (): boolean => {
    const { path, finished, set } = useEdit.getState();
    if (finished || path.length < least) return false;
    set({ finished: true, refusal: null });
    return true;
  };
  const isNear = (at: LngLat, x: number, y: number): boolean => {
    const point = hand.engine.map.latLngToContainerPoint([at[1], at[0]]);
    return Math.hypot(point.x - x, point.y - y) <= REACH_PX;
  };
  return {
    cursor: 'crosshair',
    onMove: (pointer) => {
      const { path, finished } = useEdit.getState();
      if (finished) return;
      const [first] = path;
      const closing = ring && path.length >= least && first && isNear(first, pointer.x, pointer.y);
      if (closing) useHand.setState({ at: first, snap: null });
      else useHand.setState(placeOf(hand, pointer, { corners: path }));
    },
    onClick: (pointer) => {
      const { path, finished, set } = useEdit.getState();
      if (finished) return;
      const [first] = path;
      const last = path.at(-1);
      if (ring && first && path.length >= least && isNear(first, pointer.x, pointer.y)) {
        finish();
        return;
      }
      // The second half of a double click.
      if (last && isNear(last, pointer.x, pointer.y) && !pointer.shift) return;
      set({ path: withCorner(path, placeOf(hand, pointer, { corners: path }).at), refusal: null });
    },
    onDoubleClick: finish,
    onKey: (event) => {
      const { path, finished, set } = useEdit.getState();
      const takesBack =
        event.key === 'Backspace' || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z');
      if (event.key === 'Enter') return finish();
      if (!takesBack || path.length === 0 || event.shiftKey) return false;
      set(finished ? { finished: false } : { path: path.slice(0, -1) });
      return true;
    },
  };
}
