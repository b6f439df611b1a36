import type { LabelLook } from '../../canvas/placeLabels.ts';
import type { LabelClass } from '../vector/classes.ts';

type Style = LabelLook & { readonly fromZoom: number; readonly priority: number };

const LIGHT = { text: '#46505c', soft: '#6b7480', water: '#4a7390', halo: 'rgb(255 255 255 / 82%)' };
const DARK = { text: '#c3ccd6', soft: '#93a0ad', water: '#7fa9c6', halo: 'rgb(20 25 31 / 85%)' };

const stylesOf = (c: typeof LIGHT): Record<LabelClass, Style> => ({
  city: { fromZoom: 0, priority: 10, size: 15, bold: true, colour: c.text, halo: c.halo },
  town: { fromZoom: 9, priority: 20, size: 14, bold: true, colour: c.text, halo: c.halo },
  suburb: { fromZoom: 11, priority: 30, size: 13, colour: c.text, halo: c.halo },
  village: { fromZoom: 13, priority: 50, size: 12, colour: c.text, halo: c.halo },
  road: { fromZoom: 13.5, priority: 40, size: 12, colour: c.soft, halo: c.halo },
  water: { fromZoom: 11, priority: 60, size: 12, colour: c.water, halo: c.halo },
  poi: { fromZoom: 16, priority: 70, size: 11, colour: c.soft, halo: c.halo },
  other: { fromZoom: 14, priority: 90, size: 11, colour: c.soft, halo: c.halo },
});
const STYLES = { light: stylesOf(LIGHT), dark: stylesOf(DARK) };

/** How names of a class are written, and from which zoom. */
export const labelStyle = (type: LabelClass): Style =>
  STYLES[document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light'][type];
