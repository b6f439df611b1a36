import { create } from 'zustand';
import type { Area } from '#shared/domain/geo/types';

/** Cells that would be made, drawn over the map until they are made or given up. */
export const useGridPreview = create<{ readonly areas: readonly Area[] | null }>(() => ({ areas: null }));

/** Shows areas on every map of the window; null takes them away. */
export const showGridPreview = (areas: readonly Area[] | null): void => useGridPreview.setState({ areas });
