import { localProjection } from '#shared/domain/geo/distance';
import type { LngLat } from '#shared/domain/geo/types';
import type { MapPointer, PointerTool } from '../../pointerTool.ts';
import { cellAt } from '../cellAt.ts';
import { type BorderMove, useEdit } from '../editState.ts';
import { metresOf, placeOf, type StepHand, useHand } from '../hand.ts';
import { afterMoves } from '../request.ts';
import { dragged, type Held, hold } from './dragged.ts';
import { handleAt, handlesOf, MIDDLE_FROM_PX } from './handles.ts';

const REACH_PX = 8;
const DRAG_FROM_PX = 4;
const NUDGE_M = 0.5;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** The drag of one corner. */
type Drag = {
  readonly move: 'move' | 'bend';
  readonly held: Held;
  /** Where the pointer took it, CSS pixels: a click is no drag. */
  readonly start: readonly [x: number, y: number];
};

/** Adds a change when it can be made; otherwise says why not and leaves the border as it was. */
function take(hand: StepHand, move: BorderMove, corner: LngLat | null): void {
  const { moves, set } = useEdit.getState();
  const more = [...moves, move];
  const after = afterMoves(hand.kept(), more);
  if ('ok' in after) set({ refusal: { reason: after.reason, cellIds: after.cellIds } });
  else set({ moves: more, corner, refusal: null });
}

/** Corners and middles of the chosen cells' borders are dragged; every cell that shares them goes along. */
export function borderTool(hand: StepHand): PointerTool {
  let drag: Drag | null = null;
  let frame = 0;
  let next: LngLat | null = null;
  const under = ({ at }: MapPointer) =>
    handleAt(
      handlesOf(hand.grid(), useEdit.getState().chosen),
      at,
      metresOf(hand.engine, REACH_PX),
      metresOf(hand.engine, MIDDLE_FROM_PX),
    );
  const show = (): void => {
    frame = 0;
    if (drag && next) useHand.setState({ drag: { to: next, shapes: dragged(drag.held, next) } });
  };
  return {
    cursor: 'default',
    onDown: (pointer) => {
      const handle = under(pointer);
      if (!handle) return false;
      const move = handle.type === 'corner' ? 'move' : 'bend';
      drag = { move, held: hold(hand.grid(), handle.at), start: [pointer.x, pointer.y] };
      useEdit.getState().set({ corner: handle.type === 'corner' ? handle.at : null, refusal: null });
      return true;
    },
    onMove: (pointer, dragging) => {
      if (!dragging || !drag) {
        const handle = under(pointer);
        const over = handle ? null : cellAt(hand.grid(), useEdit.getState().tier, pointer.at);
        useHand.setState({ at: handle?.at ?? null, snap: null, overId: over?.id ?? null });
        return;
      }
      const { held, start } = drag;
      if (!next && Math.hypot(pointer.x - start[0], pointer.y - start[1]) < DRAG_FROM_PX) return;
      const { at, snap } = placeOf(hand, pointer, { skip: (id) => held.ids.has(id) });
      next = at;
      useHand.setState({ at, snap });
      frame ||= requestAnimationFrame(show);
    },
    onUp: () => {
      cancelAnimationFrame(frame);
      frame = 0;
      if (drag && next) {
        const { move, held } = drag;
        const [from, to] = [held.from, next];
        take(hand, move === 'bend' ? { type: 'bend', at: from, to } : { type: 'move', from, to }, to);
      }
      drag = null;
      next = null;
      useHand.setState({ drag: null, snap: null });
    },
    onClick: (pointer) => {
      if (under(pointer)) return;
      const { chosen, tier, set } = useEdit.getState();
      const id = cellAt(hand.grid(), tier, pointer.at)?.id;
      if (!id) return;
      const more = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
      set({ chosen: pointer.shift ? more : [id], corner: null, refusal: null });
    },
    onKey: (event) => onKey(hand, event),
  };
}

function onKey(hand: StepHand, event: KeyboardEvent): boolean {
  const { corner, moves, chosen, set } = useEdit.getState();
  const control = event.ctrlKey || event.metaKey;
  if (control && event.key.toLowerCase() === 'z' && !event.shiftKey && moves.length > 0) {
    set({ moves: moves.slice(0, -1), corner: null, refusal: null });
    return true;
  }
  const step = event.key === ']' ? 1 : event.key === '[' ? -1 : 0;
  if (step !== 0) {
    const { corners } = handlesOf(hand.grid(), chosen);
    const at = corners.findIndex((one) => `${one}` === `${corner}`);
    set({
      corner: corners.at((at < 0 ? (step > 0 ? 0 : -1) : at + step) % Math.max(1, corners.length)) ?? null,
    });
    return true;
  }
  if (!corner) return false;
  if (event.key === 'Delete' || event.key === 'Backspace') {
    take(hand, { type: 'straighten', at: corner }, null);
    return true;
  }
  const arrow = ARROWS[event.key];
  if (!arrow || control) return false;
  const metres = event.shiftKey ? NUDGE_M * 10 : NUDGE_M;
  const to = localProjection(corner).fromXY([arrow[0] * metres, arrow[1] * metres]);
  take(hand, { type: 'move', from: corner, to }, to);
  return true;
}
