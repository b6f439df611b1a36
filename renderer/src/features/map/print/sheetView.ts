import { METRES_PER_DEGREE } from '#shared/domain/geo/distance';
import type { BBox, LngLat } from '#shared/domain/geo/types';
import { metresPerUnit, type Sheet } from '#shared/domain/print/index';
import { metresPerPixel, type View, worldX, worldY } from '../canvas/view.ts';

/** The part of the world on a sheet's map: the centre in its middle, 1:`scale` true at the centre's latitude. */
export function viewOf(sheet: Sheet, centre: LngLat, scale: number): View {
  const world = metresPerPixel({ scale: 1 }, centre[1]) / metresPerUnit(sheet, scale);
  const { width, height } = sheet.map;
  return {
    zoom: Math.log2(world / 256),
    scale: world,
    left: worldX(centre[0]) * world - width / 2,
    top: worldY(centre[1]) * world - height / 2,
    width,
    height,
    padX: 0,
    padY: 0,
    dpr: sheet.dotsPerUnit,
  };
}

/** The ground that a sheet's map shows, to within what flat ground is wrong at the edges. */
export function groundOf(sheet: Sheet, [lng, lat]: LngLat, scale: number): BBox {
  const perUnit = metresPerUnit(sheet, scale);
  const dLat = ((sheet.map.height / 2) * perUnit) / METRES_PER_DEGREE;
  const dLng = ((sheet.map.width / 2) * perUnit) / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180));
  return [lng - dLng, lat - dLat, lng + dLng, lat + dLat];
}
