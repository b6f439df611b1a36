import { AppError } from '#shared/contract/errors';
import { convertGeometry } from '#shared/domain/geo/convert';
import { cleanArea } from '#shared/domain/geo/rings';
import type { Area, CoordinateSystem } from '#shared/domain/geo/types';
import type { Ctx } from '../../context.ts';

export type ImportedArea = { readonly geometry: Area; readonly properties: Readonly<Record<string, string>> };

/** The areas of an opened geographic file in WGS-84. Errors: import.expired, file.noArea (with `fault` when an area is unusable). */
export function areasOf(ctx: Ctx, importId: string, crs: CoordinateSystem): readonly ImportedArea[] {
  const { features } = ctx.session().imports.get(importId);
  const areas = (features ?? []).flatMap(({ geometry, properties }): ImportedArea[] =>
    geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon'
      ? [{ geometry: convertGeometry(cleaned(geometry), crs, 'wgs84'), properties }]
      : [],
  );
  if (areas.length === 0) throw new AppError('file.noArea');
  return areas;
}

/** Closed and turned as RFC 7946 wants; an area that cannot be one refuses the file rather than losing it silently. */
function cleaned(area: Area): Area {
  const clean = cleanArea(area);
  if (!clean.ok) throw new AppError('file.noArea', { fault: clean.fault });
  return clean.area;
}
