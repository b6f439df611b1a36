import { isUtf8 } from 'node:buffer';
import { crc32, inflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { AppError } from '#shared/contract/errors';
import type { FileLimits } from './limits.ts';

/** A part of a zip, as its directory tells of it. The name is only compared, never used as a path. */
export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  /** Checksum of the unpacked part; 0 where its writer left it away. */
  readonly crc: number;
  readonly packedBytes: number;
  readonly inflatedBytes: number;
  readonly headerAt: number;
};

const damaged = (cause?: unknown): AppError => new AppError('file.damaged', {}, { cause });

/** Finds the end-of-directory record (PKZIP APPNOTE 4.3.16); at most 65,535 bytes of comment follow it. */
function findDirectory(view: DataView): { at: number; count: number } {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 65_535); at -= 1)
    if (view.getUint32(at, true) === 0x06054b50) {
      const [start, count] = [view.getUint32(at + 16, true), view.getUint16(at + 10, true)];
      return start === ALL_ONES || count === 0xffff
        ? findLargeDirectory(view, at - 20)
        : { at: start, count };
    }
  throw damaged();
}

/** Stands where a figure is in the Zip64 record instead. */
const ALL_ONES = 0xffffffff;

function bigFigure(view: DataView, at: number): number {
  if (at < 0 || at + 8 > view.byteLength) throw damaged();
  return Number(view.getBigUint64(at, true));
}

/** The Zip64 end-of-directory record (APPNOTE 4.3.14), by its locator; small files of careful programs have it too. */
function findLargeDirectory(view: DataView, locatorAt: number): { at: number; count: number } {
  if (locatorAt < 0 || view.getUint32(locatorAt, true) !== 0x07064b50) throw damaged();
  const at = bigFigure(view, locatorAt + 8);
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== 0x06064b50) throw damaged();
  return { at: bigFigure(view, at + 48), count: bigFigure(view, at + 32) };
}

type Figures = Pick<ZipEntry, 'packedBytes' | 'inflatedBytes' | 'headerAt'>;

/** Sizes from the Zip64 extra field (APPNOTE 4.5.3), which holds those that are all ones, in this order. */
function largeFigures(view: DataView, figures: Figures, from: number, length: number): Figures {
  const { inflatedBytes, packedBytes, headerAt } = figures;
  if (![inflatedBytes, packedBytes, headerAt].includes(ALL_ONES)) return figures;
  for (
    let at = from;
    at + 4 <= Math.min(from + length, view.byteLength);
    at += 4 + view.getUint16(at + 2, true)
  ) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    const take = (figure: number): number => {
      if (figure !== ALL_ONES) return figure;
      next += 8;
      return bigFigure(view, next - 8);
    };
    return { inflatedBytes: take(inflatedBytes), packedBytes: take(packedBytes), headerAt: take(headerAt) };
  }
  return figures;
}

/** Names are UTF-8, or what Chinese Windows writes: GBK. */
const entryName = (raw: Uint8Array): string =>
  new TextDecoder(isUtf8(raw) ? 'utf-8' : 'gb18030').decode(raw).replaceAll('\\', '/');

/** Nothing honest shrinks to less than a five-hundredth, once it is large. */
function isBomb({ packedBytes, inflatedBytes }: ZipEntry, limits: FileLimits): boolean {
  return inflatedBytes > limits.bombBytes && inflatedBytes > packedBytes * limits.ratio;
}

/** Reads the zip's directory (APPNOTE 4.3.12) without unpacking anything. Errors: file.damaged, file.tooMuchContent. */
export function zipEntries(bytes: Uint8Array, limits: FileLimits): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 22) throw damaged();
  const { at: start, count } = findDirectory(view);
  if (count > limits.zipEntries) throw new AppError('file.tooMuchContent');
  const entries: ZipEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const figures = {
      packedBytes: view.getUint32(at + 20, true),
      inflatedBytes: view.getUint32(at + 24, true),
      headerAt: view.getUint32(at + 42, true),
    };
    entries.push({
      name: entryName(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      crc: view.getUint32(at + 16, true),
      ...largeFigures(view, figures, at + 46 + nameLength, extraLength),
    });
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  if (entries.some((entry) => isBomb(entry, limits))) throw new AppError('file.tooMuchContent');
  return entries;
}

function unpacked(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.headerAt + 30 > view.byteLength || view.getUint32(entry.headerAt, true) !== 0x04034b50)
    throw damaged();
  const from =
    entry.headerAt +
    30 +
    view.getUint16(entry.headerAt + 26, true) +
    view.getUint16(entry.headerAt + 28, true);
  const packed = bytes.subarray(from, from + entry.packedBytes);
  if (packed.length !== entry.packedBytes) throw damaged();
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw damaged();
  if (entry.inflatedBytes === 0) return new Uint8Array();
  try {
    // Never more than the directory promised: a part that lies about its size ends here.
    return inflateRawSync(packed, { maxOutputLength: entry.inflatedBytes });
  } catch (cause) {
    if (cause instanceof RangeError) throw new AppError('file.tooMuchContent', {}, { cause });
    throw damaged(cause);
  }
}

/** One part unpacked, and held against its checksum. Errors: file.damaged, file.tooMuchContent. */
export function inflateEntry(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const part = unpacked(bytes, entry);
  if (entry.crc !== 0 && crc32(part) !== entry.crc) throw damaged();
  return part;
}

/** Whether a zip is an Excel workbook. */
export const isWorkbookZip = (entries: readonly ZipEntry[]): boolean =>
  entries.some((entry) => /(^|\/)workbook\d*\.(xml|bin)$/i.test(entry.name));

/** Parts that hold no cells: pictures, drawings, macros, printer settings. */
const WITHOUT_CELLS =
  /^xl\/(media|drawings|charts|printerSettings|embeddings|activeX|ctrlProps)\/|vbaProject\.bin$|\.vml$/i;

/**
 * Unpacks a workbook within the limits and packs it again unpressed, so that the spreadsheet reader after it can meet
 * neither a bomb nor a size that lies. Errors: file.damaged, file.encrypted, file.tooMuchContent.
 */
export function unpackedWorkbook(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  limits: FileLimits,
): Uint8Array {
  const parts: Record<string, Uint8Array> = {};
  for (const entry of cellParts(entries, limits)) parts[entry.name] = inflateEntry(bytes, entry);
  return zipSync(parts, { level: 0 });
}

/** The parts of a workbook that may hold cells, within the limits. Errors: file.encrypted, file.tooMuchContent. */
export function cellParts(entries: readonly ZipEntry[], limits: FileLimits): readonly ZipEntry[] {
  const wanted = entries.filter((entry) => !entry.name.endsWith('/') && !WITHOUT_CELLS.test(entry.name));
  if (wanted.some((entry) => entry.encrypted)) throw new AppError('file.encrypted');
  const total = wanted.reduce((sum, entry) => sum + entry.inflatedBytes, 0);
  if (total > limits.inflatedBytes) throw new AppError('file.tooMuchContent');
  return wanted;
}
