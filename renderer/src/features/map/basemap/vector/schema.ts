import { AREA, type DrawClass, type LabelClass, LINE, POINT, type Properties } from './classes.ts';

/**
 * What a feature is by its layer and properties, in both usual schemas: OpenMapTiles (`class`) and the Protomaps basemap
 * (`kind`). Unknown layers are drawn by their geometry.
 */
type Rule = (properties: Properties, geometry: number) => DrawClass | null;

const word = (properties: Properties, ...keys: readonly string[]): string => {
  for (const key of keys) {
    const value = properties[key];
    if (typeof value === 'string' && value !== '') return value;
  }
  return '';
};

const COVER: Readonly<Record<string, DrawClass>> = {
  wood: 'wood',
  forest: 'wood',
  scrub: 'wood',
  grass: 'grass',
  grassland: 'grass',
  meadow: 'grass',
  wetland: 'grass',
  farmland: 'farmland',
  farm: 'farmland',
  orchard: 'farmland',
  sand: 'sand',
  beach: 'sand',
  barren: 'sand',
};
const USE: Readonly<Record<string, DrawClass>> = {
  ...COVER,
  residential: 'residential',
  neighbourhood: 'residential',
  urban_area: 'residential',
  suburb: 'residential',
  quarter: 'residential',
  industrial: 'industrial',
  railway: 'industrial',
  commercial: 'industrial',
  retail: 'industrial',
  garages: 'industrial',
  aerodrome: 'industrial',
  school: 'campus',
  university: 'campus',
  college: 'campus',
  kindergarten: 'campus',
  library: 'campus',
  hospital: 'campus',
  park: 'park',
  garden: 'park',
  cemetery: 'park',
  recreation_ground: 'park',
  zoo: 'park',
  nature_reserve: 'park',
  playground: 'park',
  village_green: 'park',
  golf_course: 'park',
  pitch: 'pitch',
  track: 'pitch',
  stadium: 'pitch',
  runway: 'runway',
  taxiway: 'runway',
};
const ROAD: Readonly<Record<string, DrawClass>> = {
  motorway: 'motorway',
  motorway_construction: 'minor',
  highway: 'motorway',
  trunk: 'motorway',
  primary: 'primary',
  major_road: 'primary',
  secondary: 'secondary',
  tertiary: 'tertiary',
  medium_road: 'tertiary',
  minor: 'minor',
  minor_road: 'minor',
  residential: 'minor',
  street: 'minor',
  unclassified: 'minor',
  living_street: 'minor',
  service: 'service',
  busway: 'service',
  track: 'track',
  path: 'path',
  footway: 'path',
  pedestrian: 'path',
  steps: 'path',
  cycleway: 'path',
  other: 'path',
  rail: 'rail',
  transit: 'rail',
  subway: 'rail',
  light_rail: 'rail',
  ferry: 'ferry',
  aeroway: 'runway',
  runway: 'runway',
};

const area = (of: DrawClass | null, geometry: number): DrawClass | null => (geometry === AREA ? of : null);
const line = (of: DrawClass | null, geometry: number): DrawClass | null => (geometry === LINE ? of : null);
const kindOf = (properties: Properties): string => word(properties, 'class', 'kind', 'pmap:kind');

const roads: Rule = (properties, geometry) => {
  const detail = word(properties, 'kind_detail', 'pmap:kind_detail');
  // The Protomaps basemap calls two classes a major road and two a medium one; its detail tells them apart.
  const found = ROAD[detail] ?? ROAD[kindOf(properties)] ?? 'minor';
  return geometry === AREA ? area(found === 'runway' ? 'runway' : null, geometry) : line(found, geometry);
};
const covers: Rule = (properties, geometry) => area(COVER[kindOf(properties)] ?? null, geometry);
const uses: Rule = (properties, geometry) => area(USE[kindOf(properties)] ?? null, geometry);
const boundaries: Rule = (properties, geometry) => {
  const level = Number(
    properties.admin_level ?? properties.kind_detail ?? properties['pmap:min_admin_level'] ?? 4,
  );
  return line(level <= 8 || Number.isNaN(level) ? 'boundary' : null, geometry);
};
const waters: Rule = (_properties, geometry) =>
  geometry === AREA ? 'water' : geometry === LINE ? 'waterway' : null;
const buildings: Rule = (_properties, geometry) => area('building', geometry);
const nothing: Rule = () => null;

const RULES: Readonly<Record<string, Rule>> = {
  earth: (_properties, geometry) => area('land', geometry),
  land: (_properties, geometry) => area('land', geometry),
  landcover: covers,
  natural: covers,
  landuse: uses,
  park: (_properties, geometry) => area('park', geometry),
  water: waters,
  ocean: waters,
  waterway: waters,
  physical_line: waters,
  building: buildings,
  buildings,
  transportation: roads,
  roads,
  transit: (properties, geometry) => line(ROAD[kindOf(properties)] ?? 'rail', geometry),
  aeroway: (_properties, geometry) => (geometry === POINT ? null : area('runway', geometry)),
  boundary: boundaries,
  boundaries,
  transportation_name: nothing,
  water_name: nothing,
  place: nothing,
  places: nothing,
  poi: nothing,
  pois: nothing,
  housenumber: nothing,
  mountain_peak: nothing,
  aerodrome_label: nothing,
  physical_point: nothing,
};

/** How an area or a line is drawn; null for what is not. */
export function drawClassOf(layer: string, properties: Properties, geometry: number): DrawClass | null {
  const rule = RULES[layer];
  if (rule) return rule(properties, geometry);
  return geometry === AREA ? 'otherArea' : geometry === LINE ? 'otherLine' : null;
}

const PLACES: Readonly<Record<string, LabelClass>> = {
  country: 'city',
  state: 'city',
  province: 'city',
  region: 'city',
  city: 'city',
  town: 'town',
  suburb: 'suburb',
  borough: 'suburb',
  macrohood: 'suburb',
  quarter: 'village',
  neighbourhood: 'village',
  village: 'village',
  hamlet: 'village',
  locality: 'village',
  island: 'village',
};
const LABELS: Readonly<Record<string, LabelClass>> = {
  transportation_name: 'road',
  roads: 'road',
  water_name: 'water',
  water: 'water',
  waterway: 'water',
  physical_line: 'water',
  physical_point: 'other',
  poi: 'poi',
  pois: 'poi',
  mountain_peak: 'poi',
  aerodrome_label: 'poi',
};
/** Layers whose names stand on labels of their own layer, or mean nothing to the reader. */
const UNNAMED = new Set([
  'transportation',
  'boundary',
  'boundaries',
  'building',
  'buildings',
  'landcover',
  'landuse',
  'park',
  'housenumber',
  'earth',
]);

/** How a feature is labelled; null when it is not. */
export function labelClassOf(layer: string, properties: Properties, geometry: number): LabelClass | null {
  if (UNNAMED.has(layer) || geometry === AREA) return null;
  if (layer === 'place' || layer === 'places') {
    const detail = word(properties, 'kind_detail', 'pmap:kind_detail');
    return PLACES[detail] ?? PLACES[kindOf(properties)] ?? 'village';
  }
  if (layer === 'roads' && geometry !== LINE) return null;
  return LABELS[layer] ?? 'other';
}

/** The name for our readers: Chinese where there is one. */
export function nameOf(properties: Properties): string {
  return word(properties, 'name:zh', 'name:zh-Hans', 'name_zh', 'name:zh_CN', 'name', 'name_int').trim();
}

/** Small numbers are named first: the schema's own rank, or the zoom from which it names the feature. */
export function rankOf(properties: Properties): number {
  const rank = Number(properties.rank ?? properties.min_zoom ?? properties['pmap:min_zoom'] ?? 20);
  return Number.isFinite(rank) ? rank : 20;
}
