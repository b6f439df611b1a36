/** What areas and lines of vector tiles can be for us, in drawing order, lowest first. */
export const DRAW_CLASSES = [
  'land',
  'farmland',
  'grass',
  'wood',
  'sand',
  'residential',
  'industrial',
  'campus',
  'park',
  'pitch',
  'otherArea',
  'water',
  'waterway',
  'runway',
  'building',
  'ferry',
  'path',
  'track',
  'service',
  'minor',
  'tertiary',
  'secondary',
  'primary',
  'motorway',
  'rail',
  'otherLine',
  'boundary',
] as const;
export type DrawClass = (typeof DRAW_CLASSES)[number];

/** What labels can be, the most important first. */
export const LABEL_CLASSES = ['city', 'town', 'suburb', 'village', 'road', 'water', 'poi', 'other'] as const;
export type LabelClass = (typeof LABEL_CLASSES)[number];

export type Properties = Readonly<Record<string, unknown>>;
/** The geometry types of the Mapbox Vector Tile Specification 2.1. */
export const POINT = 1;
export const LINE = 2;
export const AREA = 3;
