import { areaM2, haversineM } from '../../geo/distance.ts';
import { areaFromPolygons } from '../../geo/positions.ts';
import type { Area } from '../../geo/types.ts';
import type { Overlay } from '../overlay/overlay.ts';

/** Less than this is no piece of a cell, but a slip of the hand beside a border: m². */
export const LEAST_PIECE_M2 = 1;

/** The area of some faces, or null when they are none. */
export function areaOf(laid: Overlay, faces: Iterable<number>): Area | null {
  const polygons = laid.assemble(faces);
  return polygons.length === 0 ? null : areaFromPolygons(polygons);
}

/** The size of some faces together, m². */
export function sizeM2(laid: Overlay, faces: Iterable<number>): number {
  const area = areaOf(laid, faces);
  return area ? areaM2(area) : 0;
}

/** The faces of an overlay that a test holds for; the test gets the layers that cover a face. */
export function facesWhere(laid: Overlay, test: (covers: ReadonlySet<number>) => boolean): number[] {
  const found: number[] = [];
  for (let face = 0; face < laid.faceCount; face++) if (test(new Set(laid.covers(face)))) found.push(face);
  return found;
}

/** Groups smaller than a piece go to the group with which they share the longest border; largest first. */
export function withoutCrumbs(laid: Overlay, groups: readonly (readonly number[])[]): number[][] {
  const sized = groups.map((faces) => ({ faces: [...faces], m2: sizeM2(laid, faces) }));
  const large = sized.filter(({ m2 }) => m2 >= LEAST_PIECE_M2).sort((a, b) => b.m2 - a.m2);
  for (const crumb of sized) {
    if (crumb.m2 >= LEAST_PIECE_M2) continue;
    const host = beside(
      laid,
      crumb.faces,
      large.map(({ faces }) => faces),
    );
    (large[host] ?? large[0])?.faces.push(...crumb.faces);
  }
  return large.map(({ faces }) => faces);
}

/** The group with the longest border to some faces; -1 when none touches them. */
export function beside(
  laid: Overlay,
  faces: readonly number[],
  groups: readonly (readonly number[])[],
): number {
  const own = new Set(faces);
  const groupOf = new Map(groups.flatMap((group, i) => group.map((face) => [face, i] as const)));
  const lengths = new Map<number, number>();
  for (const { left, right, from, to } of laid.edges()) {
    if (own.has(left) === own.has(right)) continue;
    const group = groupOf.get(own.has(left) ? right : left);
    if (group !== undefined) lengths.set(group, (lengths.get(group) ?? 0) + haversineM(from, to));
  }
  let best = -1;
  for (const [group, length] of lengths) if (best < 0 || length > (lengths.get(best) ?? 0)) best = group;
  return best;
}
