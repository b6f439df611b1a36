import { create } from 'zustand';

export type FixedPair = { readonly problemId: string; readonly thingId: string };

/** What the clerk decides about a plan; the rest is solved around it. */
export type Decisions = {
  readonly fixed: readonly FixedPair[];
  readonly excluded: readonly { readonly id: string; readonly name: string }[];
  readonly leftOut: readonly string[];
  readonly needs: Readonly<Record<string, number>>;
  readonly stretch: boolean;
};

export const NO_DECISIONS: Decisions = { fixed: [], excluded: [], leftOut: [], needs: {}, stretch: false };

type State = {
  open: boolean;
  /** The problems that were ticked for the plan; null: all that wait. */
  problemIds: readonly string[] | null;
  decisions: Decisions;
  /** Decisions before the present ones, the last one last. */
  past: readonly Decisions[];
  note: string;
  /** The problems (with versions) that the clerk last saw in the plan. */
  seen: readonly string[] | null;
  start: (problemIds: readonly string[] | null) => void;
  close: () => void;
  decide: (patch: Partial<Decisions>) => void;
  stepBack: () => void;
  reset: () => void;
  setNote: (note: string) => void;
  see: (problems: readonly string[]) => void;
  /** All is dispatched: the next plan begins anew. */
  finish: () => void;
};

const sameIds = (a: readonly string[] | null, b: readonly string[] | null): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** The plan that is being made; kept when the clerk looks elsewhere. */
export const usePlanState = create<State>((set) => ({
  open: false,
  problemIds: null,
  decisions: NO_DECISIONS,
  past: [],
  note: '',
  seen: null,
  start: (problemIds) =>
    set((state) =>
      sameIds(state.problemIds, problemIds)
        ? { open: true }
        : { open: true, problemIds, decisions: NO_DECISIONS, past: [], seen: null },
    ),
  close: () => set({ open: false }),
  decide: (patch) =>
    set((state) => ({
      decisions: { ...state.decisions, ...patch },
      past: [...state.past, state.decisions],
    })),
  stepBack: () =>
    set((state) => {
      const before = state.past.at(-1);
      return before ? { decisions: before, past: state.past.slice(0, -1) } : {};
    }),
  reset: () => set((state) => ({ decisions: NO_DECISIONS, past: [...state.past, state.decisions] })),
  setNote: (note) => set({ note }),
  see: (seen) => set({ seen }),
  finish: () =>
    set({ open: false, problemIds: null, decisions: NO_DECISIONS, past: [], note: '', seen: null }),
}));

/** The pairs of a problem put in place of those it had. */
export function refixed(
  decisions: Decisions,
  problemId: string,
  thingIds: readonly string[],
): readonly FixedPair[] {
  return [
    ...decisions.fixed.filter((pair) => pair.problemId !== problemId),
    ...thingIds.map((thingId) => ({ problemId, thingId })),
  ];
}
