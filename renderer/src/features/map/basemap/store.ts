import { create } from 'zustand';

type BasemapUi = {
  /** Whether some basemap covers the ground, so that ours must let it show through. */
  covered: boolean;
  /** Error codes of basemaps whose tiles did not come just now; an error of the list's own comes before them. */
  faults: Readonly<Record<string, string>>;
  /** Transparencies while their slider moves, before they are kept. */
  opacities: Readonly<Record<string, number>>;
  set: (patch: Partial<Omit<BasemapUi, 'set'>>) => void;
  setFault: (id: string, code: string | null) => void;
};

/** What of the basemaps only this window knows. */
export const useBasemapUi = create<BasemapUi>((set, get) => ({
  covered: false,
  faults: {},
  opacities: {},
  set: (patch) => set(patch),
  setFault: (id, code) => {
    const { [id]: known = null, ...others } = get().faults;
    if (known !== code) set({ faults: code === null ? others : { ...others, [id]: code } });
  },
}));
