import * as L from 'leaflet';
import { useEffect } from 'react';
import type { BBox } from '#shared/domain/geo/types';
import type { MapEngine } from '../engine.ts';
import { goTo, placeOf } from '../views/viewRequest.ts';
import { useCompare } from './compareState.ts';

/** Two maps that look at the same place: each follows the other. */
export function useLinkedMaps(a: MapEngine | null, b: MapEngine | null, whole: BBox | null): void {
  useEffect(() => {
    if (!a || !b) return;
    let following = false;
    const follow = (leader: MapEngine, other: MapEngine) => (): void => {
      if (following) return;
      following = true;
      other.map.setView(leader.map.getCenter(), leader.map.getZoom(), { animate: false });
      following = false;
      useCompare.setState({ place: placeOf(leader) });
    };
    const aLeads = follow(a, b);
    const bLeads = follow(b, a);
    const { place } = useCompare.getState();
    if (place) goTo(a, place);
    // Whoever saw the whole community before sees it as big as the smaller map allows.
    const corners = whole && L.latLngBounds([whole[1], whole[0]], [whole[3], whole[2]]);
    if (whole && corners && a.map.getBounds().contains(corners)) a.fit(whole);
    aLeads();
    a.map.on('move', aLeads);
    b.map.on('move', bLeads);
    return () => {
      a.map.off('move', aLeads);
      b.map.off('move', bLeads);
    };
  }, [a, b, whole]);
}
