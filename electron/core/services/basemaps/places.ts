import { existsSync, readdirSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#shared/contract/errors';

/** Endings of the kept files; their names are ids of ours, never the user's. */
export type KeptEnding = 'mbtiles' | 'pmtiles' | 'picture' | 'sketch';
const NAME = /^[\w-]{1,64}\.(?:mbtiles|pmtiles|picture|sketch)$/;
const PART = /\.part(?:-journal|-wal|-shm)?$/;

/** Where a map keeps its basemaps. */
export const basemapsFolder = (folder: string): string => join(folder, 'basemaps');

/** Where tiles that were seen are kept. */
export const cacheFolder = (folder: string): string => join(basemapsFolder(folder), 'cache');

/** A kept file by the name that its row has; a map of somebody else may have any name in it. Errors: file.gone. */
export function keptFile(folder: string, name: string | null): string {
  if (name === null || !NAME.test(name)) throw new AppError('file.gone');
  return join(basemapsFolder(folder), name);
}

/** Where something stands while it comes in. */
export const partFile = (folder: string, id: string): string => join(basemapsFolder(folder), `${id}.part`);

/** Gives a whole file its name: written to the disk itself first, so that what has its name is whole. */
export async function keepFile(part: string, file: string): Promise<void> {
  const handle = await open(part, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, file);
}

/** Takes away what a crash left half come in; only while nobody adds. */
export function dropParts(folder: string): void {
  const home = basemapsFolder(folder);
  if (!existsSync(home)) return;
  for (const name of readdirSync(home)) if (PART.test(name)) rmSync(join(home, name), { force: true });
}

/** Names of all kept files. */
export function keptNames(folder: string): readonly string[] {
  const home = basemapsFolder(folder);
  return existsSync(home) ? readdirSync(home).filter((name) => NAME.test(name)) : [];
}
