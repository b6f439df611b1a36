import { mapPalette } from '../../layers/palette.ts';

/** Parts side by side: apart for colour-blind eyes (after Okabe and Ito), and numbered on the map. */
const PARTS_LIGHT = ['#0072b2', '#b8540a', '#00795c', '#8a3f78'] as const;
const PARTS_DARK = ['#56b4e9', '#e69f00', '#2fc79d', '#d58fc0'] as const;

const isDark = (): boolean => document.documentElement.dataset.theme === 'dark';

export function partColour(index: number): string {
  const parts = isDark() ? PARTS_DARK : PARTS_LIGHT;
  return parts[index % parts.length] ?? parts[0];
}

/** The edit mode's own colours beside the map's. */
export function editColours() {
  const { action, text, halo } = mapPalette();
  return {
    action,
    text,
    halo,
    danger: isDark() ? '#ec8079' : '#a8231b',
    snap: isDark() ? '#f0c34d' : '#c2410c',
  };
}
