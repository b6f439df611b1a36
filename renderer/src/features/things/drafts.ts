import { create } from 'zustand';
import type { ThingPatch } from '#shared/contract/things';
import type { LngLat } from '#shared/domain/geo/types';

/** How an address led to a place, and how surely. */
export type ByAddress = NonNullable<NonNullable<ThingPatch['position']>['byAddress']>;

/** What has been typed into a form and not saved. `position` is absent when it was not touched. */
export type Draft = {
  readonly values: Readonly<Record<string, unknown>>;
  readonly position?: LngLat | null;
  /** The position was taken from the typed address. */
  readonly byAddress?: ByAddress;
  /** Which version of the record was on the screen when typing began: what was changed elsewhere since is a conflict. */
  readonly version?: number;
};

const EMPTY: Draft = { values: {} };

/** Drafts by form, for as long as the window lives: looking elsewhere never loses typed text. */
export const useDrafts = create<{
  drafts: Readonly<Record<string, Draft>>;
  put: (key: string, draft: Draft) => void;
  drop: (key: string) => void;
}>((set) => ({
  drafts: {},
  put: (key, draft) => set((state) => ({ drafts: { ...state.drafts, [key]: draft } })),
  drop: (key) =>
    set((state) => {
      const { [key]: _dropped, ...drafts } = state.drafts;
      return { drafts };
    }),
}));

/** Forgets every draft: another map is opened. */
export const dropAllDrafts = (): void => useDrafts.setState({ drafts: {} });

export const draftKey = (kind: string, id: string | null): string => id ?? `new:${kind}`;

export const isDirty = (draft: Draft): boolean =>
  Object.keys(draft.values).length > 0 || draft.position !== undefined;

/** One form's draft and how to change it; `version` is that of the record as it stands now. */
export function useDraft(key: string, version: number | undefined) {
  const draft = useDrafts((state) => state.drafts[key]) ?? EMPTY;
  const { put, drop } = useDrafts.getState();
  const started = (): Draft =>
    useDrafts.getState().drafts[key] ?? (version === undefined ? EMPTY : { ...EMPTY, version });
  return {
    draft,
    dirty: isDirty(draft),
    setValue: (field: string, value: unknown): void => {
      const now = started();
      put(key, { ...now, values: { ...now.values, [field]: value } });
    },
    /** undefined: as it was. */
    setPosition: (position: LngLat | null | undefined, byAddress?: ByAddress): void => {
      const { position: _before, byAddress: _by, ...rest } = started();
      const by = byAddress ? { byAddress } : {};
      put(key, position === undefined ? rest : { ...rest, position, ...by });
    },
    drop: (): void => drop(key),
  };
}
