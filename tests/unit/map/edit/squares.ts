import { localProjection } from '#shared/domain/geo/distance';
import type { Area, LngLat } from '#shared/domain/geo/types';
import type { CellTier, GridCell } from '#shared/domain/grid/edit/index';

const local = localProjection([121.55, 29.87]);

/** A place by metres to the east and north of a corner of the small grid below. */
export const at = (x: number, y: number): LngLat => {
  const [lng, lat] = local.fromXY([x, y]);
  return [Number(lng.toFixed(9)), Number(lat.toFixed(9))];
};

export const rectangle = (x: number, y: number, width: number, height: number): Area => ({
  type: 'Polygon',
  coordinates: [
    [at(x, y), at(x + width, y), at(x + width, y + height), at(x, y + height), at(x, y)].map(
      ([lng, lat]): [number, number] => [lng, lat],
    ),
  ],
});

export function cell(id: string, geometry: Area, more: Partial<GridCell> = {}): GridCell {
  const tier: CellTier = more.tier ?? 'cell';
  return {
    id,
    version: 1,
    geometry,
    tier,
    parentId: tier === 'community' ? null : 'all',
    code: '',
    name: id,
    households: null,
    ...more,
  };
}

/** A community of 200 × 100 m with two squares, west and east. */
export const twoSquares = (): GridCell[] => [
  cell('all', rectangle(0, 0, 200, 100), { tier: 'community', code: '330203006001' }),
  cell('west', rectangle(0, 0, 100, 100), { code: '330203006001001', name: '棠梨第1网格' }),
  cell('east', rectangle(100, 0, 100, 100), { code: '330203006001002', name: '棠梨第2网格' }),
];
