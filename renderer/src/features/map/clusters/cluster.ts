import { KIND_IDS, kindOf } from '#shared/domain/kinds/index';
import { scaleOf } from '../canvas/view.ts';
import type { PointSet, Visibility } from '../points/pointSet.ts';
import { Bins } from './bins.ts';

const KINDS = KIND_IDS.length;
const IS_RISK: readonly boolean[] = KIND_IDS.map((kind) => kindOf(kind).role === 'risk');

/** Groups of points that would lie on each other at one zoom. */
export type Clusters = {
  readonly set: PointSet;
  readonly zoom: number;
  readonly count: number;
  /** Middle of each group's points, Web Mercator 0–1. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly total: Uint32Array;
  /** Cluster by cluster: how many of each kind index. */
  readonly kinds: Uint32Array;
  /** The highest level of a risk inside, 1 (red) to 4; 0 none. */
  readonly level: Uint8Array;
  /** Cluster by cluster: west, north, east, south. */
  readonly extent: Float64Array;
  /** By point: its cluster, or -1 for one that stands alone or is not shown. */
  readonly of: Int32Array;
  /** By point: 1 for what is drawn as itself. */
  readonly alone: Uint8Array;
};

/** Side of the squares in which points are gathered, CSS pixels, by zoom: near by, only what stands on one spot. */
export function gatherPx(zoom: number): number {
  if (zoom >= 19) return 12;
  return zoom >= 18 ? 36 : 60;
}

/** Two groups nearer than this share of a square become one. */
const MERGE_SHARE = 0.75;

/** Square of each shown point, -1 for others. */
function gather(set: PointSet, shown: Visibility, side: number): { bins: Bins; binOf: Int32Array } {
  const bins = new Bins(set.count);
  const binOf = new Int32Array(set.count).fill(-1);
  const { match } = shown;
  for (const [kind, [start, end]] of set.ranges.entries()) {
    if (!shown.kinds[kind]) continue;
    for (let i = start; i < end; i += 1) {
      if (match && !match[i]) continue;
      binOf[i] = bins.add(set.x[i] as number, set.y[i] as number, side);
    }
  }
  return { bins, binOf };
}

/**
 * Which square each square belongs to: those with the most points take the smaller ones around them whose middle is near.
 * No chains: what was taken takes nothing.
 */
function merge(bins: Bins, side: number): Int32Array {
  const leader = new Int32Array(bins.count).fill(-1);
  const near = (side * MERGE_SHARE) ** 2;
  for (const bin of bins.byTotal()) {
    if (leader[bin] !== -1) continue;
    leader[bin] = bin;
    const x = bins.middleX(bin);
    const y = bins.middleY(bin);
    bins.around(bin, (other) => {
      if (leader[other] !== -1) return;
      const squared = (bins.middleX(other) - x) ** 2 + (bins.middleY(other) - y) ** 2;
      if (squared < near) leader[other] = bin;
    });
  }
  return leader;
}

/** Numbers of the groups of two and more, by their leading square; -1 for single points. */
function numberGroups(
  bins: Bins,
  leader: Int32Array,
): { readonly group: Int32Array; readonly count: number } {
  const totals = new Uint32Array(bins.count);
  for (let bin = 0; bin < bins.count; bin += 1) {
    const at = leader[bin] as number;
    totals[at] = (totals[at] as number) + bins.totalOf(bin);
  }
  const group = new Int32Array(bins.count).fill(-1);
  let count = 0;
  for (let bin = 0; bin < bins.count; bin += 1) {
    if ((totals[bin] as number) < 2) continue;
    group[bin] = count;
    count += 1;
  }
  return { group, count };
}

/**
 * Gathers all shown points for a whole zoom level. Squares belong to the ground, so that a group is the same wherever
 * the window stands. Time grows with the number of points alone.
 */
export function makeClusters(set: PointSet, shown: Visibility, zoom: number): Clusters {
  const side = gatherPx(zoom) / scaleOf(zoom);
  const { bins, binOf } = gather(set, shown, side);
  const leader = merge(bins, side);
  const { group, count } = numberGroups(bins, leader);
  const made: Clusters = {
    set,
    zoom,
    count,
    x: new Float64Array(count),
    y: new Float64Array(count),
    total: new Uint32Array(count),
    kinds: new Uint32Array(count * KINDS),
    level: new Uint8Array(count),
    extent: new Float64Array(count * 4),
    of: new Int32Array(set.count).fill(-1),
    alone: new Uint8Array(set.count),
  };
  for (let i = 0; i < set.count; i += 1) {
    const bin = binOf[i] as number;
    if (bin === -1) continue;
    const cluster = group[leader[bin] as number] as number;
    if (cluster === -1) made.alone[i] = 1;
    else put(made, i, cluster);
  }
  for (let c = 0; c < count; c += 1) {
    made.x[c] = (made.x[c] as number) / (made.total[c] as number);
    made.y[c] = (made.y[c] as number) / (made.total[c] as number);
  }
  return made;
}

function put(made: Clusters, i: number, cluster: number): void {
  const { set } = made;
  const x = set.x[i] as number;
  const y = set.y[i] as number;
  const first = made.total[cluster] === 0;
  const at = cluster * 4;
  const { extent } = made;
  made.of[i] = cluster;
  made.x[cluster] = (made.x[cluster] as number) + x;
  made.y[cluster] = (made.y[cluster] as number) + y;
  made.total[cluster] = (made.total[cluster] as number) + 1;
  const slot = cluster * KINDS + (set.kind[i] as number);
  made.kinds[slot] = (made.kinds[slot] as number) + 1;
  const level = IS_RISK[set.kind[i] as number] ? (set.level[i] as number) : 0;
  const highest = made.level[cluster] as number;
  if (level > 0 && (highest === 0 || level < highest)) made.level[cluster] = level;
  if (first || x < (extent[at] as number)) extent[at] = x;
  if (first || y < (extent[at + 1] as number)) extent[at + 1] = y;
  if (first || x > (extent[at + 2] as number)) extent[at + 2] = x;
  if (first || y > (extent[at + 3] as number)) extent[at + 3] = y;
}

/** How many of each kind a cluster holds, in the order of KIND_IDS. */
export const kindsIn = (clusters: Clusters, cluster: number): Uint32Array =>
  clusters.kinds.subarray(cluster * KINDS, (cluster + 1) * KINDS);

/** The points of a cluster, lowest first. */
export function membersOf(clusters: Clusters, cluster: number): readonly number[] {
  const members: number[] = [];
  for (let i = 0; i < clusters.of.length; i += 1) if (clusters.of[i] === cluster) members.push(i);
  return members;
}
