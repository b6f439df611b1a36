import { create } from 'zustand';

/** What is kept with a new problem besides its words. */
type Extras = {
  readonly note: string;
  readonly reporterName: string;
  readonly reporterPhone: string;
  /** Needs that the clerk wants noted as gaps, or not; the others as the answer proposes. */
  readonly gaps: Readonly<Record<string, boolean>>;
  /** What the place chosen by hand is called, to be learnt; null: not to be. */
  readonly placeName: string | null;
};

const EMPTY: Extras = { note: '', reporterName: '', reporterPhone: '', gaps: {}, placeName: null };

type State = Extras & { set: (extras: Partial<Extras>) => void; clear: () => void };

/** Typed once, kept when the clerk looks elsewhere; gone with the problem that it belongs to. */
export const useExtras = create<State>((set) => ({ ...EMPTY, set, clear: () => set(EMPTY) }));
