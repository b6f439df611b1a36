import { isInShiftedRegion } from '../geo/convert.ts';
import { areaM2, bboxCentre, bboxOf } from '../geo/distance.ts';
import { mapPositions } from '../geo/positions.ts';
import { type AreaFault, type AreaRepair, cleanArea } from '../geo/rings.ts';
import type { Area } from '../geo/types.ts';

/** What looks wrong with a usable outline; the office decides. */
export type OutlineWarning = 'tooSmall' | 'tooLarge' | 'outsideChina' | 'swappedAxes';

/** The verdict on an outline; `area` is cleaned and in the order `[lng, lat]` as given (swapped axes are only named). */
export type OutlineCheck =
  | {
      readonly ok: true;
      readonly area: Area;
      readonly areaM2: number;
      readonly repairs: readonly AreaRepair[];
      readonly warnings: readonly OutlineWarning[];
    }
  | { readonly ok: false; readonly fault: AreaFault; readonly swappedAxes: boolean };

/** A community is more than a house and less than a province: 1,000 m² to 20,000 km². */
const SMALLEST_M2 = 1_000;
const LARGEST_M2 = 2e10;

function swap(area: Area): Area {
  return mapPositions(area, ([x, y]) => [y, x]);
}

/** True when the axes look swapped: not in China as given, but in China the other way round. */
function looksSwapped(area: Area): boolean {
  const centre = bboxCentre(bboxOf(area));
  return !isInShiftedRegion(centre) && isInShiftedRegion([centre[1], centre[0]]);
}

/**
 * Checks an imported outline (WGS-84 degrees): repairs what is safe to repair, refuses with a code what cannot be an
 * outline (`cleanArea`), and warns of size, of a place outside China and of swapped longitude and latitude.
 */
export function checkOutline(outline: Area): OutlineCheck {
  const clean = cleanArea(outline);
  if (!clean.ok) return { ok: false, fault: clean.fault, swappedAxes: cleanArea(swap(outline)).ok };
  const sizeM2 = areaM2(clean.area);
  const warnings: OutlineWarning[] = [];
  if (sizeM2 < SMALLEST_M2) warnings.push('tooSmall');
  if (sizeM2 > LARGEST_M2) warnings.push('tooLarge');
  if (looksSwapped(clean.area)) warnings.push('swappedAxes');
  else if (!isInShiftedRegion(bboxCentre(bboxOf(clean.area)))) warnings.push('outsideChina');
  return { ok: true, area: clean.area, areaM2: sizeM2, repairs: clean.repairs, warnings };
}
