import proj4 from 'proj4';
import { AppError } from '#shared/contract/errors';

type Position = readonly [number, number];

/** What a .prj says: the system that the positions come out in, and how they get there. */
export type Projection = {
  readonly crs: 'wgs84' | 'cgcs2000' | null;
  readonly toDegrees: (position: Position) => [number, number];
  /** i18n key `import.warning.<code>` when the datum is an old one. */
  readonly warning: 'oldDatum' | null;
};

const same = ([x, y]: Position): [number, number] => [x, y];

/** Datums that differ from WGS-84 by tens of metres to some hundred; their parameters are not public. */
const OLD_DATUM = /beijing.?1954|xian.?1980|krasovsky|krassowsky|iag.?75/i;
const CGCS = /cgcs.?2000|china.?(?:geodetic.?coordinate.?system.?)?2000/i;

/**
 * Reads a .prj (OGC WKT 1 as ESRI writes it). Degrees stay as they are; a projected system (Gauss–Krüger, UTM, Web
 * Mercator) is computed back. Without a .prj the positions must look like degrees.
 * Errors: file.projection.
 */
export function readPrj(wkt: string | undefined): Projection {
  const text = wkt?.trim() ?? '';
  const crs = CGCS.test(text) ? 'cgcs2000' : /wgs.?(?:19)?84/i.test(text) ? 'wgs84' : null;
  const warning = OLD_DATUM.test(text) ? 'oldDatum' : null;
  if (!/^PROJCS/i.test(text)) return { crs, toDegrees: same, warning };
  try {
    const { inverse } = proj4(text);
    // Asked once: a method that is not known fails here and not at the thousandth point.
    inverse([500_000, 3_300_000]);
    return {
      crs: crs ?? 'wgs84',
      toDegrees: ([x, y]) => {
        const [lng = Number.NaN, lat = Number.NaN] = inverse([x, y]);
        return [lng, lat];
      },
      warning,
    };
  } catch (cause) {
    throw new AppError('file.projection', {}, { cause });
  }
}

/** Whether a position can be degrees at all. */
export const isDegrees = ([lng, lat]: Position): boolean => Math.abs(lng) <= 180 && Math.abs(lat) <= 90;
