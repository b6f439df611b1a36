import { create } from 'zustand';
import { useAppState } from '#renderer/state/index';
import { makeId } from '#renderer/ui/index';
import type { LngLat } from '#shared/domain/geo/types';
import type { CellTier, EditRefusal } from '#shared/domain/grid/edit/index';

export const EDIT_STEPS = ['draw', 'split', 'merge', 'border', 'hole', 'remove', 'check'] as const;
export type StepId = (typeof EDIT_STEPS)[number];

/** One change of a border, kept as what was meant, so that it can be done again on cells that have changed since. */
export type BorderMove =
  | { readonly type: 'move'; readonly from: LngLat; readonly to: LngLat }
  /** A new corner on a side, moved at once. */
  | { readonly type: 'bend'; readonly at: LngLat; readonly to: LngLat }
  | { readonly type: 'straighten'; readonly at: LngLat };

export type Written = { readonly name?: string; readonly code?: string };
export type Refusal = { readonly reason: EditRefusal; readonly cellIds: readonly string[] };

/** What has been done in a step and is not saved yet. */
type Draft = {
  /** Cells in hand; when merging the first one stays. */
  readonly chosen: readonly string[];
  /** Corners drawn so far. */
  readonly path: readonly LngLat[];
  /** The drawing is complete and waits to be saved. */
  readonly finished: boolean;
  /** A place in a hole that is to be filled. */
  readonly fillAt: LngLat | null;
  readonly moves: readonly BorderMove[];
  /** The corner that Delete and the arrow keys are for. */
  readonly corner: LngLat | null;
  /** Who gets the area of a removed cell: undefined as proposed, null nobody. */
  readonly heir: string | null | undefined;
  /** Names and codes typed, by cell. */
  readonly written: Readonly<Record<string, Written>>;
  readonly refusal: Refusal | null;
  /** Ids for cells that the step makes: the same for the same cell however often it is worked out. */
  readonly ids: string[];
};

type EditState = Draft & {
  step: StepId | null;
  tier: CellTier;
  snapping: boolean;
  /** Where a drawn cell lies over others. */
  overlaps: 'cut' | 'yield';
  set: (patch: Partial<Omit<EditState, 'set'>>) => void;
};

const emptyDraft = (): Draft => ({
  chosen: [],
  path: [],
  finished: false,
  fillAt: null,
  moves: [],
  corner: null,
  heir: undefined,
  written: {},
  refusal: null,
  ids: [],
});

/** The edit mode of cells: what is in hand. It outlives the map, so that nothing drawn or typed is lost. */
export const useEdit = create<EditState>((set) => ({
  ...emptyDraft(),
  step: null,
  tier: 'cell',
  snapping: true,
  overlaps: 'cut',
  set: (patch) => set(patch),
}));

export const EDIT_TOOL = 'cells';

/** Begins a step anew; the cells in hand stay for a step that works on cells. */
export function beginStep(step: StepId | null, chosen: readonly string[] = []): void {
  useEdit.setState({ ...emptyDraft(), step, chosen });
}

/** Opens the edit mode: as it was left, or at a step of its own with a cell in hand. */
export function startCellEdit(begin?: { step: StepId; cellId: string; tier: CellTier }): void {
  const { setMode, select } = useAppState.getState();
  select(null);
  if (begin) {
    beginStep(begin.step, [begin.cellId]);
    useEdit.setState({ tier: begin.tier });
  }
  setMode({ type: 'tool', tool: EDIT_TOOL, instruction: '' });
}

/** Ids one after another for the cells that an edit makes. */
export function idsOf(ids: string[]): () => string {
  let at = 0;
  return () => {
    const id = ids[at] ?? makeId();
    ids[at++] = id;
    return id;
  };
}
