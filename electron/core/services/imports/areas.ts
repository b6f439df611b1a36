import { AppError } from '#shared/contract/errors';
import { convertGeometry } from '#shared/domain/geo/convert';
import type { Area, CoordinateSystem } from '#shared/domain/geo/types';
import type { Ctx } from '../../context.ts';

export type ImportedArea = { readonly geometry: Area; readonly properties: Readonly<Record<string, string>> };

/** The areas of an opened geographic file in WGS-84. Errors: import.expired, file.noArea. */
export function areasOf(ctx: Ctx, importId: string, crs: CoordinateSystem): readonly ImportedArea[] {
  const { features } = ctx.session().imports.get(importId);
  const areas = (features ?? []).flatMap(({ geometry, properties }): ImportedArea[] =>
    geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon'
      ? [{ geometry: convertGeometry(geometry, crs, 'wgs84'), properties }]
      : [],
  );
  if (areas.length === 0) throw new AppError('file.noArea');
  return areas;
}
