import { create } from 'zustand';
import type { LngLat } from '#shared/domain/geo/types';
import { DPIS, MARGINS_MM, PAPER_IDS, PRINT_SCALES, type SheetChoice } from '#shared/domain/print/index';

/** A round scale, or as much as the window shows. */
export type ScaleChoice = number | 'view';

export type PrintChoice = SheetChoice & {
  readonly scale: ScaleChoice;
  readonly legend: boolean;
  readonly north: boolean;
  readonly inset: boolean;
};

type Print = {
  readonly choice: PrintChoice;
  /** As typed; null: the suggested one. */
  readonly title: string | null;
  /** Middle of the sheet's map; null until the tool was opened. */
  readonly centre: LngLat | null;
  readonly keep: (change: Partial<PrintChoice>) => void;
  readonly set: (patch: Partial<Pick<Print, 'title' | 'centre'>>) => void;
};

const KEY = 'lm.printMap';
const FIRST: PrintChoice = {
  paper: 'A4',
  landscape: true,
  marginMm: 10,
  dpi: 200,
  scale: 'view',
  legend: true,
  north: true,
  inset: true,
};

const oneOf = <T>(options: readonly T[], value: unknown, otherwise: T): T =>
  options.find((option) => option === value) ?? otherwise;

function remembered(): PrintChoice {
  let kept: Partial<Record<keyof PrintChoice, unknown>> = {};
  try {
    kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') ?? {};
  } catch {
    // Nothing kept, or a closed storage: begin anew.
  }
  return {
    paper: oneOf(PAPER_IDS, kept.paper, FIRST.paper),
    landscape: kept.landscape !== false,
    marginMm: oneOf<number>(MARGINS_MM, kept.marginMm, FIRST.marginMm),
    dpi: oneOf<number>(DPIS, kept.dpi, FIRST.dpi),
    scale: oneOf<ScaleChoice>([...PRINT_SCALES, 'view'], kept.scale, FIRST.scale),
    legend: kept.legend !== false,
    north: kept.north !== false,
    inset: kept.inset !== false,
  };
}

/** How the map is printed; all but the title and the place is remembered. */
export const usePrint = create<Print>((set, get) => ({
  choice: remembered(),
  title: null,
  centre: null,
  keep: (change) => {
    set({ choice: { ...get().choice, ...change } });
    try {
      localStorage.setItem(KEY, JSON.stringify(get().choice));
    } catch {
      // Only a convenience.
    }
  },
  set: (patch) => set(patch),
}));
