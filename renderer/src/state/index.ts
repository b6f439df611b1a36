import { create } from 'zustand';
import type { Marks } from '#shared/contract/common';
import type { ProblemFilter, Reason } from '#shared/contract/problems';
import type { ThingFilter } from '#shared/contract/things';
import type { LngLat } from '#shared/domain/geo/types';
import { KIND_IDS, type KindId } from '#shared/domain/kinds/index';
import type { Corrections } from '#shared/domain/matching/understand/types';
import type { PeriodChoice } from '#shared/domain/period/index';
import { type CellColouring, rememberColouring, rememberedColouring } from './colouring.ts';

export type { CellColouring } from './colouring.ts';

export const ROOMS = [
  'map',
  'problems',
  'resources',
  'people',
  'risks',
  'cells',
  'lists',
  'stats',
  'settings',
] as const;
export type RoomId = (typeof ROOMS)[number];

/** What is selected, everywhere at once: row, place on the map, card. */
export type Selection = { readonly type: 'thing' | 'cell' | 'problem'; readonly id: string } | null;

/** What a click on the map means now. `form` is a place for a form that waits for it. */
export type MapMode =
  | { readonly type: 'browse' }
  | { readonly type: 'markRisk' }
  | { readonly type: 'pickProblemPlace' }
  | { readonly type: 'pickFormPlace' }
  /** Each click gives a waiting record its place; `guess` is where its address leads. */
  | { readonly type: 'placeThing'; readonly guess: LngLat | null }
  /** A tool of the map has the pointer (measuring, selecting, drawing); `instruction` says what to do, in words. */
  | { readonly type: 'tool'; readonly tool: string; readonly instruction: string };

export type LayerId = KindId | 'cells' | 'problem' | 'density';

/** The problem that is being typed; kept when the clerk looks elsewhere. */
export type ProblemDraft = {
  readonly text: string;
  readonly anchor: LngLat | null;
  readonly categoryId: string | null;
  /** When help is wanted, chosen by hand. */
  readonly atMs: number | null;
  /** What else was put right in what was read. */
  readonly corrections: Corrections;
  /** A kept problem that more people are asked for; null while it is new. */
  readonly problemId: string | null;
};

export const EMPTY_DRAFT: ProblemDraft = {
  text: '',
  anchor: null,
  categoryId: null,
  atMs: null,
  corrections: {},
  problemId: null,
};

/** A line on the map from the problem to one pick. */
export type PickLine = {
  readonly from: LngLat;
  readonly to: LngLat;
  readonly thingId: string;
  readonly rank: number;
  /** Where lines of several problems are drawn: the level of this one's problem, null for none. */
  readonly level?: number | null;
};

/** Which card stands at the right of the map. */
export type RightCard =
  | { readonly type: 'none' }
  | { readonly type: 'selection' }
  | { readonly type: 'answer' }
  | {
      readonly type: 'thingForm';
      readonly kind: KindId;
      readonly id: string | null;
      /** The field that the form opens at. */
      readonly field?: string;
    };

/** A picked candidate in the answer, ready to be dispatched. */
export type Pick = { readonly thingId: string; readonly reasons: readonly Reason[] };

/** The time slider: while it is on, risks and problems on the map and in the list are those of the period. */
export type Timeline = { readonly on: boolean; readonly marks: Marks };

type State = {
  room: RoomId;
  /** The view chosen in each room that has several. */
  views: Readonly<Partial<Record<RoomId, string>>>;
  selection: Selection;
  card: RightCard;
  mode: MapMode;
  layers: Readonly<Record<LayerId, boolean>>;
  /** The filter that the map and the list beside it share. */
  filter: ThingFilter;
  /** What the table of problems shows; nothing but all of them once its room is left. */
  problemFilter: ProblemFilter;
  colouring: CellColouring;
  /** The one period of colouring, density and time slider. */
  period: PeriodChoice;
  timeline: Timeline;
  draft: ProblemDraft;
  picks: readonly Pick[];
  lines: readonly PickLine[];
  /** Where the problem being asked is, as its words or the clerk say; null: not known. */
  askedPlace: LngLat | null;
  /** Place just clicked for a form or a risk. */
  pickedPlace: LngLat | null;
  /** Where the map should go; a new object each time. */
  focus: { readonly anchor: LngLat; readonly zoom: number | null } | null;
  /** Two maps of two periods stand in the map's place. */
  comparing: boolean;
  /** The map has the whole screen, on the office wall. */
  wall: boolean;
  /** Whether the view that the map opens with has been shown. */
  startShown: boolean;
  importOpen: boolean;
  /** Files waiting for their turn in the import wizard. */
  importFiles: readonly File[];
  setRoom: (room: RoomId) => void;
  setView: (room: RoomId, view: string) => void;
  select: (selection: Selection) => void;
  setCard: (card: RightCard) => void;
  setMode: (mode: MapMode) => void;
  toggleLayer: (layer: LayerId, on?: boolean) => void;
  setFilter: (filter: ThingFilter) => void;
  setProblemFilter: (filter: ProblemFilter) => void;
  setColouring: (colouring: Partial<CellColouring>) => void;
  setPeriod: (period: PeriodChoice) => void;
  setTimeline: (timeline: Partial<Timeline>) => void;
  setDraft: (draft: Partial<ProblemDraft>) => void;
  setPicks: (picks: readonly Pick[]) => void;
  setLines: (lines: readonly PickLine[]) => void;
  setAskedPlace: (place: LngLat | null) => void;
  setPickedPlace: (place: LngLat | null) => void;
  flyTo: (anchor: LngLat, zoom?: number) => void;
  setComparing: (comparing: boolean) => void;
  setWall: (wall: boolean) => void;
  setImportOpen: (open: boolean) => void;
  queueImport: (files: readonly File[]) => void;
};

const allLayers = Object.fromEntries(
  [...KIND_IDS, 'cells', 'problem', 'density'].map((layer) => [layer, layer !== 'density']),
) as Record<LayerId, boolean>;

/** The window's own state; what the office keeps lives in the core. */
export const useAppState = create<State>((set) => ({
  room: 'map',
  views: {},
  selection: null,
  card: { type: 'none' },
  mode: { type: 'browse' },
  layers: allLayers,
  filter: {},
  problemFilter: {},
  colouring: rememberedColouring(),
  period: { preset: 'last365' },
  timeline: { on: false, marks: 'standing' },
  draft: EMPTY_DRAFT,
  picks: [],
  lines: [],
  askedPlace: null,
  pickedPlace: null,
  focus: null,
  comparing: false,
  wall: false,
  startShown: false,
  importOpen: false,
  importFiles: [],
  setRoom: (room) => set({ room }),
  setView: (room, view) => set((state) => ({ views: { ...state.views, [room]: view } })),
  select: (selection) =>
    set((state) => ({
      selection,
      card: selection
        ? { type: 'selection' }
        : state.card.type === 'selection'
          ? { type: 'none' }
          : state.card,
    })),
  setCard: (card) => set({ card }),
  setMode: (mode) => set({ mode }),
  toggleLayer: (layer, on) =>
    set((state) => ({ layers: { ...state.layers, [layer]: on ?? !state.layers[layer] } })),
  setFilter: (filter) => set({ filter }),
  setProblemFilter: (problemFilter) => set({ problemFilter }),
  setColouring: (patch) =>
    set((state) => {
      const colouring = { ...state.colouring, ...patch };
      rememberColouring(colouring);
      return { colouring };
    }),
  setPeriod: (period) => set({ period }),
  setTimeline: (timeline) => set((state) => ({ timeline: { ...state.timeline, ...timeline } })),
  setDraft: (draft) => set((state) => ({ draft: { ...state.draft, ...draft } })),
  setPicks: (picks) => set({ picks }),
  setLines: (lines) => set({ lines }),
  setAskedPlace: (askedPlace) => set({ askedPlace }),
  setPickedPlace: (pickedPlace) => set({ pickedPlace }),
  flyTo: (anchor, zoom) => set({ focus: { anchor, zoom: zoom ?? null } }),
  setComparing: (comparing) => set({ comparing }),
  setWall: (wall) => set({ wall }),
  setImportOpen: (importOpen) => set({ importOpen, importFiles: [] }),
  queueImport: (files) =>
    set((state) => ({ importOpen: true, importFiles: [...state.importFiles, ...files] })),
}));
