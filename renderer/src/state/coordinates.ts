import { create } from 'zustand';
import { COORDINATE_FORMS, type CoordinateForm } from '#shared/domain/geo/coordinateText';
import { COORDINATE_SYSTEMS, type CoordinateSystem, type LngLat } from '#shared/domain/geo/types';

type Kept = {
  /** The system that positions were last typed or pasted in; null until one was chosen. */
  readonly typedCrs: CoordinateSystem | null;
  /** How the status bar writes a position. */
  readonly form: CoordinateForm;
  /** The system that a position was last copied in. */
  readonly copyCrs: CoordinateSystem;
};

type Coordinates = Kept & {
  /** The last place clicked on the map: what the status bar copies once the pointer has left the map. */
  clicked: LngLat | null;
  /** A place that the map was sent to by its coordinate, marked there until something else is chosen. */
  located: LngLat | null;
  keep: (change: Partial<Kept>) => void;
  setClicked: (clicked: LngLat | null) => void;
  setLocated: (located: LngLat | null) => void;
};

const KEY = 'lm.coordinates';

function remembered(): Kept {
  let kept: Partial<Record<keyof Kept, unknown>> = {};
  try {
    kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') ?? {};
  } catch {
    // Nothing kept, or a closed storage: begin anew.
  }
  const system = (value: unknown) => COORDINATE_SYSTEMS.find((crs) => crs === value);
  return {
    typedCrs: system(kept.typedCrs) ?? null,
    form: COORDINATE_FORMS.find((form) => form === kept.form) ?? 'decimal',
    copyCrs: system(kept.copyCrs) ?? 'wgs84',
  };
}

/** How this PC writes and reads positions, and the place in hand. */
export const useCoordinates = create<Coordinates>((set, get) => ({
  ...remembered(),
  clicked: null,
  located: null,
  keep: (change) => {
    set(change);
    const { typedCrs, form, copyCrs } = get();
    try {
      localStorage.setItem(KEY, JSON.stringify({ typedCrs, form, copyCrs }));
    } catch {
      // Only a convenience.
    }
  },
  setClicked: (clicked) => set({ clicked }),
  setLocated: (located) => set({ located }),
}));
