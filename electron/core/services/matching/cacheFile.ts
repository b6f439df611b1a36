import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { INDEX_VERSION } from '#shared/domain/matching/index';
import { batchOfChange, changedAfter } from '../../store/sqlite/queries/changes.ts';
import type { Store } from '../../store/store.ts';

/** Which state of the map a saved index belongs to. */
export type Stamp = {
  readonly version: number;
  /** The last recorded change in it, and that change's batch: a restored backup may use a number again. */
  readonly seq: number;
  readonly batchId: string;
  /** Names and keywords of the categories of things, which are words of the index. */
  readonly lexicon: string;
};

const cacheFile = (folder: string): string => join(folder, 'cache', 'matching.index');

/** The stamp of the map as it is now. */
export function stampOf(store: Store, lexicon: string): Stamp {
  const seq = store.changeSeq();
  return { version: INDEX_VERSION, seq, batchId: batchOfChange(store, seq), lexicon };
}

/** Writes the index beside the map; the stamp is its first line. A crash leaves the old file or the new one. */
export async function saveIndex(folder: string, stamp: Stamp, bytes: Uint8Array): Promise<void> {
  const file = cacheFile(folder);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.part`, Buffer.concat([Buffer.from(`${JSON.stringify(stamp)}\n`), bytes]));
  await rename(`${file}.part`, file);
}

/** The saved index when it belongs to this map's past and the same words; otherwise null. */
export async function readSavedIndex(
  folder: string,
  store: Store,
  lexicon: string,
): Promise<{ stamp: Stamp; bytes: Uint8Array } | null> {
  const content = await readFile(cacheFile(folder)).catch(() => null);
  const end = content?.indexOf(10) ?? -1;
  if (content === null || end < 0) return null;
  try {
    const stamp = JSON.parse(content.subarray(0, end).toString()) as Stamp;
    const fits =
      stamp.version === INDEX_VERSION &&
      stamp.lexicon === lexicon &&
      stamp.seq <= store.changeSeq() &&
      stamp.batchId === batchOfChange(store, stamp.seq);
    return fits ? { stamp, bytes: content.subarray(end + 1) } : null;
  } catch {
    return null; // A damaged cache is no loss: the index is built anew.
  }
}

/** Ids of things and problems changed after a stamp, and whether cells or problems' calls may have changed too. */
export function changedSince(
  store: Store,
  seq: number,
): { things: string[]; problems: string[]; cells: boolean } {
  const rows = changedAfter(store, seq);
  const of = (entity: string): string[] => rows.filter((row) => row[0] === entity).map((row) => row[1]);
  return { things: of('things'), problems: of('problems'), cells: of('cells').length > 0 };
}
