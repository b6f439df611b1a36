import { create } from 'zustand';
import type { LngLat } from '#shared/domain/geo/types';

export const MEASURES = ['distance', 'area'] as const;
export type MeasureKind = (typeof MEASURES)[number];
export type Measured = { readonly id: number; readonly kind: MeasureKind; readonly path: readonly LngLat[] };

type Measure = {
  readonly kind: MeasureKind;
  /** Whether a corner goes to the record or the corner that it is clicked near. */
  readonly snap: boolean;
  /** Corners of the one being drawn. */
  readonly draft: readonly LngLat[];
  /** Where the pointer is, as the next corner; null when it is not on the map. */
  readonly next: LngLat | null;
  readonly done: readonly Measured[];
  readonly set: (patch: Partial<Pick<Measure, 'kind' | 'snap' | 'draft' | 'next' | 'done'>>) => void;
  /** Ends the one being drawn; one with too few corners is dropped. */
  readonly end: () => void;
};

const LEAST: Record<MeasureKind, number> = { distance: 2, area: 3 };
let lastId = 0;

/** What is measured on the map; it stays, also in other rooms, until it is cleared. */
export const useMeasure = create<Measure>((set) => ({
  kind: 'distance',
  snap: true,
  draft: [],
  next: null,
  done: [],
  set: (patch) => set(patch),
  end: () =>
    set(({ kind, draft, done }) => {
      lastId += 1;
      const ended = draft.length >= LEAST[kind] ? [...done, { id: lastId, kind, path: draft }] : done;
      return { draft: [], next: null, done: ended };
    }),
}));
