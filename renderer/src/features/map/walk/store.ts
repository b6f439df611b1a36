import { create } from 'zustand';
import type { Hit } from '../engine.ts';

type Walk = {
  /** What can be gone through, from the middle of the window outwards. */
  readonly items: readonly Hit[];
  /** Where the walk stands; -1: not begun. */
  readonly index: number;
  /** What to say when there is nothing to go through. */
  readonly empty: boolean;
  /** Whether its card would only repeat what was opened. */
  readonly opened: boolean;
  readonly helpOpen: boolean;
};

/** The walk over the map by keys. */
export const useWalkStore = create<Walk>(() => ({
  items: [],
  index: -1,
  empty: false,
  opened: false,
  helpOpen: false,
}));

export const walkItem = ({ items, index }: Pick<Walk, 'items' | 'index'>): Hit | null => items[index] ?? null;

export const endWalk = (): void =>
  useWalkStore.setState({ items: [], index: -1, empty: false, opened: false });
