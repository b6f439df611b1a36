import type { ImportPlan } from '#shared/contract/imports';
import { toWgs84 } from '#shared/domain/geo/convert';
import { anchorOf, contains } from '#shared/domain/geo/polygon';
import type { Area, CoordinateSystem, LngLat } from '#shared/domain/geo/types';
import { type PlanSheet, positionColumns } from '#shared/domain/imports/plan';
import { rawPair } from '#shared/domain/imports/rowPosition';
import type { CellBook } from '../../session.ts';

type Pair = readonly [number, number];
/** Systems that put points in different places; CGCS2000 is read as WGS-84. */
export const APART: readonly CoordinateSystem[] = ['wgs84', 'gcj02', 'bd09'];
const SAMPLED_ROWS = 1_000;

/** The community's outline, when it is known. */
export function outlineOf(book: CellBook): Area | null {
  return book.community ? (JSON.parse(book.community.geometry) as Area) : null;
}

/** Coordinates of the first rows as they stand in the file, shapes by their anchor. */
export function filePairs(
  sheet: PlanSheet,
  plan: Pick<ImportPlan, 'headerRow' | 'mapping'>,
): readonly Pair[] {
  const columns = positionColumns(plan.mapping);
  const pairs: Pair[] = [];
  for (let index = plan.headerRow + 1; index < sheet.rows.length && pairs.length < SAMPLED_ROWS; index += 1) {
    const shape = sheet.shapes?.[index];
    const pair = shape ? anchorOf(shape) : rawPair(sheet.rows[index] ?? [], columns);
    if (pair) pairs.push(pair);
  }
  return pairs;
}

/** Whether a pair can be longitude and latitude. */
export const isDegrees = ([lng, lat]: Pair): boolean => Math.abs(lng) <= 180 && Math.abs(lat) <= 90;

/** How many pairs fall inside the outline when read in a system. */
function insideCount(pairs: readonly Pair[], outline: Area, crs: CoordinateSystem): number {
  return pairs.filter((pair) => isDegrees(pair) && contains(outline, toWgs84(pair as LngLat, crs))).length;
}

/** The system that puts most points inside the outline; `preferred` where it is as good as any. */
export function likelySystem(
  pairs: readonly Pair[],
  outline: Area,
  preferred: CoordinateSystem,
): CoordinateSystem {
  let best = preferred;
  let bestCount = insideCount(pairs, outline, preferred);
  for (const crs of APART) {
    const count = insideCount(pairs, outline, crs);
    if (count <= bestCount) continue;
    best = crs;
    bestCount = count;
  }
  return best;
}

/** Another reading that would put more of the points inside the outline: the choice made is likely wrong. */
export function betterReading(
  pairs: readonly Pair[],
  outline: Area,
  crs: CoordinateSystem,
): CoordinateSystem | 'swapped' | null {
  const now = insideCount(pairs, outline, crs);
  if (now === pairs.length) return null;
  const exchanged = pairs.map(([a, b]) => [b, a] as const);
  const turned = Math.max(...APART.map((system) => insideCount(exchanged, outline, system)));
  if (turned > Math.max(now, pairs.length / 2)) return 'swapped';
  const other = likelySystem(pairs, outline, crs);
  if (other === crs) return null;
  // A point or two near the border prove nothing, unless they were the only ones amiss.
  const gained = insideCount(pairs, outline, other) - now;
  return gained >= Math.max(1, pairs.length * 0.02) ? other : null;
}

const TRACES: readonly (readonly [RegExp, CoordinateSystem])[] = [
  [/openstreetmap|osm_id|wgs-?84|天地图|gps/i, 'wgs84'],
  [/cgcs2000|国家2000|4490/i, 'cgcs2000'],
  [/bd-?09|百度/i, 'bd09'],
  [/gcj-?02|火星|高德|腾讯|adcode|acroutes/i, 'gcj02'],
];

/** A system that the file's own words name: publishers leave traces in headings and properties. */
export function systemByWords(sheet: PlanSheet, fileName: string): CoordinateSystem | undefined {
  const text = [fileName, ...sheet.rows.slice(0, 5).map((row) => row.join(' ').slice(0, 5_000))].join('\n');
  return TRACES.find(([trace]) => trace.test(text))?.[1];
}
