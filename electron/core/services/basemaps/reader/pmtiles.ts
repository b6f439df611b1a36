import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { AppError } from '#shared/contract/errors';
import { tileBox } from '#shared/domain/basemap/tileMath';
import { boxOf, contentOf, plainLine, tileSizeOf, zoomOf } from './packageLooks.ts';
import { type Directory, findEntry, readDirectory } from './pmtilesDirectory.ts';
import { type PmtilesHeader, readHeader, type Section } from './pmtilesHeader.ts';
import { pmtilesId, pmtilesZoom } from './tileIds.ts';
import type { FoundTile, TilePackage, TileSource } from './tileProtocol.ts';
import { readTile, TILE_MAX_BYTES, unpack } from './unpack.ts';

const MIB = 1024 * 1024;
const DIRECTORY_MAX_PACKED = 8 * MIB;
const DIRECTORY_MAX_BYTES = 32 * MIB;
const METADATA_MAX_BYTES = 8 * MIB;
/** A root, and leaves below it; the specification knows no deeper ones, and a circle ends here. */
const DEPTH_AT_MOST = 4;
const LEAVES_KEPT = 64;

const damaged = (): AppError => new AppError('basemap.damaged');

/** Reads inside one section of the file; what would lie outside it is damage. */
function makeRead(fd: number, fileBytes: number) {
  return (section: Section, offset: number, length: number, atMost: number): Uint8Array => {
    const from = section.offset + offset;
    if (length > atMost || offset + length > section.length || from + length > fileBytes) throw damaged();
    const bytes = new Uint8Array(length);
    if (readSync(fd, bytes, 0, length, from) !== length) throw damaged();
    return bytes;
  };
}

type Read = ReturnType<typeof makeRead>;

/** Directories by their place, the last used kept. */
function makeDirectories(read: Read, header: PmtilesHeader) {
  const leaves = new Map<number, Directory>();
  const unpacked = (packed: Uint8Array): Directory =>
    readDirectory(unpack(packed, header.internalCompression, DIRECTORY_MAX_BYTES));
  const root = unpacked(read(header.root, 0, header.root.length, DIRECTORY_MAX_PACKED));
  const leaf = (offset: number, length: number): Directory => {
    const known = leaves.get(offset);
    const directory = known ?? unpacked(read(header.leaves, offset, length, DIRECTORY_MAX_PACKED));
    leaves.delete(offset);
    leaves.set(offset, directory);
    const [oldest] = leaves.keys();
    if (leaves.size > LEAVES_KEPT && oldest !== undefined) leaves.delete(oldest);
    return directory;
  };
  return { root, leaf };
}

function metadataOf(read: Read, header: PmtilesHeader): Readonly<Record<string, unknown>> {
  if (header.metadata.length === 0) return {};
  try {
    const packed = read(header.metadata, 0, header.metadata.length, METADATA_MAX_BYTES);
    const text = new TextDecoder().decode(unpack(packed, header.internalCompression, METADATA_MAX_BYTES));
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
  } catch {
    // Names and source lines are of no use to the tiles.
    return {};
  }
}

/** Opens a PMTiles 3 file. Errors: basemap.notTiles, basemap.unsupported, basemap.damaged. */
export function openPmtiles(file: string): TileSource {
  const fd = openSync(file, 'r');
  try {
    return source(fd);
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

function source(fd: number): TileSource {
  const fileBytes = fstatSync(fd).size;
  const read = makeRead(fd, fileBytes);
  const start = { offset: 0, length: fileBytes };
  const header = readHeader(read(start, 0, Math.min(fileBytes, 127), 127));
  const { root, leaf } = makeDirectories(read, header);

  const contentAt = (offset: number, length: number): FoundTile =>
    readTile(read(header.tiles, offset, length, TILE_MAX_BYTES), header.tileCompression);

  const tile = (z: number, x: number, y: number): FoundTile | null => {
    const id = pmtilesId(z, x, y);
    let directory = root;
    for (let depth = 0; depth < DEPTH_AT_MOST; depth += 1) {
      const entry = findEntry(directory, id);
      if (!entry) return null;
      if (!entry.isLeaf) return contentAt(entry.offset, entry.length);
      directory = leaf(entry.offset, entry.length);
    }
    throw damaged();
  };

  /** The first content of all and its zoom: what the package is made of. */
  const first = (): { tile: FoundTile; z: number } => {
    let directory = root;
    for (let depth = 0; depth < DEPTH_AT_MOST; depth += 1) {
      const [id, run, length, offset] = [
        directory.ids[0],
        directory.runs[0] ?? 0,
        directory.lengths[0] ?? 0,
        directory.offsets[0] ?? 0,
      ];
      if (id === undefined) throw new AppError('basemap.empty');
      if (run > 0) return { tile: contentAt(offset, length), z: pmtilesZoom(id) };
      directory = leaf(offset, length);
    }
    throw damaged();
  };

  const inspect = (): TilePackage => {
    const sample = first();
    const metadata = metadataOf(read, header);
    const minZoom = zoomOf(header.minZoom) ?? sample.z;
    const maxZoom = Math.max(minZoom, zoomOf(header.maxZoom) ?? sample.z);
    return {
      content: contentOf(sample.tile),
      tileSize: tileSizeOf(sample.tile, Number(metadata.scale ?? 1)),
      minZoom,
      maxZoom,
      bbox: boxOf(header.bounds) ?? tileBox({ z: 0, x: 0, y: 0 }),
      name: plainLine(metadata.name, 100),
      attribution: plainLine(metadata.attribution, 500),
      isOverlay: metadata.type === 'overlay',
    };
  };

  return { inspect, tile, close: () => closeSync(fd) };
}
