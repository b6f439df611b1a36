import type { LngLat } from '#shared/domain/geo/types';
import type { MapPointer, PointerTool } from '../pointerTool.ts';
import { useMeasure } from './store.ts';

/** A click so near to the last corner is the second of a double click. */
const SAME_PX = 3;

/**
 * Clicks make corners; a double click or Enter ends, Backspace takes the last corner back, Escape drops what is half drawn.
 * `snap`: where a corner at the pointer really goes.
 */
export function measureHand(snap: (pointer: MapPointer) => LngLat): PointerTool {
  let last: MapPointer | null = null;
  const { set, end } = useMeasure.getState();
  return {
    cursor: 'crosshair',
    onMove: (pointer) => set({ next: snap(pointer) }),
    onClick: (pointer) => {
      const { draft } = useMeasure.getState();
      const again = last && Math.hypot(pointer.x - last.x, pointer.y - last.y) < SAME_PX && draft.length > 0;
      last = pointer;
      if (!again) set({ draft: [...draft, snap(pointer)], next: null });
    },
    onDoubleClick: () => {
      last = null;
      end();
    },
    onKey: ({ key }) => {
      const { draft } = useMeasure.getState();
      if (draft.length === 0) return false;
      last = null;
      if (key === 'Enter') end();
      else if (key === 'Backspace') set({ draft: draft.slice(0, -1) });
      else if (key === 'Escape') set({ draft: [], next: null });
      else return false;
      return true;
    },
  };
}
