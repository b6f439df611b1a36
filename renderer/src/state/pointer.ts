import { create } from 'zustand';
import type { LngLat } from '#shared/domain/geo/types';

/** Where the pointer is on the map: apart from the app's state, since it changes with every movement. */
export const usePointer = create<{ at: LngLat | null; setAt: (at: LngLat | null) => void }>((set) => ({
  at: null,
  setAt: (at) => set({ at }),
}));
