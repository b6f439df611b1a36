import type { BBox } from '#shared/domain/geo/types';
import { latOf, lngOf } from '../canvas/view.ts';
import type { Clusters } from './cluster.ts';

/** Points within this share of the world's width (half a metre) stand on one spot: no zoom parts them. */
export const ONE_SPOT = 0.5 / 40_075_016;

/** The box of a group's points. */
export function boxOf({ extent }: Clusters, cluster: number): BBox {
  const [west = 0, north = 0, east = 0, south = 0] = extent.subarray(cluster * 4, cluster * 4 + 4);
  return [lngOf(west), latOf(south), lngOf(east), latOf(north)];
}

/** Whether all points of a group stand on one spot. */
export function onOneSpot({ extent }: Clusters, cluster: number): boolean {
  const [west = 0, north = 0, east = 0, south = 0] = extent.subarray(cluster * 4, cluster * 4 + 4);
  return east - west <= ONE_SPOT && south - north <= ONE_SPOT;
}
