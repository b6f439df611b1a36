import { create } from 'zustand';
import { makeId } from '#renderer/ui/index';
import type { PlacementMethod } from '#shared/domain/basemap/placement';
import type { LngLat } from '#shared/domain/geo/types';
import { useMapUi } from '../../mapUi.ts';

/** One control point while it is made: its spot in the picture, its place on the map, or both. */
export type DraftPoint = {
  readonly key: string;
  readonly pixel: readonly [number, number] | null;
  readonly at: LngLat | null;
};

/** What was done to place a picture; kept on this PC until it is saved. */
export type PlacingDraft = {
  readonly points: readonly DraftPoint[];
  /** Null: by the number of points. */
  readonly method: PlacementMethod | null;
  /** Nobody has placed this picture yet: it lies where the map happened to be. */
  readonly fresh: boolean;
};

export const MOST_POINTS = 4;
const KEY = 'lm.placing';

function remembered(): Readonly<Record<string, PlacingDraft>> {
  try {
    return (JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, PlacingDraft>) ?? {};
  } catch {
    // Nothing kept, or a closed storage.
    return {};
  }
}

type Placing = {
  /** The picture that is being placed. */
  readonly open: string | null;
  readonly drafts: Readonly<Record<string, PlacingDraft>>;
  /** The point in hand: the next click completes it. */
  readonly active: string | null;
  readonly opacity: number;
  begin: (id: string, draft: PlacingDraft) => void;
  leave: () => void;
  change: (id: string, patch: Partial<PlacingDraft>) => void;
  /** Forgets what was drafted for a picture: it is saved, or gone. */
  forget: (id: string) => void;
  setActive: (key: string | null) => void;
  setOpacity: (opacity: number) => void;
};

/** Pictures being placed. */
export const usePlacing = create<Placing>((set, get) => {
  const keep = (drafts: Placing['drafts']): void => {
    set({ drafts });
    try {
      localStorage.setItem(KEY, JSON.stringify(drafts));
    } catch {
      // It is still there while the window is.
    }
  };
  return {
    open: null,
    drafts: remembered(),
    active: null,
    opacity: 0.7,
    begin: (id, draft) => {
      const { drafts } = get();
      if (!drafts[id]) keep({ ...drafts, [id]: draft });
      set({ open: id, active: null });
      // The panel would lie on the map that is to be clicked.
      useMapUi.getState().set({ tool: null });
    },
    leave: () => {
      if (get().open === null) return;
      set({ open: null, active: null });
      useMapUi.getState().set({ tool: 'basemap' });
    },
    change: (id, patch) => {
      const draft = get().drafts[id];
      if (draft) keep({ ...get().drafts, [id]: { ...draft, ...patch } });
    },
    forget: (id) => {
      const { [id]: _gone, ...others } = get().drafts;
      keep(others);
    },
    setActive: (active) => set({ active }),
    setOpacity: (opacity) => set({ opacity }),
  };
});

type Side = 'pixel' | 'at';
const other = (side: Side): Side => (side === 'pixel' ? 'at' : 'pixel');

/**
 * A click on one side: it completes the point that waits for that side, else begins a new one while there is room.
 * Answers the points and the one in hand.
 */
export function clickPoint(
  points: readonly DraftPoint[],
  side: Side,
  value: readonly [number, number],
  newKey: () => string = makeId,
): { readonly points: readonly DraftPoint[]; readonly active: string | null } {
  const target =
    points.find((point) => point[side] === null) ?? points.find((point) => point[other(side)] === null);
  if (target) {
    const moved = points.map((point) => (point.key === target.key ? { ...point, [side]: value } : point));
    return { points: moved, active: target[other(side)] === null ? target.key : null };
  }
  if (points.length >= MOST_POINTS) return { points, active: null };
  const key = newKey();
  const empty: DraftPoint = { key, pixel: null, at: null };
  return { points: [...points, { ...empty, [side]: value }], active: key };
}
