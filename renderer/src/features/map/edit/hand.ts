import { create } from 'zustand';
import type { Area, LngLat } from '#shared/domain/geo/types';
import { type Grid, type Snap, snapTo } from '#shared/domain/grid/edit/index';
import { metresPerPixel, scaleOf } from '../canvas/view.ts';
import type { MapEngine } from '../engine.ts';
import type { MapPointer } from '../pointerTool.ts';
import { useEdit } from './editState.ts';
import { squared } from './path.ts';

/** What moves with the pointer, apart from what is kept: only the drawing listens to it. */
type Hand = {
  readonly at: LngLat | null;
  readonly snap: Snap | null;
  /** The cell that a click would take. */
  readonly overId: string | null;
  /** The cells around a corner that is being dragged, as they would be. */
  readonly drag: { readonly to: LngLat; readonly shapes: readonly Area[] } | null;
};
const EMPTY_HAND: Hand = { at: null, snap: null, overId: null, drag: null };

export const useHand = create<Hand>(() => EMPTY_HAND);
export const emptyHand = (): void => useHand.setState(EMPTY_HAND);

/** What a step works with: the map, the kept cells, and the cells with moves of borders that are not saved yet. */
export type StepHand = { readonly engine: MapEngine; readonly kept: () => Grid; readonly grid: () => Grid };

const SNAP_PX = 10;

/** Metres on the ground of a length on the screen, now. */
export function metresOf(engine: MapEngine, px: number): number {
  return px * metresPerPixel({ scale: scaleOf(engine.map.getZoom()) }, engine.map.getCenter().lat);
}

/** Where a corner goes for a pointer: squared with Shift, else drawn to what is near unless snapping is off or Alt held. */
export function placeOf(
  { engine, grid }: StepHand,
  pointer: MapPointer,
  options: { corners?: readonly LngLat[]; skip?: (cellId: string) => boolean } = {},
): { at: LngLat; snap: Snap | null } {
  if (pointer.shift && options.corners?.length)
    return { at: squared(options.corners, pointer.at), snap: null };
  const snapping = useEdit.getState().snapping !== pointer.alt;
  const snap = snapping ? snapTo(grid(), pointer.at, metresOf(engine, SNAP_PX), options.skip) : null;
  return { at: snap?.at ?? pointer.at, snap };
}
