import { AppError } from '#shared/contract/errors';

/** A part of the file. */
export type Section = { readonly offset: number; readonly length: number };

export type PmtilesHeader = {
  readonly root: Section;
  readonly metadata: Section;
  readonly leaves: Section;
  readonly tiles: Section;
  readonly internalCompression: number;
  readonly tileCompression: number;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** [west, south, east, north], degrees. */
  readonly bounds: readonly number[];
};

const HEADER_BYTES = 127;
/** Tile types of the specification; 0 is "something else", which the tiles themselves may tell. */
const MLT = 6;
const TYPES_KNOWN = 5;

function section(view: DataView, at: number): Section {
  const [offset, length] = [view.getBigUint64(at, true), view.getBigUint64(at + 8, true)];
  // Beyond what a number holds exactly there is no file.
  if (offset > Number.MAX_SAFE_INTEGER / 2 || length > Number.MAX_SAFE_INTEGER / 2)
    throw new AppError('basemap.damaged');
  return { offset: Number(offset), length: Number(length) };
}

/**
 * Reads the header of PMTiles 3 (specification 3, "Header"): 127 bytes, little-endian.
 * Errors: basemap.notTiles, basemap.unsupported {what}, basemap.damaged.
 */
export function readHeader(bytes: Uint8Array): PmtilesHeader {
  const magic = String.fromCharCode(...bytes.subarray(0, 7));
  if (!magic.startsWith('PM')) throw new AppError('basemap.notTiles');
  if (magic !== 'PMTiles') throw new AppError('basemap.unsupported', { what: 'PMTiles 1/2' });
  if (bytes.length < HEADER_BYTES) throw new AppError('basemap.damaged');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint8(7);
  if (version !== 3) throw new AppError('basemap.unsupported', { what: `PMTiles ${version}` });
  const type = view.getUint8(99);
  if (type === MLT) throw new AppError('basemap.unsupported', { what: 'MLT' });
  if (type > TYPES_KNOWN) throw new AppError('basemap.unsupported', { what: `type ${type}` });
  return {
    root: section(view, 8),
    metadata: section(view, 24),
    leaves: section(view, 40),
    tiles: section(view, 56),
    internalCompression: view.getUint8(97),
    tileCompression: view.getUint8(98),
    minZoom: view.getUint8(100),
    maxZoom: view.getUint8(101),
    bounds: [102, 106, 110, 114].map((at) => view.getInt32(at, true) / 1e7),
  };
}
