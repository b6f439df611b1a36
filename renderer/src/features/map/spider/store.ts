import { create } from 'zustand';
import type { LngLat } from '#shared/domain/geo/types';
import type { ThingLook } from '../points/symbolArt.ts';

export type SpiderLeg = { readonly id: string; readonly thing: ThingLook };

/** Things of one spot, spread out around it. */
export type Spider = {
  readonly at: LngLat;
  readonly legs: readonly SpiderLeg[];
  /** The leg that was chosen last; -1: none yet. */
  readonly active: number;
};

/** The open spider, if any. */
export const useSpiderStore = create<{ spider: Spider | null }>(() => ({ spider: null }));

export const openSpider = (at: LngLat, legs: readonly SpiderLeg[], activeId: string | null): void =>
  useSpiderStore.setState({ spider: { at, legs, active: legs.findIndex(({ id }) => id === activeId) } });

export const closeSpider = (): void => {
  if (useSpiderStore.getState().spider) useSpiderStore.setState({ spider: null });
};

/** Makes a leg the chosen one. */
export function activate(active: number): SpiderLeg | null {
  const { spider } = useSpiderStore.getState();
  const leg = spider?.legs[active];
  if (!spider || !leg) return null;
  useSpiderStore.setState({ spider: { ...spider, active } });
  return leg;
}
