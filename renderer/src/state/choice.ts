import { create } from 'zustand';
import type { KindId } from '#shared/domain/kinds/index';
import type { SelectShape, SelectWay } from '#shared/domain/select/shape';

/** What draws the next shape. */
export const HANDS = ['box', 'lasso', 'circle', 'line', 'cell'] as const;
export type Hand = (typeof HANDS)[number];

/** What is chosen, in counts and, when asked for, by id. */
export type Chosen = {
  readonly count: number;
  readonly byKind: ReadonlyMap<KindId, number>;
  /** Stand in the shapes too, but are switched off or left out by the filter. */
  readonly hidden: number;
  readonly ids: (kinds?: readonly KindId[]) => string[];
};

type Step = { readonly shape: SelectShape; readonly way: SelectWay };

type SelectState = {
  hand: Hand;
  radiusM: number;
  withinM: number;
  /** The shape under the pointer, not taken yet. */
  drawing: SelectShape | null;
  /** The shapes that made the choice, in their order. */
  steps: readonly Step[];
  chosen: Chosen | null;
  /** Another part asked for a choice: the map room opens its panel and takes this back. */
  asked: boolean;
  /** A choice asked for by a card: in place of the present one. */
  ask: (shape: SelectShape) => void;
  take: (shape: SelectShape, way: SelectWay) => void;
  /** A new radius or reach: for the next shape, and for the last one when it is of that kind. */
  setLength: (type: 'circle' | 'line', metres: number) => void;
  clear: () => void;
  set: (
    patch: Partial<Pick<SelectState, 'hand' | 'radiusM' | 'withinM' | 'drawing' | 'chosen' | 'asked'>>,
  ) => void;
};

/** The choice on the map: kept while the clerk looks at other rooms. */
export const useChoice = create<SelectState>((set) => ({
  hand: 'box',
  radiusM: 300,
  withinM: 300,
  drawing: null,
  steps: [],
  chosen: null,
  asked: false,
  ask: (shape) => set({ asked: true, drawing: null, steps: [{ shape, way: 'replace' }] }),
  take: (shape, way) =>
    set((state) => ({
      drawing: null,
      steps: way === 'replace' ? [{ shape, way }] : [...state.steps, { shape, way }],
    })),
  setLength: (type, metres) =>
    set(({ steps }) => ({
      ...(type === 'circle' ? { radiusM: metres } : { withinM: metres }),
      steps: steps.map((step, i) => {
        if (i < steps.length - 1 || step.shape.type !== type) return step;
        const shape: SelectShape =
          step.shape.type === 'circle'
            ? { ...step.shape, radiusM: metres }
            : step.shape.type === 'line'
              ? { ...step.shape, withinM: metres }
              : step.shape;
        return { ...step, shape };
      }),
    })),
  clear: () => set({ drawing: null, steps: [], chosen: null }),
  set: (patch) => set(patch),
}));
