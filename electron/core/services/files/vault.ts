import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '#shared/contract/errors';
import { storageError } from '../../store/sqlite/errors.ts';

const HASH = /^[0-9a-f]{64}$/;

/** Where a map keeps the contents of its files. */
export const filesFolder = (folder: string): string => join(folder, 'files');

const placeOf = (folder: string, hash: string): string => {
  if (!HASH.test(hash)) throw new AppError('file.gone');
  return join(filesFolder(folder), hash.slice(0, 2), hash);
};
const thumbnailOf = (folder: string, hash: string): string =>
  join(folder, 'cache', 'thumbnails', HASH.test(hash) ? hash : 'none');

/** Writes beside the final name first, and to the disk itself: what has its name is whole. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const part = `${file}.part`;
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(part, 'w');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, file);
}

/** Keeps a content under its SHA-256, once; gives the hash. Errors: disk.full, disk.denied. */
export async function keepContent(folder: string, bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const file = placeOf(folder, hash);
  // One of another length is damaged; given again, it is whole again.
  if (statSync(file, { throwIfNoEntry: false })?.size === bytes.length) return hash;
  try {
    await writeWhole(file, bytes);
  } catch (error) {
    await rm(`${file}.part`, { force: true });
    throw storageError(error);
  }
  return hash;
}

/** A kept content. Errors: file.gone when it is not there or no longer what its name says. */
export async function readContent(folder: string, hash: string): Promise<Uint8Array> {
  const bytes = await readFile(placeOf(folder, hash)).catch(() => null);
  if (!bytes || createHash('sha256').update(bytes).digest('hex') !== hash) throw new AppError('file.gone');
  return new Uint8Array(bytes);
}

/** The small picture of a content; null when none was made, or the cache was emptied. */
export async function readThumbnail(folder: string, hash: string): Promise<Uint8Array | null> {
  const bytes = await readFile(thumbnailOf(folder, hash)).catch(() => null);
  return bytes && new Uint8Array(bytes);
}

export async function keepThumbnail(folder: string, hash: string, bytes: Uint8Array): Promise<void> {
  const file = thumbnailOf(folder, hash);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.part`, bytes);
  await rename(`${file}.part`, file);
}

/** The hashes of all kept contents. */
export function keptHashes(folder: string): readonly string[] {
  const home = filesFolder(folder);
  if (!existsSync(home)) return [];
  return readdirSync(home)
    .filter((name) => /^[0-9a-f]{2}$/.test(name))
    .flatMap((name) => readdirSync(join(home, name)).filter((file) => HASH.test(file)));
}

/** Takes away what a crash left half written; only while nobody writes. */
export function dropParts(folder: string): void {
  const home = filesFolder(folder);
  if (!existsSync(home)) return;
  for (const name of readdirSync(home, { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.part')) rmSync(join(home, name), { force: true });
}

/** Takes a content away for good, with its small picture. */
export function dropContent(folder: string, hash: string): void {
  rmSync(placeOf(folder, hash), { force: true });
  rmSync(thumbnailOf(folder, hash), { force: true });
}
