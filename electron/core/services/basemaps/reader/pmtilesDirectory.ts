import { AppError } from '#shared/contract/errors';

/** A directory of PMTiles 3, by columns; sorted by tile id. */
export type Directory = {
  readonly ids: Float64Array;
  /** How many tiles in a row have this content; 0 is a leaf directory. */
  readonly runs: Uint32Array;
  readonly lengths: Uint32Array;
  readonly offsets: Float64Array;
};

/** More than a leaf of the largest package known (the planet) by far. */
const ENTRIES_AT_MOST = 1_000_000;

const damaged = (): AppError => new AppError('basemap.damaged');

/** Reads numbers of 7 bits a byte (specification 3, "Varint Encoding"). */
class Varints {
  readonly #bytes: Uint8Array;
  #at = 0;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }
  next(): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 49; scale *= 128) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw damaged();
      this.#at += 1;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        if (value > Number.MAX_SAFE_INTEGER) throw damaged();
        return value;
      }
    }
    throw damaged();
  }
  uint32(): number {
    const value = this.next();
    if (value > 0xffffffff) throw damaged();
    return value;
  }
}

/** Reads an unpacked directory (specification 3, "Encoding of a directory"). Errors: basemap.damaged. */
export function readDirectory(bytes: Uint8Array): Directory {
  const varints = new Varints(bytes);
  const count = varints.next();
  // Every entry takes four numbers of at least a byte.
  if (count > ENTRIES_AT_MOST || count * 4 > bytes.length) throw damaged();
  const [ids, offsets] = [new Float64Array(count), new Float64Array(count)];
  const [runs, lengths] = [new Uint32Array(count), new Uint32Array(count)];
  for (let i = 0, id = 0; i < count; i += 1) {
    const step = varints.next();
    if (i > 0 && step === 0) throw damaged();
    id += step;
    ids[i] = id;
  }
  for (let i = 0; i < count; i += 1) runs[i] = varints.uint32();
  for (let i = 0; i < count; i += 1) {
    const length = varints.uint32();
    if (length === 0) throw damaged();
    lengths[i] = length;
  }
  for (let i = 0; i < count; i += 1) {
    const value = varints.next();
    if (value === 0 && i === 0) throw damaged();
    // 0: right behind the entry before it.
    offsets[i] = value === 0 ? (offsets[i - 1] ?? 0) + (lengths[i - 1] ?? 0) : value - 1;
  }
  return { ids, runs, lengths, offsets };
}

/** What a directory says of a tile: its content's place, or the leaf to ask; null when there is none. */
export function findEntry(
  { ids, runs, lengths, offsets }: Directory,
  id: number,
): { isLeaf: boolean; offset: number; length: number } | null {
  let [low, high] = [0, ids.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? 0) <= id) low = middle + 1;
    else high = middle - 1;
  }
  if (high < 0) return null;
  const [start, run] = [ids[high] ?? 0, runs[high] ?? 0];
  if (run > 0 && id - start >= run) return null;
  return { isLeaf: run === 0, offset: offsets[high] ?? 0, length: lengths[high] ?? 0 };
}
