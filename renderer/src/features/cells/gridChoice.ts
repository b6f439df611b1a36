import { create } from 'zustand';
import type { InputOf } from '#shared/contract/index';

export const SHAPES = ['square', 'hexagon', 'blocks'] as const;
export type Shape = (typeof SHAPES)[number];
export const MEASURES = ['buildings', 'households', 'area'] as const;
export type BlockMeasure = (typeof MEASURES)[number];

/** What the dialog holds; a block's size for each way to measure it, area in hectares. */
export type GridChoice = {
  readonly shape: Shape;
  readonly sizeM: number;
  readonly microSizeM: number;
  readonly by: BlockMeasure;
  readonly amounts: Readonly<Record<BlockMeasure, number>>;
  readonly roads: boolean;
};

const HECTARE_M2 = 10_000;

/** Remembered while the program runs: a grid is mostly tried several times. */
export const useGridChoice = create<GridChoice>(() => ({
  shape: 'square',
  sizeM: 300,
  microSizeM: 100,
  by: 'buildings',
  amounts: { buildings: 30, households: 300, area: 5 },
  roads: true,
}));

export const MIN_M = 20;
export const MAX_M = 20_000;

/** The choice as the core takes it; null while a number is missing or out of range. */
export function gridOptions(
  choice: GridChoice,
  parentId: string | null,
): InputOf<'cells.previewGrid'> | null {
  const sizeM = parentId === null ? choice.sizeM : choice.microSizeM;
  if (choice.shape !== 'blocks')
    return sizeM >= MIN_M && sizeM <= MAX_M ? { shape: choice.shape, sizeM, parentId } : null;
  const amount = choice.amounts[choice.by] * (choice.by === 'area' ? HECTARE_M2 : 1);
  if (!(amount >= 1)) return null;
  return { shape: 'blocks', target: { by: choice.by, amount }, roads: choice.roads, parentId };
}
