import { KIND_IDS, type KindDefinition, kindOf } from '#shared/domain/kinds/index';
import type { View } from '../canvas/view.ts';

/** Width of a symbol in CSS pixels for so many points in the window. */
export function symbolSize(inWindow: number): number {
  if (inWindow > 60_000) return 3;
  if (inWindow > 25_000) return 5;
  if (inWindow > 12_000) return 7;
  if (inWindow > 900) return 9;
  if (inWindow > 400) return 11;
  return inWindow > 120 ? 14 : 18;
}

/** The window that the sizes are made for, CSS pixels. */
const SCREEN_PX2 = 1000 * 660;

/** How many would stand in a window where they are as dense as on a sheet of any size. */
export const onScreen = ({ width, height }: View, count: number): number =>
  (count * SCREEN_PX2) / (width * height);

/** Buildings are the ground of the map, risks its news. */
export const SIZE_SHARE: Record<KindDefinition['role'], number> = {
  building: 0.55,
  resource: 1,
  person: 0.9,
  risk: 1.2,
};

/** Half the width of a symbol by kind index, CSS pixels, when symbols are `size` wide. */
export const symbolRadii = (size: number): number[] =>
  KIND_IDS.map((kind) => (size * SIZE_SHARE[kindOf(kind).role]) / 2);
