import { create } from 'zustand';
import { KIND_IDS } from '#shared/domain/kinds/index';
import type { Clusters } from './clusters/cluster.ts';
import type { Clustering } from './clusters/keeper.ts';
import { rememberedClustering } from './clusters/remember.ts';

/** A risk being marked; kept when the clerk leaves the mode and comes back. */
export type RiskDraft = {
  readonly name: string;
  readonly categoryId: string | null;
  readonly level: number | null;
  readonly owner: string;
  readonly recheckOn: string | null;
};
export const EMPTY_RISK: RiskDraft = { name: '', categoryId: null, level: null, owner: '', recheckOn: null };

type MapUi = {
  drawerOpen: boolean;
  legendOpen: boolean;
  /** The open panel: of the strip, or by the id of a map tool. */
  tool: string | null;
  density: { readonly source: 'risk' | 'problem' };
  riskDraft: RiskDraft;
  /** Thing under the pointer, on the map or in the list. */
  hoverId: string | null;
  /** By kind index: how many stand in the window. */
  inView: Uint32Array;
  problemsInView: number;
  /** In the window, of the period of the time slider; null while it is off. */
  eventsInView: Readonly<Record<'risk' | 'problem', number>> | null;
  /** China day of the oldest dated event, once events are at hand. */
  firstEventDay: number | null;
  symbolSize: number;
  /** Whether points are shown as groups: the user's choice, and the groups that stand on the map now. */
  clustering: Clustering;
  clusters: Clusters | null;
  /** Whether the map is near enough to tell micro cells apart. */
  near: boolean;
  /** Whether the map has little room (a card stands beside it). */
  narrow: boolean;
  zoom: number;
  latitude: number;
  set: (patch: Partial<Omit<MapUi, 'set'>>) => void;
};

/** What only the map's own panels need to know. */
export const useMapUi = create<MapUi>((set) => ({
  drawerOpen: true,
  legendOpen: true,
  tool: null,
  density: { source: 'risk' },
  riskDraft: EMPTY_RISK,
  hoverId: null,
  inView: new Uint32Array(KIND_IDS.length),
  problemsInView: 0,
  eventsInView: null,
  firstEventDay: null,
  symbolSize: 17,
  clustering: rememberedClustering(),
  clusters: null,
  near: false,
  narrow: false,
  zoom: 12,
  latitude: 30,
  set: (patch) => set(patch),
}));
