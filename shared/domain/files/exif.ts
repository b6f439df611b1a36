import type { LngLat } from '../geo/types.ts';
import { ascii, reader } from './bytes.ts';

/** What a photo's EXIF says that matters here. */
export type Exif = {
  /** 1 upright; 2–8 turned or mirrored (EXIF 2.32, tag 274). */
  readonly orientation: number;
  /** Where it was taken, WGS-84. */
  readonly position: LngLat | null;
};

export const NO_EXIF: Exif = { orientation: 1, position: null };

const ORIENTATION = 0x0112;
const GPS_IFD = 0x8825;
const [LAT_REF, LAT, LNG_REF, LNG] = [1, 2, 3, 4] as const;
const MOST_ENTRIES = 1000;

type Entry = { readonly type: number; readonly at: number };

/** Reads the orientation and the position from a TIFF block; anything that is not as it should be says nothing. */
export function readExif(tiff: Uint8Array | null): Exif {
  if (!tiff) return NO_EXIF;
  try {
    return readTiff(tiff);
  } catch {
    // A damaged block is removed like any other; it only has nothing to tell.
    return NO_EXIF;
  }
}

function readTiff(tiff: Uint8Array): Exif {
  const order = ascii(tiff, 0, 2);
  if (order !== 'II' && order !== 'MM') return NO_EXIF;
  const { u16, u32 } = reader(tiff, order === 'II');
  const entries = (at: number): ReadonlyMap<number, Entry> => {
    const found = new Map<number, Entry>();
    const count = Math.min(u16(at), MOST_ENTRIES);
    for (let i = 0; i < count; i += 1) {
      const entry = at + 2 + 12 * i;
      found.set(u16(entry), { type: u16(entry + 2), at: entry + 8 });
    }
    return found;
  };
  const first = entries(u32(4));
  const turned = first.get(ORIENTATION);
  const gps = first.get(GPS_IFD);
  const orientation = turned ? u16(turned.at) : 1;
  const rational = (at: number): number => u32(at) / u32(at + 4);
  const degrees = (table: ReadonlyMap<number, Entry>, tag: number, refTag: number): number => {
    const [entry, ref] = [table.get(tag), table.get(refTag)];
    if (!entry || !ref) return Number.NaN;
    const at = u32(entry.at);
    const value = rational(at) + rational(at + 8) / 60 + rational(at + 16) / 3600;
    return /[SW]/.test(ascii(tiff, ref.at, 1)) ? -value : value;
  };
  const table = gps ? entries(u32(gps.at)) : new Map<number, Entry>();
  const [lng, lat] = [degrees(table, LNG, LNG_REF), degrees(table, LAT, LAT_REF)];
  const isPlace = Math.abs(lng) <= 180 && Math.abs(lat) <= 90 && (lng !== 0 || lat !== 0);
  return {
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    position: isPlace ? [lng, lat] : null,
  };
}
