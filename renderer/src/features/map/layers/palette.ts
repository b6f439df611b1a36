/** Colours of the map's own drawing in light and dark; those of cells' classes are in colours/ramps.ts. */
type MapPalette = {
  readonly inside: string;
  readonly outline: string;
  readonly cellLine: string;
  readonly microLine: string;
  readonly building: string;
  readonly buildingLine: string;
  readonly text: string;
  readonly halo: string;
  readonly action: string;
  readonly panel: string;
};

const LIGHT: MapPalette = {
  inside: '#fdfcf9',
  outline: '#5d5648',
  cellLine: '#9a927f',
  microLine: '#c9c2b2',
  building: '#e7e2d6',
  buildingLine: '#c5bda9',
  text: '#3b4450',
  halo: 'rgb(255 255 255 / 85%)',
  action: '#1f4e79',
  panel: '#ffffff',
};
const DARK: MapPalette = {
  inside: '#232b33',
  outline: '#a8b0ba',
  cellLine: '#5f6b78',
  microLine: '#414c58',
  building: '#303a44',
  buildingLine: '#4b5763',
  text: '#cfd7e0',
  halo: 'rgb(24 30 37 / 85%)',
  action: '#7db2e3',
  panel: '#1f262e',
};

let forPaper = false;

/** Paper is white, whatever the screen's theme: while `on`, colours are the light ones. */
export function paintForPaper(on: boolean): void {
  forPaper = on;
}

export const mapPalette = (): MapPalette =>
  !forPaper && document.documentElement.dataset.theme === 'dark' ? DARK : LIGHT;

/** Sequential, from light to dark, so that it holds for colour-blind eyes (after ColorBrewer YlOrBr). */
export const HEAT_STOPS = ['#fff3c4', '#fed976', '#fd9f3f', '#d95f0e', '#8c2d04'] as const;
